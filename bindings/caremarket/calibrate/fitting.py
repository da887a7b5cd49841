"""The fit of an area: constants that no source gives, from the published levels of its start."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ..results_file import Array
from ..scenario import Scenario, load
from ..settings import RunSettings
from .area import Area, baseline_file, read_area
from .free import Free
from .gauss_newton import Problem, Solution, solve, spread_of_steps
from .opening import CHECK, FIT, Level
from .simulated import Runner, Simulated, residuals

DIFFERENCE = 0.03  # finite differences of 3 %, or of this share of the range where that is more
MOST = 0.4  # a pass moves a constant by this much at most (log), or by this share of the range (linear)
NEAR = 0.05  # how near, as a share of its size, an own mean lies to the mean of the run
LEAST_OWN = 0.2  # own means move by shares of their size, or of this where they are smaller
NO_PRIOR = 1e6
FRESH = 1_000_003  # what is added to the seed for the last check
RANGE_IN_SPREADS = 4  # the bounds of a constant are two standard deviations either way
Say = Callable[[str], None]


@dataclass(frozen=True)
class Constant:
    """One fitted constant: its numbers before and after, and the standard error over seeds.

    Attributes
    ----------
    free : Free
        What was declared.
    evidence, values : dict of str to float
        Numbers by pointer: without the fit, and fitted.
    relative_error : float
        Standard error as a share of the number (log), or in its unit (linear).
    """

    free: Free
    evidence: dict[str, float]
    values: dict[str, float]
    relative_error: float

    def error(self, pointer: str) -> float:
        """Standard error of one number, in its unit."""
        return self.relative_error * (abs(self.values[pointer]) if self.free.scale == "log" else 1.0)


@dataclass(frozen=True)
class Fit:
    """A finished fit.

    Attributes
    ----------
    area : Area
        What it started from.
    constants : tuple of Constant
        What was found.
    own_means : dict of str to float
        Constants that are means of the fitted baseline, by pointer.
    check : Simulated
        A run of the fitted baseline on luck that the fit has not seen.
    settings, fresh : RunSettings
        Of the fit and of the check.
    runs, passes : int
        Runs and passes that it took.
    """

    area: Area
    constants: tuple[Constant, ...]
    own_means: dict[str, float]
    check: Simulated
    settings: RunSettings
    fresh: RunSettings
    runs: int
    passes: int

    def missed(self) -> list[str]:
        """Rows to fit that lie outside their range in some year of the check."""
        return missed(self.area.levels, self.check)


def missed(levels: Sequence[Level], check: Simulated) -> list[str]:
    """Names of the rows to fit whose mean lies outside their range in some year."""
    return [
        level.name
        for index, level in enumerate(levels)
        if level.use == FIT and any(level.outside(value) for value in check.means(index))
    ]


def calibrate(
    area: str | Path,
    *,
    replicates: int = 20,
    passes: int = 6,
    seed: int = 1,
    threads: int | None = None,
    afresh: bool = False,
    progress: Callable[[int, int], None] | None = None,
    say: Say | None = None,
) -> Fit:
    """Find the constants of an area that no source gives.

    Least squares on common random numbers: rows of `opening.csv` to fit, each of the first financial years, in units
    of half their range; rows that bound count where they are left; the bounds of a constant are a weak prior about its
    value in the evidence, which decides what the levels leave open. Never on a plan.

    Parameters
    ----------
    area : str or Path
        A shipped area that has `opening.csv` and `free.yaml`, or a folder with them.
    replicates : int
        Replicates of each run.
    passes : int
        Most steps.
    seed : int
        Names the luck of the fit; the last check has luck of its own.
    threads : int, optional
        All cores by default; the result does not depend on it.
    afresh : bool
        Start from the evidence, not from an earlier fit.
    progress : callable, optional
        Takes (done, total) replicates of each run.
    say : callable, optional
        Takes a line of news.

    Raises
    ------
    InputFaults
        For what can be mended in the area's tables.
    """
    found = read_area(area)
    settings = RunSettings(seed, found.table.years, replicates, None, threads).checked()
    news = say if say is not None else _silent
    runner = Runner(found.levels, found.table.own_means, settings, progress)
    base = runner.prepared(found.prior if afresh else found.scenario)
    search = _Search(found, runner, base)
    news(f"{found.name}: {len(found.table.free)} constants, {len(search.aimed)} levels, {replicates} replicates a run")

    def told(number: int, squares: float) -> None:
        news(f"pass {number}: sum of squares {squares:.1f} after {runner.runs} runs; most of it {search.largest()}")

    return _finished(search, solve(search.problem, passes, told))


class _Search:
    """The least-squares problem of an area: from steps to constants, runs and residuals.

    Constants that are means of the baseline are found with the others: each has a residual of its own, what it is less
    what the run gives.
    """

    def __init__(self, area: Area, runner: Runner, base: Scenario) -> None:
        self.area = area
        self.runner = runner
        self.base = base
        self.free = area.table.free
        self.last = np.zeros(0)  # residuals of the last run
        self.start = [one.leaves(base) for one in self.free]
        self.aimed = [level.name for level in area.levels if level.use == FIT]
        self.own = {one.pointer: float(base.value(one.pointer)) for one in area.table.own_means}
        evidence = [one.leaves(area.prior) for one in self.free]
        both = list(zip(self.free, self.start, evidence, strict=True))
        bounds = np.array([one.bounds(leaves, there) for one, leaves, there in both])
        width = bounds[:, 1] - bounds[:, 0]
        is_log = np.array([one.scale == "log" for one in self.free])
        size = np.array([max(abs(value), LEAST_OWN) for value in self.own.values()])
        ends = [base.value(pointer) for pointer in self.own]
        self.problem = Problem(
            self.residuals,
            np.append(bounds[:, 0], [_or(one.low, -np.inf) - float(one) for one in ends]),
            np.append(bounds[:, 1], [_or(one.high, np.inf) - float(one) for one in ends]),
            np.append([one.step_to(leaves, there) for one, leaves, there in both], 0 * size),
            np.append(width / RANGE_IN_SPREADS, NO_PRIOR + 0 * size),
            np.append(DIFFERENCE * np.where(is_log, np.maximum(1, width), width), DIFFERENCE * size),
            np.append(np.where(is_log, MOST, MOST * width), 2 * MOST * size),
        )

    def values(self, steps: Array) -> dict[str, float]:
        """All constants after the steps, own means with them."""
        moved: dict[str, float] = {}
        count = len(self.free)
        for one, leaves, step in zip(self.free, self.start, steps[:count], strict=True):
            moved.update(one.moved(leaves, float(step)))
        for (pointer, value), step in zip(self.own.items(), steps[count:], strict=True):
            moved[pointer] = value + float(step)
        return {pointer: float(f"{value:.6g}") for pointer, value in moved.items()}

    def scenario(self, steps: Array) -> Scenario:
        """The baseline with these constants."""
        return self.base.with_values(self.values(steps))

    def residuals(self, steps: Array) -> Array:
        """Residuals of a run with these constants."""
        values = self.values(steps)
        simulated = self.runner.run(self.base.with_values(values))
        of_levels = residuals(self.area.levels, [simulated.means(index) for index in range(len(self.area.levels))])
        self.last = np.append(of_levels, [float(one.mean()) for one in self._of_own(simulated, values)])
        return self.last

    def largest(self) -> str:
        """The levels that the last run missed by most."""
        names = [level.name for level in self.area.levels if level.use != CHECK]
        years = self.runner.settings.years
        squares = {name: float(np.sum(self.last[i * years : (i + 1) * years] ** 2)) for i, name in enumerate(names)}
        own = dict(zip(self.own, self.last[len(names) * years :] ** 2, strict=True))
        most = sorted((squares | own).items(), key=lambda entry: -entry[1])[:4]
        return ", ".join(f"{name} {value:.0f}" for name, value in most)

    def _of_own(self, simulated: Simulated, values: dict[str, float]) -> list[Array]:
        """By replicate, each own mean of a run less the constant that it ought to be."""
        return [
            (simulated.own_means[pointer] - values[pointer]) / (NEAR * max(abs(values[pointer]), LEAST_OWN))
            for pointer in self.own
        ]

    def by_replicate(self, simulated: Simulated, values: dict[str, float]) -> Array:
        """Residuals of each replicate alone (replicate, residual)."""
        of_own = [one[:, None] for one in self._of_own(simulated, values)]
        return np.concatenate([residuals(self.area.levels, simulated.rows), *of_own], axis=1)


def _or(value: float | None, other: float) -> float:
    return other if value is None else value


def _finished(search: _Search, solution: Solution) -> Fit:
    """The own means of the fitted baseline, the last check on fresh luck, and the spread over seeds."""
    runner, area = search.runner, search.area
    fresh = replace(runner.settings, seed=runner.settings.seed + FRESH)
    values = search.values(solution.steps)
    check = runner.run(search.scenario(solution.steps), fresh)
    by_replicate = search.by_replicate(check, values)
    errors = spread_of_steps(search.problem, solution.slopes, by_replicate) / np.sqrt(len(by_replicate))
    constants = []
    for one, leaves, error in zip(search.free, search.start, errors[: len(search.free)], strict=True):
        evidence = one.leaves(area.prior)
        constants.append(Constant(one, evidence, {pointer: values[pointer] for pointer in leaves}, float(error)))
    own = {one.pointer: values[one.pointer] for one in area.table.own_means}
    return Fit(area, tuple(constants), own, check, runner.settings, fresh, runner.runs, solution.passes)


def check_area(
    area: str | Path,
    *,
    replicates: int = 20,
    seed: int = 1,
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Area, Simulated]:
    """Run the baseline of an area as it stands and hold it against the opening table; nothing is fitted."""
    found = read_area(area)
    scenario = load(baseline_file(found.table.baseline, found.folder))
    settings = RunSettings(seed, found.table.years, replicates, None, threads).checked()
    runner = Runner(found.levels, (), settings, progress)
    return found, runner.run(runner.prepared(scenario))


def engine_version() -> str:
    """The version of the installed engine."""
    core: Any = importlib.import_module("caremarket._core")
    return str(core.engine_version())


def _silent(line: str) -> None:
    del line


__all__ = ["Area", "Constant", "Fit", "calibrate", "check_area", "missed", "read_area"]
