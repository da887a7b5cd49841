"""A baseline and plans on the same random numbers, compared replicate by replicate."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import xarray as xr

from .compare_breaks import breaks
from .compare_change import Change, paired
from .compare_headline import headline_frame, headline_html, headline_json, headline_text
from .results import RunResults
from .results_file import Every
from .results_headline import Period, headline_values, period_text
from .results_xarray import frame
from .tables_selection import Selection, need_no_measure

if TYPE_CHECKING:
    from .plot import BandPlot


class ComparisonError(ValueError):
    """Runs that do not belong together; the message says in what they differ."""


class Comparison:
    """Plans against their baseline.

    Parameters
    ----------
    baseline : RunResults
        What the plans are compared with.
    plans : sequence of RunResults
        One or more runs with the baseline's seed, draws, replicates, start, length, axes and engine.

    Raises
    ------
    ComparisonError
        If a run cannot be paired with the baseline, replicate by replicate.
    """

    def __init__(self, baseline: RunResults, plans: Sequence[RunResults]) -> None:
        if not plans:
            raise ComparisonError("a comparison needs a baseline and at least one plan")
        self.baseline = baseline
        self.plans = list(plans)
        for run in self.runs:
            if not run.is_complete:
                raise ComparisonError(f"{run.source.path} has only {run.replicates_text}; run it again")
        for plan in self.plans:
            _check_pair(baseline, plan)
        self.names = _distinct([run.scenario for run in self.runs])
        told = [run.title for run in self.runs]
        #: Titles of baseline and plans; where two are the same, with the scenario's name.
        self.titles = [
            title if told.count(title) == 1 else f"{title} ({name})"
            for title, name in zip(told, self.names, strict=True)
        ]

    @property
    def runs(self) -> list[RunResults]:
        """Return the baseline and the plans."""
        return [self.baseline, *self.plans]

    def _plan(self, plan: int | str) -> RunResults:
        if isinstance(plan, int):
            return self.plans[plan]
        if plan not in self.names[1:]:
            raise ComparisonError(f"no plan '{plan}'; there is {', '.join(self.names[1:])}")
        return self.plans[self.names[1:].index(plan)]

    def headline(self) -> pd.DataFrame:
        """Return the headline table.

        Returns
        -------
        pandas.DataFrame
            A row per scenario, period (``run``, ``last_year``) and measure. baseline, plan and change are means over
            replicates, mc_error is that of the change; low, low50, central, high50 and high are the 5th, 25th, 50th,
            75th and 95th percentiles of the paired change; chance_better, chance_worse and no_difference sum to 1.
            Flows are per year over the whole run, and that year's sum in the last financial year.
        """
        return headline_frame(self)

    def change(self, measure: str, period: Period = "run", plan: int | str = 0) -> Change:
        """Return the paired change of a measure, or of a selection such as ``places[kind=nursing_home]``.

        Parameters
        ----------
        measure : str
            Measure or selection.
        period : {"run", "last_year"}
            The whole run (a flow per year), or its last financial year.
        plan : int or str
            Which plan, by position or name.
        """
        before, after = (headline_values(run, measure, period) for run in (self.baseline, self._plan(plan)))
        return paired(before, after, period_text(self.baseline, period))

    def difference(
        self,
        measure: str,
        every: Every = "month",
        by: Sequence[str] = (),
        statistic: str = "mean",
        plan: int | str = 0,
        **labels: str,
    ) -> xr.DataArray:
        """Return plan less baseline, pair by pair, in the measure's unit; parameters as for ``RunResults.table``."""
        before, after = (
            run.table(measure, every, by, statistic, **labels) for run in (self.baseline, self._plan(plan))
        )
        difference: xr.DataArray = after - before
        difference.attrs = before.attrs
        return difference

    def breaks_first(self) -> pd.DataFrame:
        """Return every place where a market fails, by scenario, the one that is most often first at the head."""
        rows: list[dict[str, Any]] = [
            {
                "scenario": name,
                **found.labels,
                "date": found.date,
                "probability": found.probability,
                "first": found.first,
            }
            for name, run in zip(self.names, self.runs, strict=True)
            for found in breaks(run)
        ]
        columns = ["scenario", "setting", "locality", "date", "probability", "first"]
        return pd.DataFrame(rows, columns=None if rows else columns)

    def to_text(self) -> str:
        """Return the headline table and where it breaks first as fixed-width text; equal results give equal text."""
        return headline_text(self)

    def to_json(self) -> str:
        """Return the headline table and where it breaks first as JSON; equal results give equal bytes."""
        return headline_json(self)

    def to_xarray(self, measure: str | None = None) -> xr.Dataset:
        """Return the kept cuts of all runs along an axis ``scenario``, the baseline first; see ``RunResults``."""
        data = [run.to_xarray(measure) for run in self.runs]
        return xr.concat(data, pd.Index(self.names, name="scenario"), join="outer", combine_attrs="drop_conflicts")

    def to_frame(
        self,
        measure: str | None = None,
        every: Every = "month",
        by: Sequence[str] = (),
        statistic: str = "mean",
        **labels: str,
    ) -> pd.DataFrame:
        """Return the headline table; of a measure, its value and change in every scenario, draw and replicate.

        Parameters
        ----------
        measure : str, optional
            Measure or selection; without it, the headline table with scenario, period and measure as columns.
        every, by, statistic, **labels
            As for ``RunResults.table``; they need a measure.

        Returns
        -------
        pandas.DataFrame
            One row per figure; a change is from the baseline's same draw and replicate.
        """
        if measure is None:
            need_no_measure(every, by, statistic, labels)
            return self.headline().reset_index()
        before = self.baseline.table(measure, every, by, statistic, **labels)
        told = dict(Selection.parse(measure, **labels).labels)
        parts = []
        for name, run in zip(self.names, self.runs, strict=True):
            values = run.table(measure, every, by, statistic, **labels)
            part = frame(name, values, told)
            keys = [key for key in part.columns if key not in ("scenario", "value", "unit", *told)]
            other = frame(name, before, told)
            part["change"] = part.merge(other, on=keys, how="left", suffixes=("", "_before")).eval(
                "value - value_before"
            )
            parts.append(part)
        return pd.concat(parts, ignore_index=True)

    def plot(self, measure: str, path: str | os.PathLike[str] | None = None, plan: int | str = 0) -> "BandPlot":
        """Draw baseline, plan and paired change with their 50 % and 90 % bands.

        Parameters
        ----------
        measure : str
            Measure or selection.
        path : path-like, optional
            Where to write the picture (its ending says the format); the figures go beside it as CSV.
        plan : int or str
            Which plan, by position or name.

        Returns
        -------
        BandPlot
            The matplotlib figure, its message and the same figures as a table.
        """
        from .plot import band_plot

        return band_plot(self, measure, self._plan(plan), path)

    def report(self, path: str | os.PathLike[str]) -> Path:
        """Write the report of this comparison: one HTML file that works offline.

        Parameters
        ----------
        path : path-like
            Where to, with an ending of ``.html``. A report of the same runs is written anew; anything else that is
            there is left alone.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        InputFaults
            When the path holds something else or cannot be written to.
        """
        from .report import write_report

        return write_report(self, path)

    def __repr__(self) -> str:
        return self.to_text().rstrip("\n")

    def _repr_html_(self) -> str:
        return headline_html(self)


