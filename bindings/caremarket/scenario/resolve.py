"""The chain of files to one resolved document, with its origins and everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..faults import Fault, InputFaults, Place, nearest_names
from .chain import Layer, read_chain
from .csv_tables import read_table
from .description import Description, Engine
from .document import canonical
from .fit import FIT, Fitted, check_fits, other_start, start_of_tables
from .levers_reading import resolve_lever
from .nodes import Mapping, Node, Scalar, Sequence, child_pointer, pointer_tokens
from .origins import Origin, Origins
from .places import display_name, find_table
from .records import Sources, check_bounds, provenance
from .scalars import Json, Wrong, date, node_json, shown
from .settings import Setting, empty_keys, is_empty, last_scalar, merge, merge_levers, merged_places
from .values import Work, check_record_keys, convert, unit_factor


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document that the engine may read, where each part of it was written, and the files it came from.

    `people` names the area and the first day of its tables of people, where a fit says it.
    """

    document: dict[str, Any]
    origins: Origins
    sources: dict[str, Json]
    files: tuple[str, ...]
    people: tuple[str, str] = ("", "")


def resolve_file(path: Path, engine: Engine, description: Description, fitted: Fitted = "checked") -> Resolved:
    """Resolve a scenario file, or raise InputFaults with every fault at once.

    Fitted constants of another area, of changed tables or of another engine version are faults, unless `fitted` is
    ``any``; ``none`` leaves out the files that hold them.
    """
    layers, chain_faults = read_chain(path)
    if not layers:
        raise InputFaults(chain_faults)
    work = Work(Origins(), Sources(layers), list(chain_faults))
    if fitted == "none":
        layers = [layer for layer in layers if layer.root.get(FIT) is None]
    work.faults += work.sources.faults
    work.origins.at = {pointer: Origin(place, place) for pointer, place in merged_places(layers).items()}
    document = _document(layers, description, work)
    if fitted == "checked":
        check_fits(layers, description, work)
    people = start_of_tables(layers, work)
    rule = other_start(*people, str(document["start"]))
    if rule and not work.faults:
        work.fault("/start", work.origins.at["/start"].value_place, str(document["start"]), rule)
    if chain_faults:  # what a missing base would have said cannot be missed
        work.faults = [fault for fault in work.faults if fault.pointer != "/start" or fault.value]
    else:
        work.faults += engine_faults(document, work.origins, work.faults, engine, description)
    if work.faults:
        raise InputFaults(work.faults)
    files = tuple(layer.shown for layer in layers)
    return Resolved(document, work.origins, work.sources.entries, files, people)


def engine_faults(
    document: dict[str, Any], origins: Origins, already: list[Fault], engine: Engine, description: Description
) -> list[Fault]:
    """What the engine finds wrong, led back to the files; what has a fault of its own already is not named twice."""
    taken = [fault.pointer for fault in already if fault.pointer]
    found = []
    for pointer, value, rule, nearest in engine.check(canonical(document)):
        if any(pointer == one or pointer.startswith(one + "/") or one.startswith(pointer + "/") for one in taken):
            continue
        found.append(origins.fault(pointer, value, rule, nearest, known=_is_known(pointer, document, description)))
    return found


def _is_known(pointer: str, document: dict[str, Any], description: Description) -> bool:
    """Whether the engine declares what `pointer` names, so that its value and not its key is at fault."""
    tokens = pointer_tokens(pointer)
    if len(tokens) > 2 and tokens[0] == "levers":
        lever = description.levers.get(str(document["levers"][int(tokens[1])].get("kind")))
        return lever is None or lever.field(tokens[2]) is not None
    parameter = description.parameter_at(pointer)
    if parameter is None:
        return len(tokens) == 1 and tokens[0] in ("start", "title", "schema")
    below = tokens[len(pointer_tokens(parameter.pointer)) :]
    axes = [axis for axis in parameter.shape if axis != "date"]
    return all(label in description.axes[axis] for axis, label in zip(axes, below, strict=False))


