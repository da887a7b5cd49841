"""Results of one run, read from its file: named axes, units, periods, percentiles over replicates."""

import functools
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import xarray as xr

from .results_file import Every, ResultFileError, ResultSource
from .results_headline import headline_rows, headline_values, period_text
from .results_measures import Measure, measures_of
from .results_table import table
from .results_xarray import dataset, frame
from .scenario.document import document_hash
from .tables import fixed_width, html_table, money_scale, number, spread
from .tables_selection import Selection, SelectionError, need_no_measure

__all__ = ["ResultFileError", "RunResults", "SelectionError", "open_run"]

_SUMMARY = ("measure", "unit", "low", "central", "high", "mean", "MC error")


def open_run(path: str | os.PathLike[str]) -> "RunResults":
    """Open a result file.

    Parameters
    ----------
    path : path-like
        ``run.nc``, or the ``run.nc.partial`` that a killed run left: it has the replicates finished before.

    Returns
    -------
    RunResults
        Numbers are read when they are asked for.

    Raises
    ------
    ResultFileError
        In one line, with the reason, if the file is not one this version reads.

    Examples
    --------
    >>> open_run("no-such-run.nc")
    Traceback (most recent call last):
    ...
    caremarket.results_file.ResultFileError: no-such-run.nc does not exist
    """
    return RunResults(ResultSource(path))