def _check_pair(baseline: RunResults, plan: RunResults) -> None:
    """Raise ComparisonError naming everything in which the two runs differ and must not."""
    facts: dict[str, list[Any]] = {
        "seed": [run.seed for run in (baseline, plan)],
        "draws": [run.draws for run in (baseline, plan)],
        "replicates": [run.replicates for run in (baseline, plan)],
        "start": [run.start for run in (baseline, plan)],
        "weeks": [len(run.source.dates["week"]) for run in (baseline, plan)],
        "engine version": [run.attributes.get("engine_version") for run in (baseline, plan)],
    }
    axes = [run.source.axes for run in (baseline, plan)]
    for axis in sorted({*axes[0], *axes[1]} - {"lever"}):
        facts[f"labels of axis {axis}"] = [found.get(axis) for found in axes]
    wrong = [
        f"{name} {_shown(sides[1])} against {_shown(sides[0])}" for name, sides in facts.items() if sides[0] != sides[1]
    ]
    if wrong:
        raise ComparisonError(f"{plan.source.path} cannot be paired with {baseline.source.path}: {'; '.join(wrong)}")


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else "none" if value is None else str(value)


def _distinct(names: Sequence[str]) -> list[str]:
    """Number names that occur twice.

    Examples
    --------
    >>> _distinct(["small", "plan", "plan"])
    ['small', 'plan', 'plan (2)']
    """
    distinct: list[str] = []
    for name in names:
        count = 1 + sum(earlier == name or earlier.startswith(f"{name} (") for earlier in distinct)
        distinct.append(name if count == 1 else f"{name} ({count})")
    return distinct
