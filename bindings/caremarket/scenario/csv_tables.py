"""Area tables: strict CSV files to columns, every cell knowing its line and column."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from ..faults import Fault, InputFaults, Place
from .description import Column, Table
from .reading import decode, read_bytes
from .scalars import Wrong, number, plain_number

_TOTALS = ("total", "totals", "sum", "grand total", "subtotal")
MAX_FAULTS = 20


@dataclass(frozen=True, slots=True)
class TableSource:
    """Where the cells of one table stand."""

    file: str
    columns: dict[str, int]
    header: tuple[int, ...]
    lines: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]

    def place(self, tokens: list[str]) -> Place:
        """The place of a column (``[name]``), of a cell (``[name, row]``) or of the table (``[]``)."""
        if not tokens or tokens[0] not in self.columns:
            return Place(self.file, 1, 1)
        index = self.columns[tokens[0]]
        if len(tokens) > 1 and tokens[1].isdigit() and int(tokens[1]) < len(self.lines):
            row = int(tokens[1])
            return Place(self.file, self.lines[row], self.rows[row][index])
        return Place(self.file, 1, self.header[index])


@dataclass(frozen=True, slots=True)
class TableContent:
    """The columns of one table and where they stand."""

    columns: dict[str, list[int | float | str]]
    source: TableSource


def read_table(path: Path, shown: str, table: Table | None) -> tuple[TableContent | None, list[Fault]]:
    """Read one CSV file against its declared columns; a table that nothing declares is read as text.

    The file is UTF-8 without a byte order mark, with LF line ends, commas between fields, digits and at most one
    decimal point in numbers, one header row and nothing but data below it.

    Returns
    -------
    content : TableContent or None
        None when the file as a whole cannot be read.
    faults : list of Fault
        What the engine cannot see: syntax, line ends, separators, numbers that are not numbers.
    """
    try:
        text = decode(read_bytes(path, shown), shown)
        _refuse_line_ends(text, shown)
        records = _records(text, shown)
        header = _header(records, shown)
    except InputFaults as error:
        return None, list(error.faults)
    reader = _Rows(shown, table, header)
    for line, fields, starts in records[1:]:
        reader.take(line, fields, starts)
    columns = {name: index for index, name in enumerate(header)}
    source = TableSource(shown, columns, records[0][2], tuple(reader.lines), tuple(reader.starts))
    return TableContent(reader.columns, source), reader.faults


def _refuse_line_ends(text: str, file: str) -> None:
    position = text.find("\r")
    if position >= 0:
        line = text.count("\n", 0, position) + 1
        column = position - text.rfind("\n", 0, position)
        rule = "ends lines with CR LF; save the file with LF line ends"
        raise InputFaults.single(Place(file, line, column), "", rule)
    if "\0" in text:
        position = text.find("\0")
        raise InputFaults.single(Place(file, text.count("\n", 0, position) + 1, 1), "", "holds a NUL character")


def _records(text: str, file: str) -> list[tuple[int, list[str], tuple[int, ...]]]:
    """Line number, fields and the column at which each field starts."""
    records: list[tuple[int, list[str], tuple[int, ...]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines = text.split("\n")
    try:
        for fields in reader:
            if reader.line_num != len(records) + 1:
                rule = "a quoted field runs over the end of the line"
                raise InputFaults.single(Place(file, len(records) + 1, 1), "", rule)
            records.append((reader.line_num, fields, _starts(lines[reader.line_num - 1], fields)))
    except csv.Error as error:
        raise InputFaults.single(Place(file, len(records) + 1, 1), "", f"is not valid CSV: {error}") from None
    return records


def _starts(line: str, fields: list[str]) -> tuple[int, ...]:
    starts, position, quoted = [1], 0, False
    for position, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            starts.append(position + 2)
    return tuple(starts) if len(starts) == len(fields) else tuple(1 for _ in fields)


def _header(records: list[tuple[int, list[str], tuple[int, ...]]], file: str) -> list[str]:
    if not records or not records[0][1]:
        raise InputFaults.single(Place(file, 1, 1), "", "has no header row")
    _, header, starts = records[0]
    if len(header) == 1 and ";" in header[0]:
        column = header[0].index(";") + 1
        raise InputFaults.single(Place(file, 1, column), ";", "separates the fields; fields are separated by commas")
    if len(header) == 1 and "\t" in header[0]:
        column = header[0].index("\t") + 1
        rule = "separates the fields; fields are separated by commas"
        raise InputFaults.single(Place(file, 1, column), "a tab", rule)
    faults = []
    for index, name in enumerate(header):
        place = Place(file, 1, starts[index])
        if not name:
            faults.append(Fault(place, "", f"column {index + 1}", "has no name"))
        elif name in header[:index]:
            faults.append(Fault(place, "", name, "is a column twice"))
    if faults:
        raise InputFaults(faults)
    return header


class _Rows:
    """Takes one row after another and keeps columns, places and faults."""

    def __init__(self, file: str, table: Table | None, header: list[str]) -> None:
        self.file = file
        self.header = header
        self.declared: list[Column | None] = [table.column(name) if table else None for name in header]
        self.name = table.name if table else ""
        self.columns: dict[str, list[int | float | str]] = {name: [] for name in header}
        self.lines: list[int] = []
        self.starts: list[tuple[int, ...]] = []
        self.faults: list[Fault] = []

    def take(self, line: int, fields: list[str], starts: tuple[int, ...]) -> None:
        if not fields:
            self._fault(Place(self.file, line, 1), "", "", "is an empty line; every line below the header holds data")
            return
        total = next((index for index, text in enumerate(fields) if text.strip().lower() in _TOTALS), None)
        if total is not None:
            name = self.header[total] if total < len(self.header) else ""
            rule = "makes this a totals row; leave totals out"
            self._fault(Place(self.file, line, starts[total]), name, fields[total], rule)
            return
        if len(fields) != len(self.header):
            rule = f"where the header has {len(self.header)}{_hint(fields)}"
            self._fault(Place(self.file, line, 1), "", f"{len(fields)} fields", rule)
            return
        self.lines.append(line)
        self.starts.append(starts)
        for index, text in enumerate(fields):
            self.columns[self.header[index]].append(self._value(index, text, Place(self.file, line, starts[index])))

    def _value(self, index: int, text: str, place: Place) -> int | float | str:
        column = self.declared[index]
        if column is None or column.type not in ("number", "whole"):
            if text != text.strip():
                self._fault(place, self.header[index], repr(text), "has a space at its start or end")
            return text
        try:
            return plain_number(number(text))
        except Wrong as wrong:
            self._fault(place, self.header[index], text, wrong.rule)
            return text

    def _fault(self, place: Place, column: str, value: str, rule: str) -> None:
        if len(self.faults) < MAX_FAULTS:
            subject = ".".join(part for part in ("tables", self.name, column) if part) if self.name else column
            self.faults.append(Fault(place, subject, value, rule))


def _hint(fields: list[str]) -> str:
    if any(part.isdigit() and len(part) == 3 for part in fields[1:]):
        return "; a thousands separator or a decimal comma makes one number two fields"
    return ""
