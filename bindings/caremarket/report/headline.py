"""The headline table, what it comes to in sentences, and where care runs short first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from ..compare_breaks import THRESHOLDS, Break, breaks, thresholds
from ..compare_change import Change
from ..compare_headline import headline_changes
from ..results import RunResults
from ..results_file import Array
from ..results_headline import PERIODS, Period, financial_year, headline_rows, headline_values, last_year
from ..tables import Spread, spread
from . import words
from .case import Case
from .inputs import Input, input_at
from .numbers import Scale, share, with_unit, written


@dataclass(frozen=True)
class Row:
    """One row of a table: the measure, what it is called, its unit in words, and the cells by column."""

    measure: str
    label: str
    unit: str
    cells: dict[str, Markup]


@dataclass(frozen=True)
class Table:
    """A table of the headline measures for one plan (or the run alone) and one period."""

    caption: str
    period: Period
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


CHANGE_COLUMNS = (
    ("baseline", "Baseline"),
    ("plan", "Plan"),
    ("change", "Change"),
    ("interval50", "Change: 50% interval"),
    ("interval90", "Change: 90% interval"),
    ("better", "Chance of being better"),
    ("same", "No difference"),
    ("mc_error", "Monte Carlo error of the change"),
)
RUN_COLUMNS = (
    ("mean", "Mean"),
    ("central", "Median"),
    ("interval50", "50% interval"),
    ("interval90", "90% interval"),
    ("mc_error", "Monte Carlo error of the mean"),
)
_ONE_OR_NOUGHT = Markup('<span class="of">does not apply</span>')


def sizes(change: Change) -> tuple[float, float | None]:
    """Return the size of both sides of a change, and how far its 90 % interval reaches."""
    c = change.change
    ends = [abs(end) for end in (c.low, c.high, c.mean) if math.isfinite(end)]
    return max(abs(change.baseline.mean), abs(change.plan.mean)), max(ends, default=None)


def scale_of(change: Change) -> Scale:
    """Return how a change and its two sides are shown."""
    return Scale.of(change.unit, *sizes(change))


def change_row(measure: str, change: Change, label: str = "", scale: Scale | None = None) -> Row:
    """Return the row of one paired change; in a table with one `scale` for all rows, the unit is left to it."""
    c = change.change
    unit = "" if scale is not None else scale_of(change).words
    scale = scale or scale_of(change)
    certain = change.unit == "probability"
    cells = {
        "baseline": scale.data(change.baseline.mean),
        "plan": scale.data(change.plan.mean),
        "change": scale.data(c.mean, sign=True),
        "interval50": _ONE_OR_NOUGHT if certain else scale.range(c.low50, c.high50, sign=True),
        "interval90": _ONE_OR_NOUGHT if certain else scale.range(c.low, c.high, sign=True),
        "better": share(change.chance_better, change.replicates),
        "same": share(change.no_difference, change.replicates),
        "mc_error": scale.error(c.mc_error),
    }
    return Row(measure, label or words.label(measure), unit, cells)


def run_row(measure: str, unit: str, found: Spread, label: str = "", scale: Scale | None = None) -> Row:
    """Return the row of one figure of a run alone; as for `change_row`."""
    told = "" if scale is not None else Scale.of(unit, found.mean).words
    scale = scale or Scale.of(unit, found.mean)
    certain = unit == "probability"
    cells = {
        "mean": scale.data(found.mean),
        "central": _ONE_OR_NOUGHT if certain else scale.data(found.central),
        "interval50": _ONE_OR_NOUGHT if certain else scale.range(found.low50, found.high50),
        "interval90": _ONE_OR_NOUGHT if certain else scale.range(found.low, found.high),
        "mc_error": scale.error(found.mc_error),
    }
    return Row(measure, label or words.label(measure), told, cells)


def period_words(run: RunResults, period: Period) -> str:
    """Say which weeks a period covers, and how its flows are told."""
    weeks = run.source.weeks["week"]
    if period == "run":
        whole = words.span(run.source.dates["week"][0], len(weeks))
        return f"The whole run, {whole} ({len(weeks)} weeks): means over its weeks; money is per year"
    year = last_year(run)
    first, count = run.source.dates["year"][year], int(run.source.weeks["year"][year])
    told = f"The last financial year, {financial_year(first)} ({count} weeks)"
    return f"{told}: means over its weeks; money is the year’s total"


def headline_tables(case: Case) -> list[tuple[str, list[Table]]]:
    """Return, for each plan (or the run alone), its title and a table for each period."""
    found: list[tuple[str, list[Table]]] = []
    for place, plan in enumerate(case.plans, 1):
        changes = headline_changes(case.baseline, plan)
        tables = []
        for period in PERIODS:
            rows = tuple(change_row(measure, change) for measure, of, change in changes if of == period)
            caption = period_words(plan, period)
            tables.append(Table(caption, period, CHANGE_COLUMNS, rows))
        found.append((case.headings[place], [table for table in tables if table.rows]))
    if not case.plans:
        run = case.baseline
        tables = []
        for period in PERIODS:
            chosen = [measure for measure, of in headline_rows(run) if of == period]
            values = {measure: headline_values(run, measure, period) for measure in chosen}
            rows = tuple(run_row(key, one.attrs["units"], spread(one.to_numpy())) for key, one in values.items())
            tables.append(Table(period_words(run, period), period, RUN_COLUMNS, rows))
        found.append((case.titles[0], [table for table in tables if table.rows]))
    return found


def amount_of(change: Change, scale: Scale) -> str:
    """Say how large a mean change is, with its direction: '28 people more', '£1.46 million a year lower'."""
    c = change.change
    size = with_unit(written(abs(c.mean) / scale.factor, scale.decimals), scale.unit, change=True)
    countable = not change.unit.startswith(("GBP", "percent", "probability", "per ", "1"))
    more, fewer = ("more", "fewer") if countable else ("higher", "lower")
    return f"{size} {more if c.mean > 0 else fewer}"


def change_sentence(change: Change, with_plan: str) -> str:
    """Say what a plan does to a measure, and how sure that is."""
    c = change.change
    name = words.label(change.measure)
    scale = scale_of(change)
    percent = "%" if scale.unit.startswith("percent") else ""
    levels = (
        f"{scale.sentence(change.baseline.mean)} in the baseline, {scale.text(change.plan.mean)}{percent}{with_plan}"
    )
    if change.no_difference == 1:
        return f"{name}: no difference in any replicate ({scale.sentence(change.baseline.mean)})."
    odds = ""
    if math.isfinite(change.chance_better):
        odds = f" {_odds(change)}"
    if change.unit == "probability":
        return f"{name}: {levels}.{odds}"
    interval = f"90% interval {scale.text(c.low, sign=True)} to {scale.text(c.high, sign=True)}"
    if c.low <= 0 <= c.high:
        return f"{name}: no clear difference ({levels}; change {scale.text(c.mean, sign=True)}, {interval}).{odds}"
    return f"{name}: {amount_of(change, scale)} ({levels}; {interval}).{odds}"


def _odds(change: Change) -> str:
    """Say in how many replicates the change is better, worse or none: 'Better in 9, worse in 1 of 10 replicates'."""
    shares = {"better": change.chance_better, "worse": change.chance_worse, "no different": change.no_difference}
    counts = {name: round(part * change.replicates) for name, part in shares.items()}
    told = [f"{name} in {count}" for name, count in counts.items() if count]
    if len(told) == 1 and change.replicates > 1:
        told = [told[0].replace(" in ", " in all ")]
        return f"{told[0].capitalize()} replicates."
    return f"{', '.join(told).capitalize()} of {words.counted(change.replicates, 'replicate')}."


def in_brief(case: Case) -> list[tuple[str, list[str]]]:
    """Return, for each plan, its title and the headline over the whole run in sentences."""
    found = []
    for side, title, plan in zip(case.sides[1:], case.headings[1:], case.plans, strict=True):
        changes = [change for _, of, change in headline_changes(case.baseline, plan) if of == "run"]
        found.append((title, [change_sentence(change, case.only_for(side)) for change in changes]))
    if not case.plans:
        sentences = []
        for measure, period in headline_rows(case.baseline):
            if period == "run":
                values = headline_values(case.baseline, measure, period)
                sentences.append(_run_sentence(measure, values.attrs["units"], values.to_numpy()))
        found.append((case.titles[0], sentences))
    return found


def _run_sentence(measure: str, unit: str, values: Array) -> str:
    found = spread(values)
    scale = Scale.of(unit, found.mean)
    name = words.label(measure)
    if unit == "probability":
        known = values[np.isfinite(values)]
        return f"{name}: {scale.sentence(found.mean)} ({int(known.sum())} of {words.counted(known.size, 'replicate')})."
    return f"{name}: {scale.sentence(found.mean)} (90% interval {scale.text(found.low)} to {scale.text(found.high)})."


@dataclass(frozen=True)
class Shortage:
    """Where care runs short in one scenario: a sentence on the first place, and every place."""

    title: str
    sentence: str
    places: tuple[tuple[Break, Markup, Markup], ...]


@dataclass(frozen=True)
class Threshold:
    """One threshold of the rule: what it is, its value in words, and where that comes from."""

    meaning: str
    value: str
    source: Input | None


def shortages(case: Case) -> list[Shortage]:
    """Return where care runs short first, and where else, in each scenario."""
    found = []
    for title, run in zip(case.headings, case.runs, strict=True):
        places = breaks(run)
        told = tuple((one, share(one.probability, run.finished), share(one.first, run.finished)) for one in places)
        found.append(Shortage(title, _first_sentence(run, places), told))
    return found


def _first_sentence(run: RunResults, places: Sequence[Break]) -> str:
    if "market_failure_week" not in run.measures_by_name:
        return "Not known: the result does not keep the weeks of market failure."
    if not places:
        return f"Nowhere, in {words.counted(run.finished, 'replicate')}."
    head = places[0]
    count = round(head.probability * run.finished)
    return (
        f"{place_words(head)}, in {count} of {words.counted(run.finished, 'replicate')}, from the week of"
        f" {words.day(head.date)} (the median of those); before any other place in {round(head.first * run.finished)}."
    )


def place_words(one: Break) -> str:
    """Return the setting and locality of a break in words: 'Home care in North'."""
    text = " in ".join(words.said(name) for name in one.labels.values())
    return text[:1].upper() + text[1:]


def threshold_rows(run: RunResults) -> list[Threshold]:
    """Return the thresholds of the rule with where they come from."""
    known = thresholds(run)
    meanings = {
        "failure_share": "People waiting, as a share of the people in the setting, above",
        "failure_people": "People waiting, also more than",
        "failure_weeks": "Weeks on end for which both hold",
    }
    rows = []
    for key, _, unit in THRESHOLDS:
        value = f"{100 * known[key]:g}%" if key == "failure_share" else with_unit(f"{known[key]:g}", unit)
        rows.append(Threshold(meanings.get(key, key), value, input_at(run, f"/measures/{key}")))
    return rows
