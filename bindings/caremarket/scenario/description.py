"""What the engine says that it reads: parameters, levers, tables and measures, as data."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

from .nodes import pointer_tokens


class Engine(Protocol):
    """The two functions of ``caremarket._core`` that reading a scenario needs."""

    def describe(self) -> str:
        """The description, as JSON."""
        ...

    def check(self, document: str) -> list[tuple[str, str, str, list[str]]]:
        """Every fault of a resolved document: pointer, value, rule, nearest names."""
        ...


@dataclass(frozen=True, slots=True)
class Parameter:
    """One declared parameter. `shape` names its axes in order; `date` stands for a path by date."""

    pointer: str
    shape: tuple[str, ...]
    unit: str
    meaning: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class LeverField:
    """One key of a lever."""

    key: str
    type: str
    unit: str
    meaning: str
    low: float | None
    high: float | None
    choices: tuple[str, ...]
    required: bool
    is_whole: bool = False

    @property
    def is_number(self) -> bool:
        """Whether the key has a unit and a range.

        A ``number`` may be a distribution and is then drawn in each draw of the parameters; a ``distribution`` is drawn
        in each replicate.
        """
        return self.type in ("number", "distribution")


@dataclass(frozen=True, slots=True)
class Lever:
    """One kind of lever with its keys."""

    kind: str
    meaning: str
    fields: tuple[LeverField, ...]

    def field(self, key: str) -> LeverField | None:
        """The field of that key, or None."""
        return next((one for one in self.fields if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    key: str
    type: str
    unit: str
    meaning: str
    low: float | None
    high: float | None
    axis: str | None
    required: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One area table, read from a CSV file."""

    name: str
    meaning: str
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column | None:
        """The column of that name, or None."""
        return next((one for one in self.columns if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure that a run reports; `type` and `better` as in the measures' conventions."""

    name: str
    unit: str
    type: str
    better: str
    dimensions: tuple[str, ...]
    definition: str


@dataclass(frozen=True)
class Description:
    """Everything that the engine declares.

    Examples
    --------
    >>> empty = '{"axes": {}, "parameters": [], "levers": [], "tables": [], "measures": []}'
    >>> Description.from_json(empty).parameter_at("/workforce/leaving/care_worker") is None
    True
    """

    axes: dict[str, tuple[str, ...]]
    parameters: dict[str, Parameter]
    levers: dict[str, Lever]
    tables: dict[str, Table]
    measures: dict[str, Measure]
    versions: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, text: str) -> Description:
        """Read the JSON of ``caremarket._core.describe()``."""
        raw = json.loads(text)
        return cls(
            axes={name: tuple(labels) for name, labels in raw["axes"].items()},
            parameters={item["pointer"]: _parameter(item) for item in raw["parameters"]},
            levers={item["kind"]: _lever(item) for item in raw["levers"]},
            tables={item["table"]: _table(item) for item in raw["tables"]},
            measures={item["name"]: _measure(item) for item in raw["measures"]},
            versions={key: str(value) for key, value in raw.items() if key.endswith("_version")},
        )

    @property
    def sections(self) -> tuple[str, ...]:
        """The top-level keys that hold parameters, in the order declared."""
        return tuple(dict.fromkeys(pointer_tokens(pointer)[0] for pointer in self.parameters))

    def parameter_at(self, pointer: str) -> Parameter | None:
        """The parameter that holds `pointer`: itself, or the table of which it is a cell."""
        candidate = pointer
        while candidate:
            if candidate in self.parameters:
                return self.parameters[candidate]
            candidate = candidate.rpartition("/")[0]
        return None

    def cells(self, parameter: Parameter) -> Iterator[tuple[str, ...]]:
        """The labels of every cell of a table parameter; one empty tuple for a single number."""

        def walk(axes: tuple[str, ...], done: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
            if not axes or axes[0] == "date":
                yield done
                return
            for label in self.axes[axes[0]]:
                yield from walk(axes[1:], (*done, label))

        yield from walk(parameter.shape, ())


def _parameter(item: dict[str, Any]) -> Parameter:
    return Parameter(
        item["pointer"], tuple(item.get("shape", ())), item["unit"], item["meaning"], item.get("low"), item.get("high")
    )


def _lever(item: dict[str, Any]) -> Lever:
    fields = tuple(
        LeverField(
            key=one["key"],
            type=one["type"],
            unit=one.get("unit") or "1",
            meaning=one.get("meaning", ""),
            low=one.get("low"),
            high=one.get("high"),
            choices=tuple(one.get("choices") or ()),
            required=bool(one.get("required", False)),
            is_whole=bool(one.get("whole", False)),
        )
        for one in item["fields"]
    )
    return Lever(item["kind"], item.get("meaning", ""), fields)


def _table(item: dict[str, Any]) -> Table:
    columns = tuple(
        Column(
            key=one["key"],
            type=one["type"],
            unit=one.get("unit") or "1",
            meaning=one.get("meaning", ""),
            low=one.get("low"),
            high=one.get("high"),
            axis=one.get("axis"),
            required=bool(one.get("required", True)),
        )
        for one in item["columns"]
    )
    return Table(item["table"], item.get("meaning", ""), columns)


def _measure(item: dict[str, Any]) -> Measure:
    return Measure(
        name=item["name"],
        unit=item["unit"],
        type=item["type"],
        better=item["better"],
        dimensions=tuple(item.get("dimensions", ())),
        definition=item.get("definition", ""),
    )


def installed_engine() -> Engine:
    """The compiled engine of this installation."""
    return cast(Engine, importlib.import_module("caremarket._core"))
