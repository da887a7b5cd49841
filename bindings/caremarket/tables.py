"""Figures in tables: percentiles over replicates, Monte Carlo error, numbers and columns as text and HTML."""

import html
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr

from .results_file import Array

#: Percentiles over replicates: low and high of the 90 % interval, of the 50 % interval, and the central value.
PERCENTILES = (5.0, 25.0, 50.0, 75.0, 95.0)


@dataclass(frozen=True)
class Spread:
    """How a figure spreads over replicates, in the figure's own unit.

    Attributes
    ----------
    mean, mc_error : float
        The mean and its Monte Carlo (standard) error; the error is NaN for a single replicate.
    low, low50, central, high50, high : float
        The 5th, 25th, 50th, 75th and 95th percentiles.
    """

    mean: float
    mc_error: float
    low: float
    low50: float
    central: float
    high50: float
    high: float


def spread(values: Array) -> Spread:
    """Summarise `values` of shape (draw, replicate); replicates that are NaN are left out.

    The error of the mean is that of the means of the draws where there are several draws (replicates of one draw share
    its parameters), else that of the replicates.

    Examples
    --------
    >>> spread(np.arange(101.0).reshape(1, 101)).high
    95.0
    """
    known = values[np.isfinite(values)]
    if known.size == 0:
        return Spread(*[math.nan] * 7)
    if values.shape[0] > 1:
        units = np.array([row[np.isfinite(row)].mean() for row in values if np.isfinite(row).any()])
    else:
        units = known
    error = float(units.std(ddof=1) / math.sqrt(units.size)) if units.size > 1 else math.nan
    return Spread(float(known.mean()), error, *(float(value) for value in np.percentile(known, PERCENTILES)))


def bands(values: xr.DataArray) -> Array:
    """Return the five percentiles over draws and replicates for each time: shape (5, time)."""
    flat = values.stack(sample=("draw", "replicate")).transpose("sample", ...).to_numpy()
    flat = flat[np.isfinite(flat).reshape(len(flat), -1).any(axis=1)]
    return np.asarray(np.nanpercentile(flat, PERCENTILES, axis=0))


def number(value: float, unit: str = "") -> str:
    """Write a number with as many decimals as its size warrants; a dash for none.

    Examples
    --------
    >>> number(1234567.8), number(12.345), number(0.0321), number(float("nan")), number(0.5, "probability")
    ('1,234,568', '12.3', '0.032', '-', '0.50')
    """
    if not math.isfinite(value):
        return "-"
    if unit == "probability":
        return f"{value:.2f}"
    size = abs(value)
    decimals = 0 if size >= 1000 or size == 0 else 1 if size >= 10 else 2 if size >= 0.1 else 3
    text = f"{value:,.{decimals}f}"
    return text.removeprefix("-") if not text.strip("-0.,") else text


def money_scale(unit: str, size: float) -> tuple[float, str]:
    """Return what to divide money by, and the unit then: large sums are shown in thousands or millions.

    Examples
    --------
    >>> money_scale("GBP year-1", 3.2e7), money_scale("person", 3.2e7)
    ((1000000.0, 'GBP million year-1'), (1.0, 'person'))
    """
    for factor, name in ((1e6, "GBP million"), (1e3, "GBP thousand")):
        if unit.startswith("GBP") and size >= factor:
            return factor, name + unit.removeprefix("GBP")
    return 1.0, unit


_PLURALS = {"person": "people", "percent": "percentage points", "probability": "", "1": ""}
_PER = {"hour-1": "an hour", "week-1": "a week", "year-1": "a year"}


def unit_in_words(unit: str) -> str:
    """Return a unit as a table or a sentence says it after a number.

    Examples
    --------
    >>> unit_in_words("person"), unit_in_words("hour week-1"), unit_in_words("GBP million year-1"), unit_in_words("1")
    ('people', 'hours a week', 'GBP million a year', '')
    """
    first, *rest = (_PER.get(word, word) for word in unit.replace("/hour", " hour-1").split(" "))
    plural = _PLURALS.get(first, first if first in ("per", "GBP") else first + "s")
    return " ".join(word for word in (plural, *rest) if word)


def in_words(value: float, unit: str) -> str:
    """Write an amount for a sentence.

    Examples
    --------
    >>> in_words(22.1, "person"), in_words(1.04e7, "GBP year-1"), in_words(35.0, "hour week-1")
    ('22.1 people', 'GBP 10.4 million a year', '35.0 hours a week')
    """
    factor, unit = money_scale(unit, abs(value))
    amount, words = number(value / factor, unit), unit_in_words(unit)
    if words.startswith("GBP"):
        return f"GBP {amount}{words.removeprefix('GBP')}"
    return f"{amount} {words}".rstrip()


def signed(value: float, unit: str = "") -> str:
    """Write a change: `number` with a plus sign where it is above 0.

    Examples
    --------
    >>> signed(3.0), signed(-3.0), signed(0.0)
    ('+3.00', '-3.00', '0')
    """
    text = number(value, unit)
    return "+" + text if value > 0 and text.strip("0.,") else text


def fixed_width(header: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """Lay out text in columns: the first `left` flush left, the others flush right.

    Examples
    --------
    >>> print(fixed_width(["measure", "mean"], [["places", "120"]]))
    measure  mean
    -------  ----
    places    120
    """
    rows = [list(row) for row in rows]
    widths = [max(len(row[column]) for row in [list(header), *rows]) for column in range(len(header))]
    rule = ["-" * width for width in widths]

    def line(row: Sequence[str]) -> str:
        cells = [
            cell.ljust(width) if column < left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        return "  ".join(cells).rstrip()

    return "\n".join(line(row) for row in [list(header), rule, *rows])


def html_table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]], note: str = "") -> str:
    """Return an accessible HTML table: a caption, header cells with a scope, figures flush right."""
    head = "".join(f'<th scope="col">{html.escape(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row" style="text-align:left">{html.escape(row[0])}</th>'
        + "".join(f'<td style="text-align:right">{html.escape(cell)}</td>' for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    foot = f"<p>{html.escape(note)}</p>" if note else ""
    caption = f'<caption style="text-align:left">{html.escape(caption)}</caption>'
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}"
