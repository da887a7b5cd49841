"""Measures and derived figures of a run by financial year, and the cuts that a run must keep to give them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..prices import deflator
from ..results_file import Array
from ..tables_selection import Selection
from .derived import DERIVED, Read

if TYPE_CHECKING:
    from ..results import RunResults

MOST_AXES = 3  # of a cut that a run can keep
MONEY = "GBP"
KEPT_AXES = 2  # of a cut by financial year that every run keeps
Wanted = Iterable[tuple[str, Mapping[str, str]]]


@dataclass(frozen=True)
class Plan:
    """The cuts that some figures need.

    Attributes
    ----------
    cuts : tuple of (str, tuple of str)
        Measure and axes.
    """

    cuts: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def of(cls, wanted: Wanted) -> Plan:
        """The cuts that measures and derived figures need.

        Examples
        --------
        >>> Plan.of([("residents_65", {"payer": "council"})]).cuts
        (('residents', ('age_band', 'payer')),)
        """
        cuts: set[tuple[str, tuple[str, ...]]] = set()

        def note(measure: str, /, **labels: str) -> Array:
            cuts.add((measure, tuple(sorted(labels))))
            return np.ones((1, 1))

        for name, labels in wanted:
            figure(name, labels, note)
        return cls(tuple(sorted(cuts)))

    @property
    def outputs(self) -> list[dict[str, object]]:
        """The lines under `outputs` that keep what no run keeps by itself."""
        return [
            {"measure": measure, "by": list(axes), "every": "year"}
            for measure, axes in self.cuts
            if len(axes) > KEPT_AXES
        ]


def figure(name: str, labels: Mapping[str, str], read: Read) -> Array:
    """A measure or a derived figure, by replicate and year."""
    derived = DERIVED.get(name)
    return derived.of(read, labels) if derived is not None else read(name, **labels)


def by_year(run: RunResults, name: str, labels: Mapping[str, str], years: int) -> Array:
    """A measure or derived figure in the first whole financial years of a run.

    Parameters
    ----------
    run : RunResults
        A run that starts on a 1 April.
    name : str
        A measure or a derived figure.
    labels : mapping
        The selection.
    years : int
        Financial years, from the first.

    Returns
    -------
    numpy.ndarray
        (replicate, year). A flow is what its weeks sum to, times days of the year / (7 x weeks); money of later years
        is in the prices of the first, by the GDP deflator.
    """

    def read(measure: str, /, **labels: str) -> Array:
        table = run.table(measure, every="year", **labels)
        values = table.to_numpy().reshape(-1, table.sizes["time"])[:, :years]
        if table.attrs["type"] == "F":
            values = values * _scale(run, years)
        if table.attrs["units"] == MONEY:
            values = values * _prices(run, years)
        return np.asarray(values)

    return figure(name, labels, read)


def figure_of_selection(run: RunResults, selection: Selection) -> Array:
    """By replicate, a measure or derived figure over a whole run, in its unit."""

    def read(measure: str, /, **labels: str) -> Array:
        return np.asarray(run.table(measure, every="run", **labels).to_numpy().reshape(-1, 1))

    return np.asarray(figure(selection.measure, selection.labels, read)[:, 0])


def _scale(run: RunResults, years: int) -> Array:
    """Days over 7 x weeks of each financial year."""
    first = datetime.date.fromisoformat(run.start)
    days = [(_later(first, year + 1) - _later(first, year)).days for year in range(years)]
    return np.asarray(np.array(days) / (7 * run.source.weeks["year"][:years]))


def _prices(run: RunResults, years: int) -> Array:
    """Prices of the first financial year over those of each."""
    first = datetime.date.fromisoformat(run.start).year
    return np.array([deflator(first) / deflator(first + year) for year in range(years)])


def _later(day: datetime.date, years: int) -> datetime.date:
    return day.replace(year=day.year + years)
