"""Runs of the baseline with other constants, and what they give for the rows of the opening table."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..jobs import engine_call, run_plan
from ..results import open_run
from ..results_file import Array
from ..scenario import Scenario
from ..settings import RunSettings
from .free import OwnMean
from .opening import BOUND, CHECK, Level
from .reading_measures import Plan, by_year, figure_of_selection

LEAST_SPREAD = 0.0025  # of the value: a published number without a range is met to this
OUTSIDE = 10.0  # beyond its range a row to fit counts so many times more
RANGE_IN_SPREADS = 2.0  # a range is two standard deviations either way


@dataclass(frozen=True)
class Simulated:
    """What one run gives.

    Attributes
    ----------
    rows : tuple of numpy.ndarray
        (replicate, year) for each row of the opening table.
    own_means : dict of str to numpy.ndarray
        By replicate, what each constant that is an own mean ought to be, by pointer.
    """

    rows: tuple[Array, ...]
    own_means: dict[str, Array]

    def means(self, index: int) -> Array:
        """Mean over replicates of one row, by year."""
        return np.asarray(self.rows[index].mean(axis=0))


@dataclass
class Runner:
    """Makes runs, each in a folder that is gone afterwards; counts them.

    Attributes
    ----------
    levels : tuple of Level
        Rows of the opening table.
    own_means : tuple of OwnMean
        Constants that are means of the run.
    settings : RunSettings
        Seed, replicates, years and threads.
    progress : callable or None
        Takes (done, total) replicates of the run that is going on.
    """

    levels: Sequence[Level]
    own_means: Sequence[OwnMean]
    settings: RunSettings
    progress: Callable[[int, int], None] | None = None
    runs: int = field(default=0)

    def prepared(self, scenario: Scenario) -> Scenario:
        """The scenario, keeping the cuts that the rows need."""
        wanted = [(level.measure, level.labels) for level in self.levels]
        wanted += [(one.selection.measure, one.selection.labels) for one in self.own_means]
        return scenario.with_outputs(Plan.of(wanted).outputs)

    def run(self, scenario: Scenario, settings: RunSettings | None = None) -> Simulated:
        """Run a prepared scenario."""
        chosen = settings if settings is not None else self.settings
        with tempfile.TemporaryDirectory(prefix="caremarket-") as folder:
            job = run_plan(scenario, chosen, Path(folder))
            engine_call([job], chosen, self.progress)
            run = open_run(job.path)
            rows = tuple(by_year(run, level.measure, level.labels, chosen.years) for level in self.levels)
            means = {one.pointer: one.times * figure_of_selection(run, one.selection) for one in self.own_means}
        self.runs += 1
        return Simulated(rows, means)


def residuals(levels: Sequence[Level], values: Sequence[Array]) -> Array:
    """How far each row and year lies from its target, in standard deviations of the published value.

    Parameters
    ----------
    levels : sequence of Level
        Rows of the opening table.
    values : sequence of numpy.ndarray
        For each row its values, the year last.

    Returns
    -------
    numpy.ndarray
        The residuals last. Rows to fit count from their value, and more beyond their range; bounds from the end of
        their range; checks not at all.
    """
    found = []
    for level, value in zip(levels, values, strict=True):
        if level.use == CHECK:
            continue
        least = LEAST_SPREAD * max(abs(level.value), 1e-9)
        above = max((level.high - level.value) / RANGE_IN_SPREADS, least)
        below = max((level.value - level.low) / RANGE_IN_SPREADS, least)
        outside = np.minimum(0.0, value - level.low) + np.maximum(0.0, value - level.high)
        gap = outside if level.use == BOUND else value - level.value + OUTSIDE * outside
        found.append(np.where(gap > 0, gap / above, gap / below))
    return np.concatenate(found, axis=-1)
