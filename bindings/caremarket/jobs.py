"""The engine's work: which documents go into which files, and the call that makes them."""

from __future__ import annotations

import datetime
import hashlib
import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .faults import Fault, InputFaults, Place, shown_path
from .folders import file_stem, is_there, run_folder, writable
from .scenario import Scenario, canonical, load, run_identity
from .scenario.resolve import engine_faults
from .settings import RunSettings

Say = Callable[[str], None]
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Job:
    """One scenario to be run into one file."""

    scenario: Scenario
    path: Path
    identity: str

    def attributes(self, settings: RunSettings) -> dict[str, str]:
        """What the result file says of itself: no times, paths or host names."""
        scenario = self.scenario
        return {
            "title": scenario.title,
            "scenario": scenario.name,
            "identity": self.identity,
            "document_hash": scenario.hash,
            "start_hash": scenario.start_hash,
            "start": scenario.start,
            "document": scenario.canonical,
            "sources": canonical(scenario.cited_sources),
            **{key: str(value).lower() for key, value in settings.identity_part().items()},
            **scenario.description.versions,
        }


def identity_of(scenario: Scenario, settings: RunSettings) -> str:
    """SHA-256 that names the run of a scenario with these settings."""
    return run_identity(scenario.resolved, versions=scenario.description.versions, **settings.identity_part())


def as_scenario(scenario: Scenario | str | Path, start: str | datetime.date | None) -> Scenario:
    """A scenario from its name or path, with another start date where one is given."""
    read = scenario if isinstance(scenario, Scenario) else load(scenario)
    return read if start is None or str(start) == read.start else read.with_start(start)


def as_scenarios(scenarios: Sequence[Scenario | str | Path], start: str | datetime.date | None) -> list[Scenario]:
    """Several scenarios; the faults of all are reported together."""
    read: list[Scenario] = []
    faults: list[Fault] = []
    for scenario in scenarios:
        try:
            read.append(as_scenario(scenario, start))
        except InputFaults as error:
            faults += error.faults
    if faults:
        raise InputFaults(faults)
    return read


def run_plan(scenario: Scenario, settings: RunSettings, out: Path | None) -> Job:
    """The job of a single run."""
    identity = identity_of(scenario, settings)
    return Job(scenario, run_folder(scenario.name, settings.seed, identity, out) / "run.nc", identity)


def compare_plan(scenarios: Sequence[Scenario], settings: RunSettings, out: Path | None) -> list[Job]:
    """The jobs of a comparison: one file per scenario in one folder, the baseline first."""
    starts = {one.start for one in scenarios}
    if len(starts) > 1:
        faults = [
            Fault(Place(one.name), "start", one.start, f"is not the baseline's, {scenarios[0].start}")
            for one in scenarios[1:]
            if one.start != scenarios[0].start
        ]
        raise InputFaults(faults)
    places = [one.resolved["tables"].get("localities", {}).get("locality", []) for one in scenarios]
    if any(one != places[0] for one in places):
        rule = f"are not the baseline's localities, {', '.join(places[0])}"
        others = [(one, here) for one, here in zip(scenarios, places, strict=True) if here != places[0]]
        raise InputFaults([Fault(Place(one.name), "", ", ".join(here), rule) for one, here in others])
    identities = [identity_of(one, settings) for one in scenarios]
    together = hashlib.sha256("\n".join(identities).encode()).hexdigest()
    folder = run_folder(f"compare/{_together([one.name for one in scenarios])}", settings.seed, together, out)
    stems: list[str] = []
    for one in scenarios:
        stem, count = file_stem(one.name), 2
        while stem in stems:
            stem, count = f"{file_stem(one.name)}-{count}", count + 1
        stems.append(stem)
    return [
        Job(one, folder / f"{stem}.nc", identity)
        for one, stem, identity in zip(scenarios, stems, identities, strict=True)
    ]


def _together(names: list[str]) -> str:
    text = "+".join(file_stem(name) for name in names)
    return text if len(text) <= 100 else f"{text[:80]}+{len(names)}-scenarios"


def simulate(
    jobs: Sequence[Job],
    settings: RunSettings,
    *,
    kept: Sequence[Path] = (),
    in_the_way: Sequence[Fault] = (),
    progress: bool,
    say: Say,
) -> None:
    """Run what is not there yet; what is there is reused.

    `kept` are whole results of the same jobs with fewer replicates, one each: only the replicates beyond them are run.
    `in_the_way` is what is wrong with other files of the folder; nothing is run then.

    Raises
    ------
    InputFaults
        When a file holds another result, a folder cannot be written, or the engine refuses a document.
    OSError, RuntimeError
        When a run fails; nothing is then kept under the final name.
    """
    folder = jobs[0].path.parent
    with writable(folder):
        missing = _missing(jobs, in_the_way)
        for index, job in enumerate(jobs):
            if index not in missing:
                say(f"the same run is there already and is used again: {shown_path(job.path)}")
        if missing:
            taken_over = [kept[index] for index in missing] if kept else []
            _call_engine([jobs[index] for index in missing], settings, taken_over, progress)


def _missing(jobs: Sequence[Job], in_the_way: Sequence[Fault]) -> list[int]:
    """Which jobs are still to be run; every file that holds something else is at fault."""
    missing: list[int] = []
    faults = list(in_the_way)
    for index, job in enumerate(jobs):
        try:
            if not is_there(job.path, job.identity):
                missing.append(index)
        except InputFaults as error:
            faults += error.faults
    if faults:
        raise InputFaults(faults)
    return missing


def _call_engine(jobs: Sequence[Job], settings: RunSettings, kept: Sequence[Path], progress: bool) -> None:
    with _progress(progress) as report:
        engine_call(jobs, settings, report, kept)


def engine_call(jobs: Sequence[Job], settings: RunSettings, report: Report | None, kept: Sequence[Path] = ()) -> None:
    """Let the engine make the files of the jobs; `report` takes (done, total) replicates about 20 times a second.

    `kept` are as for `simulate`.
    """
    core: Any = importlib.import_module("caremarket._core")
    try:
        core.simulate(
            [job.scenario.canonical for job in jobs],
            [str(job.path) for job in jobs],
            [job.attributes(settings) for job in jobs],
            kept=[str(path) for path in kept],
            progress=report,
            **settings.engine_part(),
        )
    except core.InputError as error:
        raise InputFaults(_refused(jobs, error)) from None


def _refused(jobs: Sequence[Job], error: Exception) -> list[Fault]:
    """The engine's faults led back; those of a run, which no single document shows, name the run."""
    faults = []
    for job in jobs:
        scenario = job.scenario
        faults += engine_faults(scenario.resolved, scenario.origins, [], scenario.engine, scenario.description)
    if faults:
        return faults
    return [Fault(Place("run"), pointer, value, rule, tuple(near)) for pointer, value, rule, near in error.args[0]]


@contextmanager
def _progress(shown: bool) -> Iterator[Report | None]:
    """A bar on standard error, when it is a terminal."""
    if not shown or not sys.stderr.isatty():
        yield None
        return
    from tqdm.auto import tqdm

    with tqdm(total=None, unit=" replicate", desc="running", leave=False, file=sys.stderr) as bar:

        def report(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield report
