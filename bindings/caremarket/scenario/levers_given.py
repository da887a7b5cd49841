"""Levers given in Python, read just as those of a scenario file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..faults import Fault, InputFaults, Place
from .description import Description
from .levers_reading import resolve_lever
from .nodes import Mapping as MappingNode
from .origins import Origin, Origins
from .python_values import as_node, plain
from .records import Sources
from .scalars import Wrong
from .settings import LeverText
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
) -> list[str]:
    """Put levers into a document, each in place of the one of its name or at the end, and tell their names.

    `origins` learns where they come from. Raises InputFaults with all that is wrong with their records.
    """
    given = [_node(lever) for lever in levers]
    names = [one.name for one in given]
    if len(set(names)) < len(names):
        rule = "two levers have the same name; give each a name of its own"
        raise InputFaults.single(CALL, "", rule, subject="levers")
    held = {str(lever.get("name")): index for index, lever in enumerate(document["levers"])}
    bibliography = Sources([])
    bibliography.entries.update(sources)
    work = Work(origins, bibliography)
    for one in given:
        index = held.get(one.name, len(document["levers"]))
        if index == len(document["levers"]):
            document["levers"].append(None)
            origins.lever_names.append(one.name)
        clear(origins.at, index)
        clear(document["provenance"], index)
        document["levers"][index], records = resolve_lever(one, index, description, work)
        document["provenance"].update(records)
    if work.faults:
        raise InputFaults(work.faults)
    return names


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


def _node(lever: LeverValues | Mapping[str, Any]) -> LeverText:
    """One lever as the tree that a file would give, under its name."""
    given = lever if isinstance(lever, Mapping) else getattr(lever, "as_dict", dict)()
    if not given:
        rule = "is not a lever; give one of caremarket.levers, or a mapping with its kind and keys"
        raise InputFaults.single(CALL, repr(lever), rule, subject="levers")
    name = str(given.get("name", given.get("kind", "unnamed")))
    made, faults = {}, []
    for key, value in given.items():
        try:
            made[str(key)] = plain(value)
        except Wrong as wrong:
            faults.append(Fault(CALL, f"levers.{name}.{key}", str(value), wrong.rule))
    if faults:
        raise InputFaults(faults)
    node = as_node(made, CALL)
    assert isinstance(node, MappingNode)
    return LeverText(name, node)
