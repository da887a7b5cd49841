"""The sections of figures and tables, each with what the results hold of it: people, places, staff and money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr

from ..compare_change import paired
from ..results import RunResults
from ..results_headline import Period, financial_year, headline_values, last_year, run_years
from ..tables import spread
from ..tables_selection import Selection, SelectionError
from . import words
from .case import Case
from .contents import SECTIONS, Section
from .figures import Figure, figure
from .headline import CHANGE_COLUMNS, RUN_COLUMNS, Row, change_row, run_row, sizes
from .numbers import Scale

#: Money that is not the council's: what providers are paid, whoever pays.
MARKET_LEDGER = ("paid_to_providers", "nhs_paid_to_providers")
CAPITAL = ("capital_cost",)
_FIRST_LINES, _LAST_LINES = ("gross_cost",), ("net_cost",)
_CHANGE = tuple(column for column in CHANGE_COLUMNS if column[0] in ("baseline", "plan", "change", "interval90"))
_RUN = tuple(column for column in RUN_COLUMNS if column[0] in ("mean", "interval90"))
#: Axes by which money is told elsewhere, or that differ between scenarios.
_NOT_LINES = ("setting", "client_group", "locality", "lever")
#: Labels of an axis whose mean size is below this are left out of a table.
_NEAR_ZERO = 0.005


@dataclass(frozen=True)
class CutTable:
    """A table of one measure by one axis, or of ledger lines."""

    caption: str
    first: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Filled:
    """A section with what the results hold of it: figures, and tables by plan."""

    key: str
    title: str
    about: str
    figures: list[Figure]
    tables: list[CutTable]


def sections(case: Case) -> list[Filled]:
    """Return the sections on people, residents, places and staff; one in which nothing happens is left out."""
    filled = []
    for section in SECTIONS:
        if not _happens(case, section):
            continue
        figures = [figure(case, measure, place) for place, measure in enumerate(section.figures, 1)]
        tables = [table for measure, axis in section.cuts for table in cut_tables(case, measure, axis)]
        tables += [table for measure, axis in section.shares for table in cut_tables(case, measure, axis, "share")]
        known = [one for one in figures if one is not None]
        filled.append(Filled(section.key, section.title, section.about, known, tables))
    return [one for one in filled if one.figures or one.tables]


def _happens(case: Case, section: Section) -> bool:
    """Say whether any figure of a section is ever above or below zero, as far as the results hold them."""
    known = False
    for measure in section.figures:
        for run in case.runs:
            try:
                values = run.series(measure, "year").to_numpy()
            except SelectionError:
                continue
            known = True
            if np.nan_to_num(values).any():
                return True
    return not known


def money(case: Case) -> tuple[Filled, Filled]:
    """Return the market ledger (what providers are paid, by payer) and the council's ledger."""
    market = [table for key in MARKET_LEDGER for axis in ("source", "setting") for table in cut_tables(case, key, axis)]
    about = "Every pound that providers are paid for care, whoever pays it: the council, people themselves, the NHS."
    shown = [one for key in MARKET_LEDGER[:1] if (one := figure(case, key, 1)) is not None]
    first = Filled("market-ledger", "Money: the market ledger", about, shown, market)
    about = "What care costs the council: its gross cost, the income that meets part of it, and the net cost."
    shown = [one for place, key in enumerate(("net_cost", "gross_cost"), 1) if (one := figure(case, key, place))]
    tables = [
        *ledger_tables(case),
        *line_tables(case),
        *(table for key, axis in _line_cuts(case) for table in cut_tables(case, key, axis)),
    ]
    return first, Filled("council-ledger", "Money: the council’s ledger", about, shown, tables)


def council_lines(run: RunResults) -> list[str]:
    """Return the council's lines in a file: every flow of money that is not a provider's, gross first and net last."""
    lines = [
        name
        for name, one in run.measures_by_name.items()
        if one.unit == "GBP" and one.type in "FL" and name not in (*MARKET_LEDGER, *CAPITAL)
    ]
    middle = [name for name in lines if name not in (*_FIRST_LINES, *_LAST_LINES, "budget_variance")]
    ordered = [*_FIRST_LINES, *middle, *_LAST_LINES, "budget_variance"]
    return [name for name in ordered if name in run.measures_by_name]


def _line_cuts(case: Case) -> list[tuple[str, str]]:
    """Return the cuts of the council's lines: net cost by setting, and every line by axes of its own."""
    found = []
    for name in [*council_lines(case.baseline), *CAPITAL]:
        if name not in case.baseline.measures_by_name:
            continue
        axes = case.baseline.measures_by_name[name].axes
        found += [(name, axis) for axis in axes if axis not in _NOT_LINES or (name, axis) == ("net_cost", "setting")]
    return found


def _by_plan(case: Case) -> Iterator[tuple[RunResults, str]]:
    """Return each plan with what is put before a caption, or the run alone."""
    if not case.plans:
        yield case.baseline, ""
    for side, plan in zip(case.sides[1:], case.plans, strict=True):
        yield plan, "" if len(case.plans) == 1 else f"{side[:1].upper() + side[1:]}: "


def ledger_tables(case: Case) -> list[CutTable]:
    """Return the council's lines over the whole run, per year, and in the last financial year."""
    tables = []
    periods: tuple[tuple[Period, str], ...] = (
        ("run", "The council’s ledger, a year’s mean over the whole run"),
        ("last_year", f"The council’s ledger in {_last_year(case.baseline)}"),
    )
    for plan, before in _by_plan(case):
        for period, caption in periods:
            found = []
            for name in council_lines(case.baseline):
                try:
                    values = [headline_values(run, name, period) for run in _compared(case, plan)]
                except SelectionError:
                    continue
                found.append((name, words.label(name), values))
            rows, unit = _rows(found)
            tables.append(CutTable(f"{before}{caption}, {unit}", "Line", _CHANGE if case.plans else _RUN, rows))
    return [table for table in tables if table.rows]


