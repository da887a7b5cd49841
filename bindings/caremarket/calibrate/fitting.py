"""The fit of an area: constants that no source gives, from the published levels of its start."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ..faults import InputFaults, Place, nearest_names
from ..results_file import Array
from ..scenario import Scenario, load
from ..scenario.places import find_scenario, scenario_name, shipped_areas, shipped_folder
from ..settings import RunSettings
from .free import Free, FreeTable, check_free, read_free
from .gauss_newton import Problem, Solution, solve, spread_of_steps
from .opening import FIT, Level, read_opening
from .simulated import Runner, Simulated, residuals

DIFFERENCE = 0.03  # finite differences of 3 %, and of this share of the range for constants that move by steps
MOST = 0.25  # a pass moves a constant by a quarter at most, and by this share of the range
ROUNDS = 2  # a fit is done again when own means have changed, so often at most
NEAR = 0.01  # own means that change by less, as a share, are left
FRESH = 1_000_003  # what is added to the seed for the last check
RANGE_IN_SPREADS = 4  # the bounds of a constant are two standard deviations either way
Say = Callable[[str], None]


@dataclass(frozen=True)
class Area:
    """What a fit starts from.

    Attributes
    ----------
    folder : Path
        The area's folder.
    table : FreeTable
        What is free.
    levels : tuple of Level
        What is aimed at.
    scenario : Scenario
        The baseline, with the constants of an earlier fit where there is one.
    prior : Scenario
        The baseline without them.
    """

    folder: Path
    table: FreeTable
    levels: tuple[Level, ...]
    scenario: Scenario
    prior: Scenario

    @property
    def name(self) -> str:
        """The area's name."""
        return self.folder.name


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


def read_area(area: str | Path) -> Area:
    """Everything that a fit of an area starts from.

    Parameters
    ----------
    area : str or Path
        A shipped area that has `opening.csv` and `free.yaml`, or a folder with them.

    Raises
    ------
    InputFaults
        Everything wrong with it; a plan is refused.
    """
    folder = _folder(str(area))
    table, root = read_free(folder)
    file = find_scenario(table.baseline)
    scenario = load(file, fitted="any")
    _refuse_plan(scenario)
    localities = [str(one) for one in scenario.resolved["tables"].get("localities", {}).get("locality", [])]
    levels = read_opening(folder, scenario.description, localities)
    prior = load(file, fitted="none")
    check_free(table, root, levels, scenario, prior)
    return Area(folder, table, levels, scenario, prior)


def _folder(area: str) -> Path:
    shipped = shipped_folder() / "areas"
    folder = shipped / area if area in shipped_areas() else Path(area)
    place = Place("calibrate")
    if folder.is_dir():
        for name in ("opening.csv", "free.yaml"):
            if not (folder / name).is_file():
                raise InputFaults.single(place, area, f"has no {name}, so that there is nothing to fit")
        return folder.resolve()
    if _is_scenario(area):
        rule = "is a scenario; constants are fitted to an area, on its baseline and never on a plan"
        raise InputFaults.single(place, area, rule)
    near = nearest_names(area, shipped_areas())
    raise InputFaults.single(place, area, "is neither an area nor a folder of one", nearest=near)


def _is_scenario(name: str) -> bool:
    try:
        find_scenario(name)
    except InputFaults:
        return False
    return True


def _refuse_plan(scenario: Scenario) -> None:
    if scenario.levers:
        names = ", ".join(scenario.origins.lever_names)
        rule = f"is a plan (levers: {names}); constants are fitted on a baseline without levers"
        raise InputFaults.single(Place("calibrate"), scenario.name, rule)


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
        news(f"pass {number}: sum of squares {squares:.1f} after {runner.runs} runs")

    solution = solve(search.problem, passes, told)
    for _ in range(ROUNDS):
        if not search.takes_own_means(solution.steps):
            break
        solution = solve(search.problem, passes + solution.passes, told, solution)
    return _finished(search, solution)


class _Search:
    """The least-squares problem of an area: from steps to constants, runs and residuals."""

    def __init__(self, area: Area, runner: Runner, base: Scenario) -> None:
        self.area = area
        self.runner = runner
        self.base = base
        self.start = [one.leaves(base) for one in area.table.free]
        self.aimed = [level.name for level in area.levels if level.use == FIT]
        self.own_means = {one.pointer: float(base.value(one.pointer)) for one in area.table.own_means}
        evidence = [one.leaves(area.prior) for one in area.table.free]
        both = list(zip(area.table.free, self.start, evidence, strict=True))
        bounds = np.array([one.bounds(leaves, there) for one, leaves, there in both])
        width = bounds[:, 1] - bounds[:, 0]
        is_log = np.array([one.scale == "log" for one in area.table.free])
        self.problem = Problem(
            self.residuals,
            bounds[:, 0],
            bounds[:, 1],
            np.array([one.step_to(leaves, there) for one, leaves, there in both]),
            width / RANGE_IN_SPREADS,
            np.where(is_log, DIFFERENCE, DIFFERENCE * width),
            np.where(is_log, MOST, MOST * width),
        )

    def values(self, steps: Array) -> dict[str, float]:
        """All constants after the steps, own means with them."""
        moved = dict(self.own_means)
        for one, leaves, step in zip(self.area.table.free, self.start, steps, strict=True):
            moved.update(one.moved(leaves, float(step)))
        return {pointer: float(f"{value:.6g}") for pointer, value in moved.items()}

    def takes_own_means(self, steps: Array) -> bool:
        """Set the constants that are means of the baseline to what a run gives; whether any has changed."""
        found = self.runner.run(self.scenario(steps)).own_means
        before, self.own_means = self.own_means, found
        return any(abs(found[one] - before[one]) > NEAR * abs(before[one]) for one in found)

    def scenario(self, steps: Array) -> Scenario:
        """The baseline with these constants."""
        return self.base.with_values(self.values(steps))

    def residuals(self, steps: Array) -> Array:
        """Residuals of a run with these constants."""
        simulated = self.runner.run(self.scenario(steps))
        return residuals(self.area.levels, [simulated.means(index) for index in range(len(self.area.levels))])


def _finished(search: _Search, solution: Solution) -> Fit:
    """The own means of the fitted baseline, the last check on fresh luck, and the spread over seeds."""
    runner, area = search.runner, search.area
    fresh = replace(runner.settings, seed=runner.settings.seed + FRESH)
    check = runner.run(search.scenario(solution.steps), fresh)
    by_replicate = residuals(area.levels, check.rows)
    count = len(by_replicate)
    spread = spread_of_steps(search.problem, solution.slopes, by_replicate) if count > 1 else np.nan * solution.steps
    values = search.values(solution.steps)
    constants = []
    for one, leaves, error in zip(area.table.free, search.start, spread / np.sqrt(count), strict=True):
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
    scenario = load(find_scenario(found.table.baseline))
    settings = RunSettings(seed, found.table.years, replicates, None, threads).checked()
    runner = Runner(found.levels, (), settings, progress)
    return found, runner.run(runner.prepared(scenario))


def engine_version() -> str:
    """The version of the installed engine."""
    core: Any = importlib.import_module("caremarket._core")
    return str(core.engine_version())


def _silent(line: str) -> None:
    del line


__all__ = ["Area", "Constant", "Fit", "calibrate", "check_area", "missed", "read_area", "scenario_name"]
