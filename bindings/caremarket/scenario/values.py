"""Numbers, tables, paths and distributions to JSON in the declared unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from ..faults import Fault, Place, nearest_names
from .nodes import Mapping, Node, Scalar, Sequence, child_pointer
from .origins import Origin, Origins
from .records import DISTRIBUTIONS, RECORD_KEYS, Sources
from .scalars import Json, Wrong, date, looks_like_date, node_json, number, plain_number, shown
from .units import UnitFault, factor, unit_names


@dataclass(slots=True)
class Work:
    """What is gathered while one document is resolved."""

    origins: Origins
    sources: Sources
    faults: list[Fault] = field(default_factory=list)
    tables: dict[str, Path] = field(default_factory=dict)

    def fault(
        self, pointer: str, place: Place, value: str, rule: str, nearest: tuple[str, ...] = (), suffix: str = ""
    ) -> None:
        """Note one fault of the value at `pointer`."""
        subject = self.origins.subject(pointer) + suffix
        self.faults.append(Fault(place, subject, value, rule, nearest, pointer))


def unit_factor(
    record: Mapping | None, declared: str, pointer: str, work: Work, *, needed: bool = True
) -> tuple[Decimal, str]:
    """The factor to the declared unit and the unit as written where it is another one.

    A record without a unit is at fault where one is `needed`, unless the declared unit is 1.
    """
    node = record.get("unit") if record is not None else None
    if node is None:
        if needed and record is not None and declared not in ("1", ""):
            work.fault(pointer, record.place, "", f"has no unit; write unit: {declared}")
        return Decimal(1), ""
    if not isinstance(node, Scalar):
        work.fault(pointer, node.place, shown(node), "is not a unit", suffix=".unit")
        return Decimal(1), ""
    try:
        by = factor(node.text, declared or "1")
    except UnitFault as error:
        near = (declared,) if not error.wrong else nearest_names(error.wrong, unit_names())
        work.fault(pointer, node.place, node.text, error.rule, near, ".unit")
        return Decimal(1), ""
    return by, "" if by == 1 else node.text


def convert(node: Node, by: Decimal, unit: str, pointer: str, key_place: Place, work: Work) -> Json:
    """A number, distribution, table or path as JSON; every value below it gets its origin."""
    if isinstance(node, Scalar):
        work.origins.at[pointer] = Origin(key_place, node.place, node.text, unit)
        return _number(node, by, pointer, work)
    if isinstance(node, Sequence):
        work.fault(pointer, node.place, "a list", "is not a number; a table is written as label: number lines")
        return node_json(node)
    if node.get("dist") is not None:
        work.origins.at[pointer] = Origin(key_place, node.place, _dist_text(node), unit)
        return _distribution(node, by, unit, pointer, work)
    work.origins.at.setdefault(pointer, Origin(key_place, node.place))
    table: dict[str, Json] = {}
    for key, entry in node.items():
        below = child_pointer(pointer, key)
        if looks_like_date(key):
            try:
                date(key)
            except Wrong as wrong:
                work.fault(below, entry.key_place, key, wrong.rule)
        elif is_split_by_comma(key, entry.node):
            rule = "stands after a comma; decimals are written with a point"
            work.fault(below, entry.key_place, key, rule)
            continue
        table[key] = convert(entry.node, by, unit, below, entry.key_place, work)
    return table


def is_split_by_comma(key: str, node: Node) -> bool:
    """`{value: 1,5}` is read as value 1 and an empty key 5."""
    return key.isdigit() and isinstance(node, Scalar) and node.text == "" and not node.quoted


def _number(node: Scalar, by: Decimal, pointer: str, work: Work) -> Json:
    try:
        return plain_number(number(node.text, quoted=node.quoted) * by)
    except Wrong as wrong:
        work.fault(pointer, node.place, shown(node), wrong.rule)
        return node.text


def _dist_text(node: Mapping) -> str:
    parts = [f"{key}: {entry.node.text}" for key, entry in node.items() if isinstance(entry.node, Scalar)]
    return "{" + ", ".join(part for part in parts if part.split(":")[0] in _DIST_KEYS) + "}"


_DIST_KEYS = {"dist", *(key for keys in DISTRIBUTIONS.values() for key in keys)}


def _distribution(node: Mapping, by: Decimal, unit: str, pointer: str, work: Work) -> Json:
    name = node.get("dist")
    text = name.text if isinstance(name, Scalar) else "a mapping or list"
    if text not in DISTRIBUTIONS:
        place = name.place if name is not None else node.place
        rule = f"is not one of {', '.join(DISTRIBUTIONS)}"
        work.fault(pointer, place, text, rule, nearest_names(text, DISTRIBUTIONS), ".dist")
        return {"dist": text}
    result: dict[str, Json] = {"dist": text}
    for key in DISTRIBUTIONS[text]:
        part = node.get(key)
        if part is None:
            work.fault(pointer, node.place, "", f"is a {text} distribution and has no {key}")
        elif isinstance(part, Scalar):
            scale = Decimal(1) if key == "sigma" else by
            below = child_pointer(pointer, key)
            work.origins.at[below] = Origin(node.place, part.place, part.text, unit)
            result[key] = _number(part, scale, below, work)
        else:
            work.fault(pointer, part.place, shown(part), "is not a number", suffix=f".{key}")
    return result


def check_record_keys(record: Mapping, pointer: str, work: Work, also: tuple[str, ...] = ()) -> None:
    """Note keys that no record has, and a value beside a distribution."""
    allowed = (*RECORD_KEYS, *also)
    for key, entry in record.items():
        if key in allowed:
            continue
        if is_split_by_comma(key, entry.node):
            work.fault(pointer, entry.key_place, key, "stands after a comma; decimals are written with a point")
        else:
            work.fault(pointer, entry.key_place, key, "is not a key of a record", nearest_names(key, allowed))
    if record.get("value") is not None and record.get("dist") is not None:
        work.fault(pointer, record.place, "", "has both a value and a distribution; give one")
    _check_shape_keys(record, pointer, work)


def _check_shape_keys(record: Mapping, pointer: str, work: Work) -> None:
    """Note the keys of a distribution that this record does not use."""
    name = record.get("dist")
    if isinstance(name, Scalar) and name.text not in DISTRIBUTIONS:
        return
    used = DISTRIBUTIONS.get(name.text, ()) if isinstance(name, Scalar) else ()
    for key in ("mean", "sd", "median", "sigma", "mode"):
        entry = record.entries.get(key)
        if entry is not None and key not in used:
            of = f"a {name.text} distribution" if isinstance(name, Scalar) else "a value without dist"
            work.fault(pointer, entry.key_place, key, f"does not belong to {of}")
