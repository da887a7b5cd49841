"""The measures of the headline table, over the whole run and in its last financial year."""

from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd
import xarray as xr

from .tables_selection import Selection, SelectionError

if TYPE_CHECKING:
    from .results import RunResults

Period = Literal["run", "last_year"]

#: The rows of the headline table, in order.
HEADLINE = ("unmet_people", "waiting_for_care", "places", "filled_posts", "net_cost", "market_failure")
PERIODS: tuple[Period, ...] = ("run", "last_year")


def last_year(run: "RunResults") -> int:
    """Return the position of the last financial year that is whole (52 weeks or more), else of the last one."""
    whole = np.flatnonzero(run.source.weeks["year"] >= 52)
    return int(whole[-1]) if whole.size else len(run.source.weeks["year"]) - 1


def financial_year(date: object) -> str:
    """Return the financial year (from 1 April) that a date falls in.

    Examples
    --------
    >>> financial_year("2025-03-31"), financial_year("2099-04-01")
    ('2024/25', '2099/00')
    """
    day = pd.Timestamp(str(date))
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def period_text(run: "RunResults", period: Period) -> str:
    """Say in words which weeks a period covers."""
    if period == "run":
        weeks = len(run.source.dates["week"])
        last = run.source.dates["week"][-1] + np.timedelta64(6, "D")
        return f"whole run, {run.start} to {last} ({weeks} weeks)"
    year = last_year(run)
    return f"financial year {financial_year(run.source.dates['year'][year])} ({run.source.weeks['year'][year]} weeks)"


def run_years(run: "RunResults") -> float:
    """Return years in the weeks of the run: a flow over the run divided by this is a flow per year.

    The weeks of a run cover a few days more or less than its years; as with published years, what they sum to is
    multiplied by days / (7 x weeks).
    """
    years = round(len(run.source.dates["week"]) * 7 / 365.25)
    if years < 1:
        return len(run.source.dates["week"]) * 7 / 365.25
    start = pd.Timestamp(run.start)
    days = (start + pd.DateOffset(years=years) - start).days
    return years * 7 * len(run.source.dates["week"]) / days


def any_failure(run: "RunResults") -> xr.DataArray:
    """Return 1 for each replicate in which any setting and locality met the rule of market failure, else 0."""
    axes = run.measures_by_name["market_failure"].axes
    try:
        return run.table("market_failure", every="run")
    except SelectionError:
        return run.table("market_failure", every="run", by=axes).max(axes, keep_attrs=True)


def headline_values(run: "RunResults", measure: str, period: Period) -> xr.DataArray:
    """Return one value per draw and replicate: a stock's mean, a flow per year, a pooled ratio.

    In the last financial year a flow is that year's sum, not scaled. Market failure is told for the whole run only,
    and as 'anywhere' unless a setting or locality is selected.

    Raises
    ------
    SelectionError
        If the measure was not kept in a way that answers this.
    """
    selection = Selection.parse(measure)
    if selection.measure == "market_failure" and period == "run" and not selection.labels:
        return any_failure(run)
    if period == "last_year":
        return run.table(measure, every="year").isel(time=last_year(run), drop=True)
    values = run.table(measure, every="run")
    if values.attrs["type"] != "F":
        return values
    scaled = values / run_years(run)
    scaled.attrs = values.attrs | {"units": f"{values.attrs['units']} year-1"}
    return scaled


def headline_rows(run: "RunResults") -> list[tuple[str, Period]]:
    """Return which rows of the headline table this file can answer."""
    rows = []
    for period in PERIODS:
        for measure in HEADLINE:
            if measure not in run.measures_by_name or (measure, period) == ("market_failure", "last_year"):
                continue
            rows.append((measure, period))
    return rows
