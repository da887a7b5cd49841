"""Where each published table of an area comes from: one row a table, for those whose own rows do not say."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ..faults import Fault, nearest_names
from ..scenario.description import Column, Table
from .declared import PUBLISHED
from .reading import read_rows

PROVENANCE = Table(
    "provenance",
    "Sources of the published tables whose rows name none",
    (
        Column("table", "text", "1", "Name of the table", None, None, None, True),
        Column("source", "text", "1", "Key of sources.yaml", None, None, None, True),
        Column("locator", "text", "1", "Table or area and years in the source", None, None, None, True),
        Column("quality", "label", "1", "green, amber or red", None, None, "quality", True),
        Column("rationale", "text", "1", "What was done to it, or why it stands for the area", None, None, None, True),
    ),
)
#: A table with this column says of each row where it comes from.
OWN_COLUMN = "source"


def check_provenance(folder: Path, sources: Collection[str], faults: list[Fault]) -> None:
    """Check that every published table names its source, in its rows or in `provenance.csv`, and that the key is known.

    Parameters
    ----------
    folder : Path
        The folder of published tables.
    sources : collection of str
        Keys of the bibliography.
    faults : list of Fault
        Takes every fault.
    """
    before = len(faults)
    rows = read_rows(folder / "provenance.csv", PROVENANCE, faults)
    if len(faults) > before:
        return
    named: set[str] = set()
    for row in rows:
        table, source = row.text("table"), row.text("source")
        if table not in PUBLISHED:
            faults.append(Fault(row.place("table"), "", table, "is not a table", nearest_names(table, PUBLISHED)))
        elif table in named:
            faults.append(Fault(row.place("table"), "", table, "is named twice"))
        if source not in sources:
            rule = "is not a key of the area's or the evidence's sources.yaml"
            faults.append(Fault(row.place("source"), table, source, rule, nearest_names(source, sources)))
        named.add(table)
    for name, table_about in PUBLISHED.items():
        if name not in named and not table_about.column(OWN_COLUMN):
            faults.append(Fault(rows.place, name, "", "has no row, and no column of its own says its source"))
