"""Reads the tables of an area and names every fault of theirs at its own cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..faults import Fault, Place, nearest_names
from ..scenario.csv_tables import MAX_FAULTS, TableContent, TableSource, read_table
from ..scenario.description import Column, Table
from ..scenario.places import display_name
from ..scenario.scalars import Wrong, number, plain_number
from .declared import KEYS, LABELS

Cell = int | float | str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table and where each of its cells stands."""

    cells: dict[str, Cell]
    source: TableSource
    number: int

    def place(self, column: str) -> Place:
        """Where the cell of that column stands."""
        return self.source.place([column, str(self.number)])

    def text(self, column: str) -> str:
        """The cell as text."""
        return str(self.cells[column])

    def value(self, column: str) -> float:
        """The cell as a number."""
        return float(self.cells[column])

    def whole(self, column: str) -> int:
        """The cell as a whole number."""
        return int(self.cells[column])


@dataclass(frozen=True, slots=True)
class Rows:
    """The sound rows of one table."""

    file: str
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @property
    def place(self) -> Place:
        """The table as a whole."""
        return Place(self.file, 1, 1)


def read_rows(path: Path, table: Table, faults: list[Fault]) -> Rows:
    """Read one table; what is wrong with it is added to `faults`, and wrong rows are left out.

    Parameters
    ----------
    path : Path
        The CSV file.
    table : Table
        Its declared columns; all but those not required must be there and filled.
    faults : list of Fault
        Takes the faults.
    """
    shown = display_name(path)
    # Cells are read as text: an empty one may be allowed, and a number is then read by its own column.
    content, found = read_table(path, shown, Table(table.name, table.meaning, _as_text(table)))
    faults += found
    if content is None:
        return Rows(shown, ())
    missing = [one for one in table.columns if one.key not in content.columns]
    faults += [Fault(Place(shown, 1, 1), one.key, "", f"is a missing column: {one.meaning}") for one in missing]
    names = [one.key for one in table.columns]
    for key in content.columns:
        if key not in names:
            rule = "is not a column of this table"
            faults.append(Fault(content.source.place([key]), key, "", rule, nearest_names(key, names)))
    if missing or found:
        return Rows(shown, ())
    return Rows(shown, tuple(_sound(content, table, faults)))


def _as_text(table: Table) -> tuple[Column, ...]:
    return tuple(Column(one.key, "text", "1", one.meaning, None, None, None, True) for one in table.columns)


def _sound(content: TableContent, table: Table, faults: list[Fault]) -> Iterator[Row]:
    seen: dict[tuple[Cell, ...], Place] = {}
    wrong: list[Fault] = []
    for index in range(len(content.source.lines)):
        cells: dict[str, Cell] = {}
        before = len(wrong)
        for column in table.columns:
            text = str(content.columns[column.key][index])
            cells[column.key] = _cell(column, text, content.source.place([column.key, str(index)]), wrong)
        row = Row(cells, content.source, index)
        key = tuple(cells[name] for name in KEYS.get(table.name, ()))
        place = row.place(table.columns[0].key)
        if key and key in seen:
            wrong.append(Fault(place, "", ", ".join(map(str, key)), f"is a row twice (first on line {seen[key].line})"))
        seen.setdefault(key, place)
        if len(wrong) == before:
            yield row
    faults += wrong[:MAX_FAULTS]


def _cell(column: Column, text: str, place: Place, faults: list[Fault]) -> Cell:
    """The value of a cell, with a fault for what breaks the column's rules."""
    if text == "" and column.required:
        faults.append(Fault(place, column.key, "", "is empty"))
    if text == "":
        return ""
    if column.axis is not None and text not in LABELS[column.axis]:
        rule = f"is not one of {', '.join(LABELS[column.axis])}"
        faults.append(Fault(place, column.key, text, rule, nearest_names(text, LABELS[column.axis])))
    if column.type not in ("number", "whole"):
        return text
    try:
        value = plain_number(number(text))
    except Wrong as wrong:
        faults.append(Fault(place, column.key, text, wrong.rule))
        return text
    if column.type == "whole" and not isinstance(value, int):
        faults.append(Fault(place, column.key, text, "is not a whole number"))
    elif column.low is not None and value < column.low:
        faults.append(Fault(place, column.key, text, f"is below {column.low:,.10g}"))
    elif column.high is not None and value > column.high:
        faults.append(Fault(place, column.key, text, f"is above {column.high:,.10g}"))
    return value