def line_tables(case: Case) -> list[CutTable]:
    """Return the council's ledgers that the results keep by line, a table for each item, in the last financial year."""
    tables = []
    for name in council_lines(case.baseline):
        measure = case.baseline.measures_by_name[name]
        if measure.type != "L" or len(measure.axes) != 2 or "line" not in measure.axes:
            continue
        other = measure.axes[1 - measure.axes.index("line")]
        for plan, before in _by_plan(case):
            sides = [_in_last_year(run, name, ("line", other)) for run in _compared(case, plan)]
            for item in case.baseline.source.axes[other]:
                chosen = [side.sel({other: item}) for side in sides]
                told = _labelled(name, chosen, "line", case.baseline.source.axes["line"])
                told.append((name, "All lines", [one.sum("line", keep_attrs=True) for one in chosen]))
                rows, unit = _rows(told)
                which = f"{words.label(name)} by line, {words.item(other, item)}"
                caption = f"{before}{which}, in {_last_year(case.baseline)}, {unit}"
                tables.append(CutTable(caption, "Line", _CHANGE if case.plans else _RUN, rows))
    return [table for table in tables if len(table.rows) > 1]


def _labelled(
    measure: str, sides: Sequence[xr.DataArray], axis: str, labels: Sequence[str]
) -> list[tuple[str, str, Sequence[xr.DataArray]]]:
    """Return measure, label in words and values of each label of an axis, but for those near zero throughout."""
    return [
        (measure, _capital(words.item(axis, name)), [side.sel({axis: name}) for side in sides])
        for name in labels
        if any(np.nan_to_num(np.abs(side.sel({axis: name}).to_numpy())).mean() > _NEAR_ZERO for side in sides)
    ]


def _in_last_year(run: RunResults, measure: str, by: tuple[str, ...]) -> xr.DataArray:
    return run.table(measure, every="year", by=by).isel(time=last_year(run), drop=True)


def _compared(case: Case, plan: RunResults) -> list[RunResults]:
    return [case.baseline, plan] if case.plans else [plan]


def _last_year(run: RunResults) -> str:
    return financial_year(run.source.dates["year"][last_year(run)])


def _rows(found: Sequence[tuple[str, str, Sequence[xr.DataArray]]]) -> tuple[tuple[Row, ...], str]:
    """Return the rows of a table from measure, label and values of both sides (or the one), and their one unit."""
    rows: list[Row] = []
    if not found:
        return (), ""
    unit = str(found[0][2][0].attrs["units"])
    if len(found[0][2]) == 2:
        changes = [(measure, label, paired(values[0], values[1], "")) for measure, label, values in found]
        reach = [sizes(change) for _, _, change in changes]
        precise = [end for _, end in reach if end is not None]
        scale = Scale.of(unit, max(size for size, _ in reach), max(precise, default=None))
        rows += [change_row(measure, change, label, scale) for measure, label, change in changes]
    else:
        told = [(measure, label, spread(values[0].to_numpy())) for measure, label, values in found]
        scale = Scale.of(unit, max(abs(one.mean) for _, _, one in told))
        rows += [run_row(measure, unit, one, label, scale) for measure, label, one in told]
    return tuple(rows), scale.words


def cut_tables(case: Case, measure: str, axis: str, how: str = "") -> list[CutTable]:
    """Return a table per plan of a measure by the labels of an axis, in the last financial year.

    Flows of events are told per year of the whole run instead, as a single year has few, and capital by its sum over
    the run; `how` "share" tells what each label has of all. Labels that are near zero throughout are left out; there is
    no table where the results do not hold the cut.
    """
    found = case.baseline.measures_by_name.get(Selection.parse(measure).measure)
    if found is None or axis not in found.axes:
        return []
    if not how:
        how = "sum" if measure in CAPITAL else "last_year" if found.type != "F" or found.unit == "GBP" else "per_year"
    when = {"sum": "over the whole run", "per_year": "a mean year of the whole run"}.get(
        how, f"in {_last_year(case.baseline)}"
    )
    caption = f"{words.label(measure)} by {words.axis(axis)}, {when}"
    tables = []
    for plan, before in _by_plan(case):
        try:
            sides = [_by_label(run, measure, axis, how) for run in _compared(case, plan)]
        except SelectionError:
            return []
        told = _labelled(measure, sides, axis, case.baseline.source.axes[axis])
        rows, unit = _rows(told)
        if rows:
            named = f"{before}{caption}, {unit}{' of all' if how == 'share' else ''}".rstrip(", ")
            tables.append(CutTable(named, _capital(words.axis(axis)), _CHANGE if case.plans else _RUN, rows))
    return tables


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _by_label(run: RunResults, measure: str, axis: str, how: str) -> xr.DataArray:
    """Return a measure by the labels of an axis, one value per draw, replicate and label."""
    if how in ("last_year", "share"):
        values = _in_last_year(run, measure, (axis,))
        return _shares(values, axis) if how == "share" else values
    values = run.table(measure, every="run", by=(axis,))
    if how == "sum":
        return values
    scaled: xr.DataArray = values / run_years(run)
    scaled.attrs = values.attrs | {"units": f"{values.attrs['units']} year-1"}
    return scaled


def _shares(values: xr.DataArray, axis: str) -> xr.DataArray:
    """Return what each label has of the sum over all, in percent; nothing of nothing is no number."""
    total = values.sum(axis)
    shares: xr.DataArray = 100 * values / total.where(total > 0)
    shares.attrs = values.attrs | {"units": "percent"}
    return shares
