"""One lever as written to one lever of the resolved document."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..faults import Fault, Place
from .description import Description, Lever, LeverField
from .nodes import Entry, Mapping, Node, Scalar, Sequence, child_pointer
from .origins import Origin
from .records import PROVENANCE_KEYS, RECORD_KEYS, check_bounds, provenance
from .scalars import Json, Wrong, date, node_json, scalar_json, shown
from .settings import LeverText, is_empty, is_record
from .values import Work, check_record_keys, convert, is_split_by_comma, unit_factor

_LEVER_PROVENANCE = tuple(key for key in PROVENANCE_KEYS if key != "kind")


def resolve_lever(text: LeverText, index: int, description: Description, work: Work) -> tuple[Json, dict[str, Json]]:
    """The lever as JSON, and the provenance records below its pointer."""
    pointer = f"/levers/{index}"
    first = next(iter(text.node.entries.values()), None)
    work.origins.at[pointer] = _origin(first.key_place if first else text.node.place, text)
    kind = text.node.get("kind")
    lever = description.levers.get(kind.text) if isinstance(kind, Scalar) else None
    records: dict[str, Json] = {}
    if kind is None or is_empty(kind):
        place = work.origins.at[pointer].key_place if kind is None else kind.place
        rule = f"has no kind; write kind: with one of {', '.join(description.levers)}"
        work.faults.append(Fault(place, work.origins.subject(pointer), "", rule, (), child_pointer(pointer, "kind")))
    if lever is None:
        for key, entry in text.node.items():
            below = child_pointer(pointer, key)
            work.origins.at[below] = Origin(entry.key_place, entry.node.place, _plain_text(entry.node))
        return node_json(text.node), records
    result: dict[str, Json] = {"name": text.name}
    own: dict[str, Json] = {}
    for key, entry in text.node.items():
        below = child_pointer(pointer, key)
        field = lever.field(key)
        if field is None and key in _LEVER_PROVENANCE:
            own[key] = node_json(entry.node)
            continue
        work.origins.at[below] = Origin(entry.key_place, entry.node.place, _plain_text(entry.node))
        if field is None and is_split_by_comma(key, entry.node):
            work.fault(pointer, entry.key_place, key, "stands after a comma; decimals are written with a point")
            continue
        if field is None:
            result[key] = node_json(entry.node)
            continue
        _field(field, lever, entry, below, result, records, work)
        earlier = text.replaced.node.get(key) if text.replaced is not None else None
        if earlier is not None:
            before = Origin(earlier.place, earlier.place, shown(earlier))
            work.origins.at[below] = replace(work.origins.at[below], replaced=before)
    if own:
        records[pointer] = own
    return result, records


def _origin(place: Place, text: LeverText) -> Origin:
    earlier = None if text.replaced is None else _origin(text.replaced.node.place, text.replaced)
    return Origin(place, place, f"the lever {text.name}", "", earlier)


def _plain_text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _field(
    field: LeverField,
    lever: Lever,
    entry: Entry,
    pointer: str,
    result: dict[str, Json],
    records: dict[str, Json],
    work: Work,
) -> None:
    """Resolve one key of a lever, with the record around it where there is one."""
    node, record = entry.node, None
    if isinstance(node, Mapping) and is_record(node):
        record = node
        beside = _beside(field, lever, record)
        check_record_keys(record, pointer, work, tuple(beside))
        found, faults = provenance(record, work.origins.subject(pointer), work.sources, lever=True)
        work.faults += faults
        if found:
            records[pointer] = found
        for key, target in beside.items():
            below = child_pointer(pointer.rpartition("/")[0], target.key)
            other = record.entries[key]
            work.origins.at[below] = Origin(other.key_place, other.node.place, _plain_text(other.node))
            _field(target, lever, other, below, result, records, work)
        value = record.get("value")
        node = value if value is not None else record
        if value is not None:
            work.faults += check_bounds(value, record, (), work.origins.subject(pointer))
    result[field.key] = _value(field, node, record, pointer, entry.key_place, work)


def _beside(field: LeverField, lever: Lever, record: Mapping) -> dict[str, LeverField]:
    """Keys of the record that are levers' keys of their own, such as `slip_months` beside an opening date."""
    found: dict[str, LeverField] = {}
    for key, _ in record.items():
        if key in RECORD_KEYS:
            continue
        target = lever.field(key) or lever.field(f"{field.key}_{key}")
        if target is not None and target.key != field.key:
            found[key] = target
    return found


def _value(field: LeverField, node: Node, record: Mapping | None, pointer: str, key_place: Place, work: Work) -> Json:
    if field.is_number:
        by, unit = (
            unit_factor(record, field.unit, pointer, work, needed=False) if record is not None else (Decimal(1), "")
        )
        return convert(node, by, unit, pointer, key_place, work)
    work.origins.at[pointer] = Origin(key_place, node.place, _plain_text(node))
    if field.type == "date":
        return _date(node, pointer, work)
    if field.type == "choices":
        return _names(node, pointer, work)
    if not isinstance(node, Scalar):
        work.fault(pointer, node.place, shown(node), "is not a single value")
        return node_json(node)
    if field.type == "switch":
        value = scalar_json(node)
        if not isinstance(value, bool):
            work.fault(pointer, node.place, shown(node), "is not true or false")
        return value
    return node.text


def _date(node: Node, pointer: str, work: Work) -> Json:
    if not isinstance(node, Scalar):
        work.fault(pointer, node.place, shown(node), "is not a date; dates are written YYYY-MM-DD")
        return node_json(node)
    try:
        return date(node.text)
    except Wrong as wrong:
        work.fault(pointer, node.place, node.text, wrong.rule)
        return node.text


def _names(node: Node, pointer: str, work: Work) -> Json:
    nodes = node.nodes if isinstance(node, Sequence) else [node]
    names: list[Json] = []
    for index, one in enumerate(nodes):
        below = child_pointer(pointer, str(index))
        work.origins.at[below] = Origin(one.place, one.place, _plain_text(one))
        if isinstance(one, Scalar):
            names.append(one.text)
        else:
            work.fault(below, one.place, shown(one), "is not a name")
    return names