def _document(layers: list[Layer], description: Description, work: Work) -> dict[str, Any]:
    document: dict[str, Any] = {"schema": 1, "title": "", "start": None, "levers": [], "outputs": [], "tables": {}}
    records: dict[str, Json] = {}
    _top_level(layers, document, work)
    for setting in merge(layers).values():
        _put(document, setting, _setting(setting, description, records, work))
    _empty(layers, description, document, work)
    _levers(layers, description, document, records, work)
    _outputs(layers, document, work)
    _tables(layers, description, document, work)
    document["provenance"] = records
    return document


def _top_level(layers: list[Layer], document: dict[str, Any], work: Work) -> None:
    for key in ("title", "start"):
        for layer in layers:
            written = layer.root.get(key)
            if written is not None and not isinstance(written, Scalar):
                work.fault(f"/{key}", written.place, shown(written), "is not a single value")
        node, earlier = last_scalar(layers, key)
        if node is None:
            if key == "start":
                rule = "is missing; write start: YYYY-MM-DD or extend a scenario that has one"
                work.fault("/start", Place(layers[-1].shown, 1, 1), "", rule)
            continue
        replaced = None if earlier is None else Origin(earlier.place, earlier.place, earlier.text)
        key_place = work.origins.at[f"/{key}"].key_place
        work.origins.at[f"/{key}"] = Origin(key_place, node.place, node.text, "", replaced)
        document[key] = node.text
        if key == "start":
            try:
                document[key] = date(node.text)
            except Wrong as wrong:
                work.fault("/start", node.place, node.text, wrong.rule)


def _setting(setting: Setting, description: Description, records: dict[str, Json], work: Work) -> Json:
    """The JSON of one setting; its provenance goes to `records`."""
    pointer, at = setting.pointer, work.origins.at
    parameter = description.parameter_at(pointer)
    if parameter is None:
        at[pointer] = Origin(setting.key_place, setting.value.place)
        return node_json(setting.record if setting.record is not None else setting.value)
    if setting.record is None:
        unit = "" if parameter.unit in ("1", "") else f"unit: {parameter.unit}, "
        rule = "is a bare number; only levers take one, elsewhere write {value: ..., " + unit + "kind: ...}"
        if not isinstance(setting.value, Scalar):
            rule = "is not a number or a record of one"
        work.fault(pointer, setting.value.place, shown(setting.value), rule)
        return node_json(setting.value)
    record = setting.record
    check_record_keys(record, pointer, work)
    found, faults = provenance(record, work.origins.subject(pointer), work.sources, lever=False)
    work.faults += faults + check_bounds(setting.value, record, setting.cell, work.origins.subject(pointer))
    by, unit = unit_factor(record, parameter.unit, pointer, work)
    value = convert(setting.value, by, unit, pointer, setting.key_place, work)
    if setting.replaced is not None:
        _remember(setting.replaced, pointer, at)
    records[pointer] = found
    return value


def _origin(setting: Setting) -> Origin:
    """The origin of a setting that a later file replaced."""
    earlier = None if setting.replaced is None else _origin(setting.replaced)
    unit = setting.record.get("unit") if setting.record is not None else None
    unit_text = unit.text if isinstance(unit, Scalar) else ""
    return Origin(setting.key_place, setting.value.place, shown(setting.value), unit_text, earlier)


def _remember(replaced: Setting, pointer: str, at: dict[str, Origin]) -> None:
    """Note at `pointer`, and at every cell below it, what an earlier file had said there."""
    earlier = _origin(replaced)
    if pointer in at:
        at[pointer] = replace(at[pointer], replaced=earlier)
    for cell in [one for one in at if one.startswith(pointer + "/")]:
        node: Node | None = replaced.value
        for token in pointer_tokens(cell)[len(pointer_tokens(pointer)) :]:
            node = node.get(token) if isinstance(node, Mapping) else None
        if isinstance(node, Scalar):
            before = Origin(node.place, node.place, node.text, earlier.unit)
            at[cell] = replace(at[cell], replaced=before)


