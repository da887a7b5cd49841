"""Run, compare and demo."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from ..faults import shown_path
from .console import guarded, news, write_json
from .inspecting import Which

Start = Annotated[str | None, typer.Option(help="First day, YYYY-MM-DD; the scenario's own by default.")]
Years = Annotated[int, typer.Option(help="Years to run.")]
Replicates = Annotated[
    int,
    typer.Option(
        help="Replicates: runs with luck of their own, each on a draw of its own of the uncertain parameters; with"
        " --draws, so many replicates of each draw."
    ),
]
Draws = Annotated[
    int | None,
    typer.Option(help="Draws of the parameters and levers that are distributions; one for each replicate by default."),
]
Seed = Annotated[int, typer.Option(help="Names the luck: the same seed gives the same result.")]
Threads = Annotated[int | None, typer.Option(help="Threads; every core by default. The result does not depend on it.")]
UntilError = Annotated[
    float | None,
    typer.Option(
        help="Double the replicates until the Monte Carlo error of every headline figure is below this share."
    ),
]
Out = Annotated[Path | None, typer.Option(help="Folder for the result; below results/ by default.", metavar="FOLDER")]
AsJson = Annotated[bool, typer.Option("--json", help="Write the table as JSON.")]
DEMO = ("kirklees", "kirklees/extra-care-and-pay")
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress bar and no news; only the table.")]


@guarded
def run(
    scenario: Which,
    start: Start = None,
    years: Years = 10,
    replicates: Replicates = 100,
    draws: Draws = None,
    seed: Seed = 1,
    threads: Threads = None,
    until_error: UntilError = None,
    out: Out = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Run one scenario: keep results/NAME/SEED-HASH/run.nc and write a summary table.

    The same inputs use the result that is there. Nothing is overwritten.
    """
    from ..running import run as run_one

    result = run_one(
        scenario,
        **_given(start, years, replicates, draws, seed, threads, until_error, out, quiet),
    )
    news(quiet)(f"result: {shown_path(result.source.path)}")
    if as_json:
        write_json(json.loads(result.summary().reset_index().to_json(orient="records", double_precision=15)))
    else:
        typer.echo(repr(result))


@guarded
def compare(
    baseline: Which,
    plans: Annotated[list[str], typer.Argument(help="Plans to compare with the baseline.", metavar="PLAN...")],
    start: Start = None,
    years: Years = 10,
    replicates: Replicates = 100,
    draws: Draws = None,
    seed: Seed = 1,
    threads: Threads = None,
    until_error: UntilError = None,
    out: Out = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Compare plans with a baseline, replicate by replicate: the headline table of changes.

    Keeps one file per scenario and compare.json. The same inputs use the results that are there. Nothing is
    overwritten.
    """
    from ..running import compare as compare_all

    comparison = compare_all(
        baseline,
        *plans,
        **_given(start, years, replicates, draws, seed, threads, until_error, out, quiet),
    )
    news(quiet)(f"results: {shown_path(comparison.baseline.source.path.parent)}")
    typer.echo(comparison.to_json() if as_json else repr(comparison))


def _given(
    start: str | None,
    years: int,
    replicates: int,
    draws: int | None,
    seed: int,
    threads: int | None,
    until_error: float | None,
    out: Path | None,
    quiet: bool,
) -> dict[str, Any]:
    return {
        "start": start,
        "years": years,
        "replicates": replicates,
        "draws": draws,
        "seed": seed,
        "threads": threads,
        "until_error": until_error,
        "out": out,
        "progress": not quiet,
        "say": news(quiet),
    }


@guarded
def demo(
    start: Start = None,
    years: Years = 10,
    replicates: Replicates = 100,
    draws: Draws = None,
    seed: Seed = 1,
    threads: Threads = None,
    until_error: UntilError = None,
    out: Out = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """See it work: Kirklees with two extra-care schemes and a pay floor, against its baseline over ten years."""
    from ..report import write_report
    from ..running import checked
    from ..running import compare as compare_all
    from ..settings import RunSettings

    tell = news(quiet)
    asked = RunSettings(seed=seed, years=years, replicates=replicates, draws=draws, threads=threads)
    settings, (baseline, plan) = checked(asked, DEMO, start, until_error, out)
    length = "a year" if years == 1 else f"{'ten' if years == 10 else years} years"
    tell(f"{' against '.join(DEMO)}: {settings.total} paired replicates of {length}")
    given = _given(None, years, replicates, draws, seed, threads, until_error, out, quiet)
    comparison = compare_all(baseline, plan, **given)
    folder = comparison.baseline.source.path.parent
    report = write_report(comparison, folder / "report.html")
    where = [f"report: {shown_path(report)}", f"results and compare.json: {shown_path(folder)}"]
    if as_json:
        typer.echo(comparison.to_json())
        tell("\n".join(where))
    else:
        typer.echo("\n".join([repr(comparison), "", *where]))
