"""The inputs of a run, from the resolved scenario that its file carries: values, units, sources, quality."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..results import RunResults
from ..scenario.description import Description, installed_engine
from ..scenario.nodes import ancestors, dotted, pointer_tokens
from ..scenario.records import DISTRIBUTIONS
from .bibliography import Bibliography
from .numbers import level_unit, quantity
from .words import said

#: Worst first, as the report lists them.
QUALITIES = ("red", "amber", "green", "")
QUALITY_WORDS = {
    "red": "red: an assumption, or evidence too thin to lean on",
    "amber": "amber: from another area, or derived",
    "green": "green: published for this area",
    "": "quality not stated",
}
_LONG = 6


@dataclass(frozen=True)
class Input:
    """One input: what it is, its value and range in words, and where it comes from."""

    name: str
    meaning: str
    unit: str
    value: str
    cells: tuple[tuple[str, str], ...]
    span: str
    kind: str
    quality: str
    source: str
    rationale: str
    is_fitted_here: bool


@dataclass(frozen=True)
class AreaTable:
    """One table of the area: what it holds and a hash of what was read."""

    name: str
    meaning: str
    rows: int
    sha256: str


@functools.cache
def description() -> Description:
    """Return what the installed engine declares: the meanings and units of parameters."""
    return Description.from_json(installed_engine().describe())


def inputs(run: RunResults) -> list[Input]:
    """Return every input with its provenance, the worst quality first; those of levers are told with the plan."""
    records = run.document.get("provenance", {})
    bibliography = Bibliography(run)
    found = [_input(run.document, key, records[key], bibliography) for key in sorted(records)]
    chosen = [one for one in found if one is not None and not one.name.startswith("levers.")]
    return sorted(chosen, key=lambda one: QUALITIES.index(one.quality) if one.quality in QUALITIES else 3)


def input_at(run: RunResults, pointer: str) -> Input | None:
    """Return the input at a pointer, with the record of it or of what it is a cell of; None where none is kept."""
    records = run.document.get("provenance", {})
    record = next((records[one] for one in (pointer, *ancestors(pointer)) if one in records), None)
    return None if record is None else _input(run.document, pointer, record, Bibliography(run))


def counts(found: Iterable[Input]) -> tuple[Counter[str], Counter[str]]:
    """Return how many inputs there are of each kind and of each quality."""
    known = list(found)
    return Counter(one.kind for one in known), Counter(one.quality for one in known)


def _input(document: Mapping[str, Any], pointer: str, record: Mapping[str, Any], books: Bibliography) -> Input | None:
    value: Any = document
    for token in pointer_tokens(pointer):
        if isinstance(value, list) and token.isdigit() and int(token) < len(value):
            value = value[int(token)]
        elif isinstance(value, Mapping) and token in value:
            value = value[token]
        else:
            return None
    parameter = description().parameter_at(pointer)
    if parameter is not None and parameter.pointer == pointer:
        value = _ordered(value, parameter.shape)
    unit = parameter.unit if parameter is not None else str(record.get("unit", ""))
    return Input(
        name=dotted(pointer),
        meaning=parameter.meaning if parameter is not None else "",
        unit="" if unit == "1" else unit,
        value=in_words(value),
        cells=tuple(_cells(value)) if len(_leaves(value)) > _LONG else (),
        span=_span(record),
        kind=str(record.get("kind", "")),
        quality=str(record.get("quality", "")),
        source=books.cited(record),
        rationale=_reason(record),
        is_fitted_here=record.get("kind") == "fitted" and "answers_to" in record,
    )


def _reason(record: Mapping[str, Any]) -> str:
    """Return why a value is what it is; for a fitted one also what it answers to, and how closely that tells it."""
    told = str(record.get("rationale", ""))
    if "answers_to" in record:
        error = f", standard error {record['standard_error']}" if "standard_error" in record else ""
        told = f"{told} Fitted to {record['answers_to']}{error}.".strip()
    return told


def _ordered(value: Any, axes: Sequence[str]) -> Any:
    """Put the cells of a table in the order of its axes; the file has them in the order of the alphabet."""
    if not axes or not isinstance(value, Mapping) or "dist" in value:
        return value
    labels = list(description().axes.get(axes[0], ()))
    keys = sorted(value, key=lambda key: labels.index(key) if key in labels else len(labels))
    return {key: _ordered(value[key], axes[1:]) for key in keys}


def in_words(value: Any) -> str:
    """Return a value in words: a number, a distribution, a few cells, or how many there are and their range.

    Examples
    --------
    >>> in_words(0.25), in_words({"dist": "normal", "mean": 1, "sd": 0.2}), in_words({"a_b": 1, "c": 2})
    ('0.25', 'normal distribution (mean 1, standard deviation 0.2)', 'a b 1; c 2')
    """
    if not isinstance(value, Mapping):
        return _scalar(value)
    if "dist" in value:
        keys = DISTRIBUTIONS.get(str(value["dist"]), [key for key in value if key != "dist"])
        told = ", ".join(f"{said(key)} {_scalar(value[key])}" for key in keys if key in value)
        return f"{value['dist']} distribution ({told})"
    leaves = _leaves(value)
    if len(leaves) <= _LONG:
        return "; ".join(f"{key} {one}" for key, one in _cells(value))
    numbers = [one for one in leaves if isinstance(one, int | float)]
    if not numbers:
        return f"{len(leaves)} values"
    return f"{len(leaves)} values, from {_scalar(min(numbers))} to {_scalar(max(numbers))}"


def _leaves(value: Any) -> list[Any]:
    if isinstance(value, Mapping) and "dist" not in value:
        return [leaf for below in value.values() for leaf in _leaves(below)]
    return [value]


def _cells(value: Any, before: str = "") -> list[tuple[str, str]]:
    """Return the cells of a nested table with their labels."""
    if isinstance(value, Mapping) and "dist" not in value:
        return [
            cell for key, below in value.items() for cell in _cells(below, f"{before}, {said(key)}".removeprefix(", "))
        ]
    return [(before, in_words(value))]


def _scalar(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ", ".join(map(said, map(str, value))) if isinstance(value, list) else str(value)
    size = abs(value)
    if size >= 1000:
        text = f"{size:,.6g}" if size < 1e6 else f"{size:,.0f}"
    else:
        text = str(np.format_float_positional(size, precision=6, fractional=False, trim="-"))
    return f"−{text}" if value < 0 else text


def _span(record: Mapping[str, Any]) -> str:
    """Return the plausible range, in the unit that the record was written in."""
    low, high = record.get("low"), record.get("high")
    if low is None or high is None:
        return ""
    unit = level_unit(str(record.get("unit", "1")))
    if isinstance(low, Mapping) or isinstance(high, Mapping):
        ends = [one for one in (*_leaves(low), *_leaves(high)) if isinstance(one, int | float)]
        return f"{_scalar(min(ends))} to {_scalar(max(ends))} over all {unit}".rstrip() if ends else ""
    return f"{_scalar(low)} to {_scalar(high)} {unit}".rstrip()


def definition(run: RunResults, measure: str) -> str:
    """Return the definition of a measure, with the value of each parameter that it names."""
    return valued(run, run.measures_by_name[measure].definition)


def valued(run: RunResults, text: str) -> str:
    """Put the run's value in the place of each parameter of the measures that a text names."""

    def value_of(found: re.Match[str]) -> str:
        value: Any = run.document
        for token in found[0].split("."):
            value = value.get(token) if isinstance(value, Mapping) else None
        parameter = description().parameter_at("/" + found[0].replace(".", "/"))
        if not isinstance(value, int | float) or parameter is None:
            return found[0]
        return quantity(float(value), parameter.unit)

    return re.sub(r"\bmeasures\.[a-z_]*[a-z]", value_of, text)


def distributions(run: RunResults) -> list[str]:
    """Return the names of the parameters that are distributions, those of levers included."""

    def walk(value: Any, name: str) -> list[str]:
        if isinstance(value, Mapping):
            if "dist" in value:
                return [name]
            return [found for key, below in value.items() for found in walk(below, f"{name}.{key}".lstrip("."))]
        if isinstance(value, list):
            return [found for place, below in enumerate(value) for found in walk(below, f"{name}.{place}")]
        return []

    read = {key: value for key, value in run.document.items() if key not in ("provenance", "tables")}
    return walk(read, "")


def area_tables(run: RunResults) -> list[AreaTable]:
    """Return the area tables that the run was made from."""
    found = []
    for name, columns in run.document.get("tables", {}).items():
        text = json.dumps(columns, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        about = description().tables.get(name)
        rows = max((len(column) for column in columns.values()), default=0)
        digest = hashlib.sha256(text.encode()).hexdigest()
        found.append(AreaTable(name, about.meaning if about is not None else "", rows, digest))
    return found