def _put(document: dict[str, Any], setting: Setting, value: Json) -> None:
    tokens = pointer_tokens(setting.pointer)
    holder = document
    for token in tokens[:-1]:
        holder = holder.setdefault(token, {})
    holder[tokens[-1]] = value


def _empty(layers: list[Layer], description: Description, document: dict[str, Any], work: Work) -> None:
    """Put unknown keys with nothing below them where the engine names them; known groups may be empty."""
    for pointer, entry in empty_keys(layers):
        parameter = description.parameter_at(pointer)
        if parameter is None and any(one.startswith(pointer + "/") for one in description.parameters):
            continue
        if parameter is not None and _is_known(pointer, document, description):
            below = len(pointer_tokens(pointer)) - len(pointer_tokens(parameter.pointer))
            if below >= len(parameter.shape):
                work.fault(pointer, entry.node.place, shown(entry.node), "is not a number or a record of one")
            continue
        *above, last = pointer_tokens(pointer)
        holder: Any = document
        for token in above:
            holder = holder.setdefault(token, {}) if isinstance(holder, dict) else None
        if isinstance(holder, dict):
            holder.setdefault(last, None)


def _levers(
    layers: list[Layer], description: Description, document: dict[str, Any], records: dict[str, Json], work: Work
) -> None:
    levers, wrong = merge_levers(layers)
    work.faults += [Fault(place, "levers", value, rule) for place, value, rule in wrong]
    work.origins.lever_names = [lever.name for lever in levers]
    for index, lever in enumerate(levers):
        value, found = resolve_lever(lever, index, description, work)
        document["levers"].append(value)
        records.update(found)


def _outputs(layers: list[Layer], document: dict[str, Any], work: Work) -> None:
    for layer in layers:
        node = layer.root.get("outputs")
        if node is None or is_empty(node):
            continue
        if not isinstance(node, Sequence):
            work.fault("/outputs", node.place, shown(node), "is not a list; each output starts with '- measure:'")
            continue
        for item in node.nodes:
            value = node_json(item)
            if value in document["outputs"]:
                continue
            pointer = child_pointer("/outputs", str(len(document["outputs"])))
            work.origins.at[pointer] = Origin(item.place, item.place)
            if isinstance(item, Mapping):
                for key, entry in item.items():
                    text = entry.node.text if isinstance(entry.node, Scalar) else ""
                    work.origins.at[child_pointer(pointer, key)] = Origin(entry.key_place, entry.node.place, text)
            document["outputs"].append(value)


def _tables(layers: list[Layer], description: Description, document: dict[str, Any], work: Work) -> None:
    chosen: dict[str, tuple[Layer, Scalar]] = {}
    for layer in layers:
        node = layer.root.get("tables")
        if node is None or is_empty(node):
            continue
        if not isinstance(node, Mapping):
            work.fault("/tables", node.place, shown(node), "is not a mapping of table: file.csv lines")
            continue
        for name, entry in node.items():
            if isinstance(entry.node, Scalar) and entry.node.text:
                chosen[name] = (layer, entry.node)
            else:
                rule = "is not the path of a CSV file"
                work.fault(child_pointer("/tables", name), entry.node.place, shown(entry.node), rule)
    for name, (layer, scalar) in chosen.items():
        pointer = child_pointer("/tables", name)
        table = description.tables.get(name)
        if table is None:
            near = nearest_names(name, description.tables)
            work.fault(pointer, work.origins.at[pointer].key_place, name, "is not a table that the engine reads", near)
            continue
        try:
            path = find_table(scalar.text, layer.folder, scalar.place, f"tables.{name}")
        except InputFaults as error:
            work.faults += [Fault(f.place, f.subject, f.value, f.rule, f.nearest, pointer) for f in error.faults]
            continue
        work.tables[name] = path
        content, faults = read_table(path, display_name(path), table)
        work.faults += [Fault(f.place, f.subject, f.value, f.rule, f.nearest, pointer) for f in faults]
        if content is not None:
            document["tables"][name] = content.columns
            work.origins.tables[name] = content.source
