"""The identity of the runs behind a report: enough to make them again and to tell them apart."""

from __future__ import annotations

from ..results import RunResults
from . import words
from .case import Case

_ROWS = (
    ("Scenario", "scenario"),
    ("Title", "title"),
    ("Engine version", "engine_version"),
    ("Boost version", "boost_version"),
    ("Format of the result file", "format_version"),
    ("Seed", "seed"),
    ("Draws of the parameters", "draws"),
    ("Replicates", "replicates"),
    ("First day", "start"),
    ("Years", "years"),
    ("SHA-256 of the run", "identity"),
    ("SHA-256 of the resolved scenario", "document_hash"),
    ("SHA-256 of what the opening world depends on", "start_hash"),
)


def identity_rows(case: Case) -> list[tuple[str, list[str], bool]]:
    """Return each fact with its value in every run, and whether it is a hash."""
    rows = [(name, [_fact(run, key) for run in case.runs], name.startswith("SHA")) for name, key in _ROWS]
    rows.append(("Result file", [run.source.path.name for run in case.runs], False))
    return rows


def _fact(run: RunResults, key: str) -> str:
    nested = run.attributes.get("nested") == "true"
    known = {
        "scenario": run.scenario,
        "title": run.title,
        "draws": str(run.draws) if nested else "one for each replicate",
        "replicates": f"{run.replicates} of each draw" if nested and run.is_complete else run.replicates_text,
        "start": words.day(run.start),
        "years": str(run.years),
    }
    return known.get(key) or run.attributes.get(key, "not told")


def again(case: Case) -> str:
    """Return the command that makes these runs again, where their scenarios are ones that ``load`` finds by name."""
    run = case.baseline
    options = [f"--start {run.start}", f"--years {run.years}"]
    if run.attributes.get("nested") == "true":
        options.append(f"--draws {run.draws} --replicates {run.replicates}")
    else:
        options.append(f"--replicates {run.draws * run.replicates}")
    options.append(f"--seed {run.seed}")
    verb = "compare" if case.plans else "run"
    return " ".join(["caremarket", verb, *(one.scenario for one in case.runs), *options])
