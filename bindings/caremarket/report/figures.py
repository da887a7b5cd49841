"""One figure of the report: a message, a chart, the chart in words, and its numbers as tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from ..compare_change import Change
from ..tables_selection import Selection, SelectionError
from . import words
from .case import Case
from .charts import Series, drawn_values, month_names, series, svg, whole_years, year_names
from .headline import amount_of, scale_of
from .inputs import definition, valued
from .numbers import Scale

_ADDED = ", added up since the start,"
_BY_YEAR = "by financial year"


@dataclass(frozen=True)
class FigureTable:
    """The numbers of a chart: `groups` of three columns (median, 50 % and 90 % range), and a row for each time."""

    caption: str
    time: str
    groups: tuple[str, ...]
    rows: list[tuple[str, int, list[Markup]]]


@dataclass(frozen=True)
class Figure:
    """A chart with what it says.

    Attributes
    ----------
    key : str
        Unique in the page.
    measure : str
        What is drawn.
    message, subtitle, text : str
        What it shows; measure and unit; and the same in words.
    svg : Markup
        The picture.
    years, months : FigureTable or None
        Its numbers by financial year, and by month where months are drawn.
    """

    key: str
    measure: str
    message: str
    subtitle: str
    text: str
    svg: Markup
    years: FigureTable
    months: FigureTable | None


def figure(case: Case, measure: str, place: int) -> Figure | None:
    """Return the figure of a measure or selection, or None where the results do not hold it over time."""
    if any(Selection.parse(measure).measure not in run.measures_by_name for run in case.runs):
        return None
    try:
        values = [drawn_values(run, measure) for run in case.runs]
        yearly = [whole_years(run.series(measure, "year")) for run in case.runs]
    except SelectionError:
        return None
    if not all(np.isfinite(one.to_numpy()).any() for one in values):
        return None
    by_year = values[0].attrs["period"] == "year"
    drawn = series(case, values, year_names(values[0]) if by_year else month_names(values[0]))
    summed = drawn if by_year else series(case, yearly, year_names(yearly[0]))
    key = f"chart-{place}-{re.sub('[^a-z0-9]+', '-', measure).strip('-')}"
    is_added = bool(values[0].attrs.get("added"))
    message, text = _message(case, measure, summed, is_added), _text(case, summed, is_added)
    name = words.label(measure)
    how = "by month" if not by_year else f"by the end of each financial year{_ADDED}" if is_added else _BY_YEAR
    return Figure(
        key=key,
        measure=measure,
        message=message,
        subtitle=_subtitle(case, measure, drawn.scale, how),
        text=text,
        svg=svg(case, values, drawn.scale, key, message, text),
        years=_table(f"{name}{_ADDED if is_added else ''} {_BY_YEAR}", "Financial year", summed),
        months=None if by_year else _table(f"{name} by month, as drawn", "Month", drawn),
    )


def _table(caption: str, time: str, found: Series) -> FigureTable:
    groups = tuple(band.name[:1].upper() + band.name[1:] for band in found.bands)
    unit = f", {found.scale.words}" if found.scale.words else ""
    return FigureTable(caption + unit, time, groups, found.rows())


def _subtitle(case: Case, measure: str, scale: Scale, how: str) -> str:
    """Say what is drawn and in which unit."""
    found = case.baseline.measures_by_name[Selection.parse(measure).measure]
    if found.unit.startswith("GBP") and found.type == "F":
        how += ", as an annual rate, prices of the day"
    how = how.rstrip(",")
    unit = f"{scale.words[:1].upper()}{scale.words[1:]}, {how}" if scale.words else how[:1].upper() + how[1:]
    plain = words.ABOUT.get(measure)
    about = valued(case.baseline, plain) if plain else definition(case.baseline, found.name)
    return f"{unit}. {about}."


def _message(case: Case, measure: str, summed: Series, is_added: bool) -> str:
    """Say in one sentence what the chart shows."""
    name = words.label(measure)
    if not case.plans:
        return f"{name}: {_course(summed, 0, is_added)}"
    told = []
    for place, side in enumerate(case.sides[1:]):
        change = _change(case, measure, place)
        if change is None:
            return f"{name}: {_course(summed, 0, is_added)}"
        c = change.change
        if c.low > 0 or c.high < 0:
            told.append(amount_of(change, scale_of(change)) + case.only_for(side))
        else:
            told.append("no clear difference" + case.only_for(side))
    if len(told) > 1 and all(one.startswith("no clear") for one in told):
        return f"{name}: no clear difference with any plan"
    return f"{name}: {'; '.join(told)}"


def _change(case: Case, measure: str, plan: int) -> Change | None:
    if case.comparison is None:
        return None
    try:
        return case.comparison.change(measure, "run", plan)
    except SelectionError:
        return None


def _course(found: Series, band: int, is_added: bool) -> str:
    """Say how a median goes from the first year to the last; of sums since the start, what they come to."""
    central = found.bands[band].figures[2]
    first, last = float(central[0]), float(central[-1])
    scale = found.scale
    years = found.times
    if len(years) == 1:
        return f"{scale.sentence(last)} in {years[0]}"
    if is_added:
        return f"{scale.sentence(last)} by the end of {years[-1]}, {scale.text(first)} of them in {years[0]}"
    same = scale.text(first) == scale.text(last)
    if same:
        return f"{scale.sentence(last)} in {years[0]} as in {years[-1]}"
    verb = "up" if last > first else "down"
    start = scale.sentence(first) if scale.unit.startswith(("GBP", "percent")) else scale.text(first)
    return f"{verb} from {start} in {years[0]} to {scale.sentence(last)} in {years[-1]}"


def _text(case: Case, found: Series, is_added: bool) -> str:
    """Tell the chart in words: where each line goes, with its range at the end."""
    sentences = []
    for place, band in enumerate(found.bands):
        low, central, high = band.last
        scale, sign = found.scale, band.is_change
        ends = f"{scale.text(low, sign=sign)} to {scale.text(high, sign=sign)}"
        name = band.name[:1].upper() + band.name[1:]
        if band.is_change:
            sentences.append(f"{name}: median {scale.text(central, sign=True)} in {found.times[-1]}, 90% range {ends}.")
        else:
            sentences.append(f"{name}: {_course(found, place, is_added)} (medians; 90% range at the end {ends}).")
    return " ".join(sentences)
