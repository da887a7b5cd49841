"""Levers given in Python, read just as those of a scenario file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..faults import Fault, Place
from .description import Description
from .levers_reading import resolve_lever
from .nodes import Mapping as MappingNode
from .nodes import child_pointer
from .origins import Origin, Origins
from .python_values import as_node, plain, plain_key
from .records import Sources
from .scalars import Wrong
from .settings import LeverText, lever_name
from .values import Work

if TYPE_CHECKING:
    from ..levers import LeverValues

CALL = Place("<python>")


def put_levers(
    document: dict[str, Any],
    levers: tuple[LeverValues | Mapping[str, Any], ...],
    origins: Origins,
    sources: dict[str, Any],
    description: Description,
) -> tuple[list[str], list[Fault]]:
    """Put levers into a document, each in place of the one of its name or at the end.

    `origins` learns where they come from. Returns their names, and all that is wrong with what was given and with the
    records in it.
    """
    held = {str(lever.get("name")): index for index, lever in enumerate(document["levers"])}
    bibliography = Sources([])
    bibliography.entries.update(sources)
    work = Work(origins, bibliography)
    names: list[str] = []
    for lever in levers:
        given = _as_mapping(lever)
        if not given:
            rule = "is not a lever; give one of caremarket.levers, or a mapping with its kind and keys"
            work.faults.append(Fault(CALL, "levers", repr(lever), rule))
            continue
        one, wrong = _node(given)
        if one.name in names:
            rule = "two levers have the same name; give each a name of its own"
            work.faults.append(Fault(CALL, "levers", "", rule))
            continue
        names.append(one.name)
        index = held.get(one.name, len(document["levers"]))
        if index == len(document["levers"]):
            document["levers"].append(None)
            origins.lever_names.append(one.name)
        clear(origins.at, index)
        clear(document["provenance"], index)
        document["levers"][index], records = resolve_lever(one, index, description, work)
        document["provenance"].update(records)
        for key, value, rule in wrong:
            pointer = child_pointer(f"/levers/{index}", key)
            work.faults.append(Fault(CALL, f"levers.{one.name}.{key}", value, rule, (), pointer))
    return names, work.faults


def clear(held: dict[str, Any], index: int) -> None:
    """Forget everything at and below the pointer of one lever."""
    pointer = f"/levers/{index}"
    for gone in [one for one in held if one == pointer or one.startswith(pointer + "/")]:
        del held[gone]


def place_in_call(places: dict[str, Origin], index: int, lever: Mapping[str, Any]) -> None:
    """Say of a lever of the document, and of each of its keys, that Python put it there."""
    clear(places, index)
    places[f"/levers/{index}"] = Origin(CALL, CALL)
    for key, value in lever.items():
        places[f"/levers/{index}/{key}"] = Origin(CALL, CALL, str(value))


def _as_mapping(lever: LeverValues | Mapping[str, Any]) -> Mapping[str, Any]:
    """A lever as its keys and values; empty when it is not a lever."""
    return lever if isinstance(lever, Mapping) else getattr(lever, "as_dict", dict)()


def _node(given: Mapping[str, Any]) -> tuple[LeverText, list[tuple[str, str, str]]]:
    """One lever as the tree that a file would give, under its name; and key, value and rule of what cannot stand."""
    made, wrong = {}, []
    for key, value in given.items():
        try:
            made[plain_key(key)] = plain(value)
        except Wrong as error:
            wrong.append((str(key), str(value), error.rule))
    node = as_node(made, CALL)
    assert isinstance(node, MappingNode)
    return LeverText(lever_name(node), node), wrong
