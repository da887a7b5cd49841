"""Provenance: what a record says about where its value comes from, and the rules for saying it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from ..faults import Fault, InputFaults, Place, nearest_names
from .chain import Layer
from .nodes import Mapping, Node, Scalar
from .places import display_name, shipped_folder
from .reading import read_yaml
from .scalars import Json, Wrong, date, looks_like_date, node_json, number, shown

DISTRIBUTIONS: dict[str, tuple[str, ...]] = {
    "normal": ("mean", "sd"),
    "uniform": ("low", "high"),
    "lognormal": ("median", "sigma"),
    "triangular": ("low", "mode", "high"),
    "beta": ("mean", "sd"),
}
KINDS = ("published", "derived", "fitted", "assumption")
QUALITIES = ("green", "amber", "red")
PROVENANCE_KEYS = (
    "kind", "source", "locator", "date", "rationale", "quality", "price_base", "standard_error", "answers_to",
)  # fmt: skip
VALUE_KEYS = ("value", "dist", "mean", "sd", "median", "sigma", "mode", "low", "high", "unit")
RECORD_KEYS = (*VALUE_KEYS, *PROVENANCE_KEYS)


class Sources:
    """The bibliography: keys of `evidence/sources.yaml`, and of a `sources.yaml` beside a scenario file."""

    def __init__(self, layers: list[Layer]) -> None:
        self.entries: dict[str, Json] = {}
        self.faults: list[Fault] = []
        files = [shipped_folder() / "evidence" / "sources.yaml"]
        files += [layer.folder / "sources.yaml" for layer in layers]
        for path in dict.fromkeys(files):
            if path.is_file():
                self._read(path)

    def _read(self, path: Path) -> None:
        try:
            root = read_yaml(path, display_name(path))
        except InputFaults as error:
            self.faults += error.faults
            return
        for key, entry in root.items():
            if not isinstance(entry.node, Mapping) or entry.node.get("title") is None:
                self.faults.append(Fault(entry.key_place, key, "", "is a source without a title"))
            self.entries[key] = node_json(entry.node)


def provenance(record: Mapping, subject: str, sources: Sources, *, lever: bool) -> tuple[dict[str, Json], list[Fault]]:
    """The provenance of a record and what is wrong with it.

    Parameters
    ----------
    record : Mapping
        The record.
    subject : str
        What the value is for, as faults name it.
    sources : Sources
        The bibliography.
    lever : bool
        Whether the record belongs to a lever, where `kind` may be left out.
    """
    found: dict[str, Json] = {}
    faults: list[Fault] = []
    for key in (*PROVENANCE_KEYS, "unit", "low", "high"):
        node = record.get(key)
        if node is None:
            continue
        found[key] = node.text if isinstance(node, Scalar) and key not in ("low", "high") else node_json(node)
        if key in PROVENANCE_KEYS and (not isinstance(node, Scalar) or not node.text):
            faults.append(Fault(node.place, f"{subject}.{key}", shown(node), "is not text"))
    _check_kind(record, subject, faults, lever=lever)
    _check_choice(record, "quality", QUALITIES, subject, faults)
    _check_source(record, subject, sources, faults)
    _check_date(record, subject, faults)
    return found, faults


def _check_kind(record: Mapping, subject: str, faults: list[Fault], *, lever: bool) -> None:
    kind = _text(record, "kind")
    if kind is None:
        if not lever:
            rule = f"has no kind; write kind: {', '.join(KINDS[:-1])} or {KINDS[-1]}"
            faults.append(Fault(record.place, subject, "", rule))
        return
    _check_choice(record, "kind", KINDS, subject, faults)
    needed = {"published": ("source", "locator"), "derived": ("source",), "assumption": ("rationale",), "fitted": ()}
    for key in needed.get(kind, ()):
        if record.get(key) is None:
            faults.append(Fault(record.place, subject, "", f"is {kind} and has no {key}"))


def _check_choice(record: Mapping, key: str, choices: tuple[str, ...], subject: str, faults: list[Fault]) -> None:
    text = _text(record, key)
    if text is not None and text not in choices:
        rule = f"is not one of {', '.join(choices)}"
        faults.append(Fault(_place(record, key), f"{subject}.{key}", text, rule, nearest_names(text, choices)))


def _check_source(record: Mapping, subject: str, sources: Sources, faults: list[Fault]) -> None:
    text = _text(record, "source")
    if text is not None and text not in sources.entries:
        near = nearest_names(text, sources.entries)
        faults.append(Fault(_place(record, "source"), f"{subject}.source", text, "is not a key of sources.yaml", near))


def _check_date(record: Mapping, subject: str, faults: list[Fault]) -> None:
    text = _text(record, "date")
    if text is not None and looks_like_date(text) and text.count("-") == 2:
        try:
            date(text)
        except Wrong as wrong:
            faults.append(Fault(_place(record, "date"), f"{subject}.date", text, wrong.rule))


def check_bounds(value: Node, record: Mapping, cell: tuple[str, ...], subject: str) -> list[Fault]:
    """Faults of values outside the record's own `low` and `high`, which may be tables of the same keys."""
    if value is record:
        return []
    faults: list[Fault] = []
    low, high = _follow(record.get("low"), cell), _follow(record.get("high"), cell)
    _check_cell(value, low, high, subject, faults)
    return faults


def _check_cell(value: Node, low: Node | None, high: Node | None, subject: str, faults: list[Fault]) -> None:
    if isinstance(value, Mapping):
        if value.get("dist") is None:
            for key, entry in value.items():
                _check_cell(entry.node, _follow(low, (key,)), _follow(high, (key,)), f"{subject}.{key}", faults)
        return
    number_here = _number(value)
    for bound, name in ((low, "low"), (high, "high")):
        limit = _number(bound)
        if limit is None:
            if isinstance(bound, Scalar):
                faults.append(Fault(bound.place, f"{subject}.{name}", bound.text, "is not a number"))
            continue
        if number_here is not None and isinstance(value, Scalar):
            if name == "low" and number_here < limit:
                faults.append(Fault(value.place, subject, value.text, f"is below the record's own low, {limit}"))
            if name == "high" and number_here > limit:
                faults.append(Fault(value.place, subject, value.text, f"is above the record's own high, {limit}"))


def _follow(bound: Node | None, keys: tuple[str, ...]) -> Node | None:
    for key in keys:
        if isinstance(bound, Mapping):
            bound = bound.get(key)
    return bound


def _number(node: Node | None) -> Decimal | None:
    if not isinstance(node, Scalar):
        return None
    try:
        return number(node.text, quoted=node.quoted)
    except Wrong:
        return None


def _text(record: Mapping, key: str) -> str | None:
    node = record.get(key)
    return node.text if isinstance(node, Scalar) else None


def _place(record: Mapping, key: str) -> Place:
    node = record.get(key)
    return record.place if node is None else node.place
