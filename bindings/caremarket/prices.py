"""Prices of one financial year in those of another, by the GDP deflator of the national evidence."""

from __future__ import annotations

import csv
import datetime
import functools

from .scenario.places import shipped_folder

FILE = "evidence/deflator.csv"


@functools.cache
def deflators() -> dict[int, float]:
    """Index by the calendar year in which a financial year begins; 100 is 2024-25."""
    with (shipped_folder() / FILE).open(encoding="utf-8", newline="") as handle:
        return {datetime.date.fromisoformat(row["start"]).year: float(row["index"]) for row in csv.DictReader(handle)}


def deflator(year: int) -> float:
    """The index of the financial year that begins in `year`.

    Before the first year of the table and after the last, the nearest yearly change goes on (an assumption).

    Examples
    --------
    >>> deflator(2024), round(deflator(2026) / deflator(2024), 3)
    (100.0, 1.053)
    """
    known = deflators()
    first, last = min(known), max(known)
    if year < first:
        return known[first] * (known[first] / known[first + 1]) ** (first - year)
    if year > last:
        return known[last] * (known[last] / known[last - 1]) ** (year - last)
    return known[year]
