"""Run and compare scenarios, each result in a file of its own."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from .faults import Fault, InputFaults, Place
from .folders import out_faults
from .jobs import Job, Say, as_scenarios, compare_plan, run_plan, simulate
from .opening import SUMMARY, summary_faults
from .scenario import Scenario
from .scenario.scenario import start_date
from .settings import LIMITS, RunSettings

if TYPE_CHECKING:
    from .comparison import Comparison
    from .results import RunResults

T = TypeVar("T")
MAX_DOUBLINGS = 6


def run(
    scenario: Scenario | str | Path,
    *,
    start: str | datetime.date | None = None,
    years: int = 10,
    replicates: int = 100,
    draws: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    until_error: float | None = None,
    out: str | Path | None = None,
    progress: bool = True,
    say: Say | None = None,
) -> RunResults:
    """Run one scenario and keep the result; the same run is never made twice.

    Parameters
    ----------
    scenario : Scenario, str or Path
        A scenario, a shipped name or the path of a file.
    start : str or date, optional
        First day, as a date or its ISO text; the scenario's own by default.
    years : int
        Length in years, from 1 to 30.
    replicates : int
        Without `draws`, draws of one replicate each; with `draws`, replicates of each draw.
    draws : int, optional
        Draws of the parameters that are distributions.
    seed : int
        Names the random numbers.
    threads : int, optional
        All cores by default; the result does not depend on it.
    until_error : float, optional
        Double the replicates until the Monte Carlo error of each headline mean is below this share of it. What
        was run is kept: each doubling runs the new replicates only.
    out : str or Path, optional
        Folder for ``run.nc``; ``results/NAME/SEED-HASH`` by default.
    progress : bool
        Whether to show a bar on a terminal.
    say : callable, optional
        Takes one line of news, such as that a result is used again.

    Returns
    -------
    RunResults

    Raises
    ------
    InputFaults
        For what can be mended before the run.
    OSError, RuntimeError
        For a failure during it; nothing is then kept under the final name.

    Examples
    --------
    >>> import caremarket as cm
    >>> cm.run("tiny", years=1, replicates=2, out="first").replicates_text
    '2 replicates'
    """
    from .precision import largest_error_of_run
    from .results import open_run

    news = say or _silent
    settings, (read,) = checked(
        RunSettings(seed, years, replicates, draws, threads), [scenario], start, until_error, out
    )

    def once(current: RunSettings, shorter: RunResults | None) -> RunResults:
        job = run_plan(read, current, Path(out) if out is not None else None)
        kept = [] if shorter is None else [shorter.source.path]
        simulate([job], current, kept=kept, progress=progress, say=news)
        return open_run(job.path)

    return _until(once, settings, until_error, largest_error_of_run, news)


def compare(
    baseline: Scenario | str | Path,
    *plans: Scenario | str | Path,
    start: str | datetime.date | None = None,
    years: int = 10,
    replicates: int = 100,
    draws: int | None = None,
    seed: int = 1,
    threads: int | None = None,
    until_error: float | None = None,
    out: str | Path | None = None,
    progress: bool = True,
    say: Say | None = None,
) -> Comparison:
    """Run a baseline and plans on the same random numbers and compare them pair by pair.

    Parameters
    ----------
    baseline : Scenario, str or Path
        What the plans are compared with.
    *plans : Scenario, str or Path
        One or more.
    until_error : float, optional
        Double the replicates until the Monte Carlo error of each headline change is below this share of the
        baseline's value.
    out : str or Path, optional
        Folder for the result files and ``compare.json``; ``results/compare/NAMES/SEED-HASH`` by default.

    Returns
    -------
    Comparison

    Other Parameters
    ----------------
    start, years, replicates, draws, seed, threads, progress, say
        As for `run`.

    Examples
    --------
    >>> import caremarket as cm
    >>> base = cm.load("tiny")
    >>> cut = cm.levers.FeeChange(change=-0.1, start="2024-10-01", applies_to=["residential_home"])
    >>> comparison = cm.compare(base, base.with_levers(cut, name="less"), years=1, replicates=2)
    >>> comparison.headline().columns[:3].to_list()
    ['unit', 'baseline', 'plan']
    """
    from .comparison import Comparison
    from .precision import largest_error_of_comparison
    from .results import open_run

    news = say or _silent
    settings, scenarios = checked(
        RunSettings(seed, years, replicates, draws, threads), [baseline, *plans], start, until_error, out
    )
    if not plans:
        raise InputFaults.single(Place("compare"), "", "needs a baseline and at least one plan")

    def once(current: RunSettings, shorter: Comparison | None) -> Comparison:
        jobs = compare_plan(scenarios, current, Path(out) if out is not None else None)
        kept = [] if shorter is None else [one.source.path for one in shorter.runs]
        in_the_way = summary_faults(jobs[0].path.parent / SUMMARY, [job.identity for job in jobs])
        simulate(jobs, current, kept=kept, in_the_way=in_the_way, progress=progress, say=news)
        results = [open_run(job.path) for job in jobs]
        comparison = Comparison(results[0], results[1:])
        _write_summary(jobs, current, comparison)
        return comparison

    return _until(once, settings, until_error, largest_error_of_comparison, news)


def checked(
    settings: RunSettings,
    scenarios: Sequence[Scenario | str | Path],
    start: str | datetime.date | None = None,
    until_error: float | None = None,
    out: str | Path | None = None,
) -> tuple[RunSettings, list[Scenario]]:
    """Settings and scenarios that can be run, or InputFaults with everything that is wrong with them."""
    faults = [*out_faults(out), *_until_faults(until_error, out)]
    whole, read = settings, list[Scenario]()
    try:
        whole = settings.checked()
    except InputFaults as error:
        faults += error.faults
    try:
        start = None if start is None else start_date(start)
    except InputFaults as error:
        faults, start = [*faults, *error.faults], None
    try:
        read = as_scenarios(scenarios, start)
    except InputFaults as error:
        faults += error.faults
    if faults:
        raise InputFaults(faults)
    return whole, read


def _until_faults(wanted: float | None, out: str | Path | None) -> list[Fault]:
    if wanted is None:
        return []
    faults = []
    if not isinstance(wanted, int | float) or not 0 < wanted < 1:
        faults.append(Fault(Place("--until-error"), "", str(wanted), "is not a share between 0 and 1"))
    if out is not None:
        rule = "cannot be used with --out: every number of replicates has a folder of its own"
        faults.append(Fault(Place("--until-error"), "", "", rule))
    return faults


def _until(
    once: Callable[[RunSettings, T | None], T],
    settings: RunSettings,
    wanted: float | None,
    largest_error: Callable[[T], tuple[str, float]],
    say: Say,
) -> T:
    """Run once, or go on to twice the replicates again and again until the largest relative error is small enough."""
    if wanted is None:
        return once(settings, None)
    current, most = settings, min(2**MAX_DOUBLINGS * settings.replicates, LIMITS["replicates"][1])
    found = once(current, None)
    while True:
        measure, error = largest_error(found)
        if error <= wanted:
            say(f"{current.total} replicates: the largest Monte Carlo error is {error:.2%} ({measure})")
            return found
        say(f"{current.total} replicates: the Monte Carlo error of {measure} is {error:.2%}, above {wanted:.2%}")
        if 2 * current.replicates > most:
            say(f"stopped at {current.total} replicates")
            return found
        current = replace(current, replicates=2 * current.replicates)
        found = once(current, found)


def _write_summary(jobs: Sequence[Job], settings: RunSettings, comparison: Comparison) -> None:
    """Write `compare.json` beside the files: what was compared and the headline table."""
    summary = {
        "format": 1,
        "start": jobs[0].scenario.start,
        **settings.identity_part(),
        "scenarios": [
            {"name": job.scenario.name, "title": job.scenario.title, "file": job.path.name, "identity": job.identity}
            for job in jobs
        ],
        "headline": json.loads(comparison.to_json()),
    }
    path = jobs[0].path.parent / SUMMARY
    partial = path.with_suffix(".json.partial")
    partial.write_text(json.dumps(summary, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    partial.replace(path)


def _silent(line: str) -> None:
    del line
