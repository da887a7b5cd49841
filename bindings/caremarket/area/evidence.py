"""Hazards of the model's people that the national evidence gives, read without a scenario."""

from __future__ import annotations

from pathlib import Path

from ..faults import InputFaults, Place
from ..scenario.chain import read_chain
from ..scenario.nodes import Mapping, Node, Scalar
from ..scenario.places import shipped_folder
from ..scenario.scalars import Wrong, number

EVIDENCE = Path("evidence") / "england.yaml"


def leaving_and_improvement() -> tuple[dict[int, float], float]:
    """The hazard of moving out by lowest age of its band, per year, and the yearly fall of death rates.

    Raises
    ------
    InputFaults
        When the evidence cannot be read or does not say.

    Examples
    --------
    >>> leaving, improvement = leaving_and_improvement()
    >>> min(leaving), 0 <= improvement < 1
    (18, True)
    """
    layers, faults = read_chain(shipped_folder() / EVIDENCE)
    if faults:
        raise InputFaults(faults)
    found: dict[str, Node] = {}
    for layer in layers:
        section = layer.root.get("population")
        if isinstance(section, Mapping):
            found.update({key: entry.node for key, entry in section.items()})
    table = _value(found.get("leaving_area"), "leaving_area")
    if not isinstance(table, Mapping):
        raise InputFaults.single(table.place, "", "is not a table by age", subject="population.leaving_area")
    leaving = {_lowest_age(age): _number(entry.node, "leaving_area") for age, entry in table.items()}
    return leaving, _number(
        _value(found.get("mortality_improvement"), "mortality_improvement"), "mortality_improvement"
    )


def _value(record: Node | None, name: str) -> Node:
    value = record.get("value") if isinstance(record, Mapping) else None
    if value is None:
        place = record.place if record is not None else Place(f"scenarios/{EVIDENCE.as_posix()}")
        raise InputFaults.single(place, "", "has no value; arrivals are built on one", subject=f"population.{name}")
    return value


def _number(node: Node, name: str) -> float:
    if not isinstance(node, Scalar):
        raise InputFaults.single(node.place, "", "is not a number", subject=f"population.{name}")
    try:
        return float(number(node.text, quoted=node.quoted))
    except Wrong as wrong:
        raise InputFaults.single(node.place, node.text, wrong.rule, subject=f"population.{name}") from None


def _lowest_age(band: str) -> int:
    """The lowest age of a band such as 65-69 or 90+."""
    return int(band.rstrip("+").split("-")[0])