class RunResults:
    """One run: its replicates of every kept measure.

    Parameters
    ----------
    source : ResultSource
        The open file.

    Attributes
    ----------
    measures_by_name : dict of str to Measure
        What was kept, in the order of the file.
    """

    def __init__(self, source: ResultSource) -> None:
        self.source = source
        self.measures_by_name: dict[str, Measure] = measures_of(source)

    @property
    def attributes(self) -> dict[str, str]:
        """Return the file's description of itself: seed, engine version, resolved scenario and the like."""
        return self.source.attributes

    @functools.cached_property
    def document(self) -> dict[str, Any]:
        """Return the resolved scenario that the run was made from; empty when the file carries none.

        ResultFileError is raised when it is damaged.
        """
        text = self.attributes.get("document", "{}")
        with self.source.whole("is damaged: its scenario cannot be read"):
            found: dict[str, Any] = json.loads(text)
            if self.attributes.get("document_hash", told := document_hash(found)) != told:
                raise ValueError("it is not the one of its document_hash")
        return found

    @property
    def title(self) -> str:
        """Return the scenario's title, else its name."""
        return self.attributes.get("title") or self.scenario

    @property
    def scenario(self) -> str:
        """Return the scenario's name, else the file's."""
        return self.attributes.get("scenario") or self.source.path.stem

    @property
    def identity(self) -> str:
        """Return the hash of all that decides the numbers, or an empty text."""
        return self.attributes.get("identity", "")

    @property
    def seed(self) -> int | None:
        """Return the seed, if the file tells it."""
        return int(self.attributes["seed"]) if "seed" in self.attributes else None

    @property
    def years(self) -> int:
        """Return the length of the run in years."""
        return int(self.attributes.get("years", round(len(self.source.dates["week"]) * 7 / 365.25)))

    @property
    def draws(self) -> int:
        """Return the number of draws of the parameters."""
        return self.source.draws

    @property
    def replicates(self) -> int:
        """Return the number of replicates of each draw."""
        return self.source.replicates

    @property
    def start(self) -> str:
        """Return the first day, as YYYY-MM-DD."""
        return str(self.source.start)

    @property
    def finished(self) -> int:
        """Return how many of all replicates are in the file."""
        return int(self.source.complete.sum())

    @property
    def is_complete(self) -> bool:
        """Tell whether every replicate is in the file."""
        return bool(self.source.complete.all())

    @property
    def replicates_text(self) -> str:
        """Say in words how many replicates there are."""
        if not self.is_complete:
            return f"{self.finished} of {self.source.complete.size} replicates (the run was stopped)"
        if self.draws > 1 and self.replicates > 1:
            return f"{self.draws} draws of {self.replicates} replicates"
        return f"{self.finished} replicate{'' if self.finished == 1 else 's'}"

    @property
    def measures(self) -> pd.DataFrame:
        """Return the kept measures: unit, type, which way is better, axes, definition."""
        rows = [
            (m.name, m.unit, m.type, m.better, ", ".join(m.axes), m.definition) for m in self.measures_by_name.values()
        ]
        return pd.DataFrame(rows, columns=["measure", "unit", "type", "better", "axes", "definition"]).set_index(
            "measure"
        )

    def _resolve(self, measure: str, labels: dict[str, str]) -> tuple[Measure, Selection]:
        selection = Selection.parse(measure, **labels)
        selection.check({name: found.axes for name, found in self.measures_by_name.items()}, self.source.axes)
        return self.measures_by_name[selection.measure], selection

    def table(
        self,
        measure: str,
        every: Every = "month",
        by: Sequence[str] = (),
        statistic: str = "mean",
        **labels: str,
    ) -> xr.DataArray:
        """Return a measure's values in its unit, with axes draw, replicate, time and those of `by`.

        Parameters
        ----------
        measure : str
            A name, or a selection such as ``waiting_for_care[setting=home_care]``.
        every : {"week", "month", "year", "run"}
            Period: a stock is the mean of its weeks, a flow the sum, a ratio pooled; ``run`` has no time axis.
        by : sequence of str
            Axes to keep; others are summed (stocks, flows) or pooled (ratios, distributions).
        statistic : {"mean", "median", "p90"}
            For a distribution of completed spells.
        **labels : str
            More of the selection: ``setting="home_care"``.

        Raises
        ------
        SelectionError
            With the nearest name, or the ``outputs:`` line that keeps the cut.
        """
        if every not in ("week", "month", "year", "run"):
            raise SelectionError(f"every is '{every}'; it must be week, month, year or run")
        found, selection = self._resolve(measure, labels)
        return table(self.source, found, selection, every, tuple(by), statistic)

    def series(self, measure: str, every: Every = "month", statistic: str = "mean", **labels: str) -> xr.DataArray:
        """Return one series per draw and replicate, in the measure's unit; parameters as for `table`."""
        return self.table(measure, every, (), statistic, **labels)

    def to_xarray(self, measure: str | None = None) -> xr.Dataset:
        """Return every kept cut (or those of one measure) in one Dataset with named axes.

        Ratios are divided out; distributions become ``_mean``, ``_median`` and ``_p90``. Time axes are called ``week``,
        ``month`` and ``year``; a cut kept at several frequencies carries ``_by_month`` or ``_by_year`` for the coarser.
        """
        if measure is not None:
            self._resolve(measure, {})
        return dataset(self, measure)

    def to_frame(
        self,
        measure: str | None = None,
        every: Every = "month",
        by: Sequence[str] = (),
        statistic: str = "mean",
        **labels: str,
    ) -> pd.DataFrame:
        """Return the summary; of a measure, one row per draw, replicate, time and label, with value and unit.

        Without a measure the table is that of `summary`, with measure and period as columns.
        """
        if measure is None:
            need_no_measure(every, by, statistic, labels)
            return self.summary().reset_index()
        return frame(self.scenario, self.table(measure, every, by, statistic, **labels), _labels(measure, labels))

    def summary(self) -> pd.DataFrame:
        """Return the headline measures over the whole run and in its last financial year.

        Returns
        -------
        pandas.DataFrame
            low, central, high: 5th, 50th and 95th percentiles over replicates; mean, with its Monte Carlo error.
        """
        rows = []
        for measure, period in headline_rows(self):
            values = headline_values(self, measure, period)
            s = spread(values.to_numpy())
            rows.append((measure, period, values.attrs["units"], s.low, s.central, s.high, s.mean, s.mc_error))
        columns = ["measure", "period", "unit", "low", "central", "high", "mean", "mc_error"]
        return pd.DataFrame(rows, columns=columns).set_index(["measure", "period"])

    def report(self, path: str | os.PathLike[str]) -> Path:
        """Write the report of this run alone: one HTML file that works offline; see ``Comparison.report``."""
        from .report import write_report

        return write_report(self, path)

    def _summary_text(self, period: str) -> list[list[str]]:
        rows: list[Any] = [row for row in self.summary().reset_index().itertuples() if row.period == period]
        shown = ("low", "central", "high", "mean", "mc_error")
        cells = []
        for row in rows:
            factor, unit = money_scale(row.unit, abs(row.mean))
            cells.append([row.measure, unit, *(number(getattr(row, key) / factor, unit) for key in shown)])
        return cells

    def __repr__(self) -> str:
        years = "1 year" if self.years == 1 else f"{self.years} years"
        lines = [f"{self.title}: {self.replicates_text}, seed {self.seed}, {years} from {self.start}"]
        for period in ("run", "last_year"):
            rows = self._summary_text(period)
            if rows:
                lines += ["", period_text(self, period), fixed_width(_SUMMARY, rows, left=2)]
        lines += ["", "low, central, high: 5th, 50th, 95th percentiles over replicates; flows per year; money nominal"]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        note = "Low, central, high: 5th, 50th, 95th percentiles over replicates; flows per year; money nominal."
        return "".join(
            html_table(
                f"{self.title}: {period_text(self, period)}, {self.replicates_text}",
                _SUMMARY,
                self._summary_text(period),
                note,
            )
            for period in ("run", "last_year")
            if self._summary_text(period)
        )


def _labels(measure: str, labels: dict[str, str]) -> dict[str, str]:
    return dict(Selection.parse(measure, **labels).labels)
