"""Fit the constants of an area, or hold its baseline against the published levels."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..faults import Fault, InputFaults, Place, shown_path
from .console import FAILED, guarded, news, write_json, write_table

if TYPE_CHECKING:
    from ..calibrate import Area, Fit, Simulated

Which = Annotated[
    str, typer.Argument(help="An area with opening.csv and free.yaml, such as kirklees, or its folder.", metavar="AREA")
]
Replicates = Annotated[
    int,
    typer.Option(
        help="Replicates of every run that the fit makes (some dozens) and of the last check; it has no --draws.", min=2
    ),
]
Passes = Annotated[int, typer.Option(help="Most steps of the fit.", min=1)]
Seed = Annotated[
    int, typer.Option(help="Names the luck that every run of the fit shares; the last check has luck of its own.")
]
Threads = Annotated[int | None, typer.Option(help="Threads; every core by default. The result does not depend on it.")]
Afresh = Annotated[
    bool, typer.Option("--afresh", help="Start from the evidence, not from an earlier fit; not with --check.")
]
Check = Annotated[
    bool, typer.Option("--check", help="Fit nothing and write nothing; run the baseline and show where it lies.")
]
Out = Annotated[
    Path | None,
    typer.Option(
        help="YAML file for the constants; fitted.yaml of the area by default; not with --check.", metavar="FILE"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write the result as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress bar and no news; only the tables.")]


@guarded
def calibrate(
    area: Which,
    replicates: Replicates = 20,
    passes: Passes = 6,
    seed: Seed = 1,
    threads: Threads = None,
    afresh: Afresh = False,
    check: Check = False,
    out: Out = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Fit the constants of an area that no source gives to the published levels of its start.

    Reads opening.csv and free.yaml of the area, writes fitted.yaml, which the baseline extends. Least squares on common
    random numbers over the first financial years; the last check has luck of its own. Never on a plan. Exit status 1
    when a level to fit is missed.
    """
    from ..calibrate import calibrate as fit_area
    from ..calibrate import check_area, missed, write_fit
    from ..calibrate.writing import as_json as fit_json
    from ..calibrate.writing import levels_json

    _agree(out, check, afresh)
    tell = news(quiet)
    with _progress(not quiet) as progress:
        if check:
            found, simulated = check_area(area, replicates=replicates, seed=seed, threads=threads, progress=progress)
        else:
            fit = fit_area(
                area,
                replicates=replicates,
                passes=passes,
                seed=seed,
                threads=threads,
                afresh=afresh,
                progress=progress,
                say=tell,
            )
            found, simulated = fit.area, fit.check
            path = write_fit(fit, out)
    if not check:
        tell(f"constants: {shown_path(path)}")
    if as_json:
        write_json({"levels": levels_json(found.levels, simulated)} if check else fit_json(fit))
    else:
        if not check:
            _write_constants(fit)
            typer.echo("")
        _write_levels(found, simulated)
    lost = missed(found.levels, simulated)
    if lost:
        typer.echo(f"outside the range in some year: {', '.join(lost)}", err=True)
        raise typer.Exit(FAILED)


def _agree(out: Path | None, check: bool, afresh: bool) -> None:
    """Refuse at once what a fit of many minutes would end in, and options that do nothing."""
    faults = []
    if out is not None and out.is_dir():
        faults.append(Fault(Place("--out"), "", str(out), "is a folder; name the YAML file for the constants"))
    if check:
        given = {"--out": out is not None, "--afresh": afresh}
        rule = "does nothing with --check, which fits nothing and writes nothing"
        faults += [Fault(Place(name), "", "", rule) for name, is_given in given.items() if is_given]
    if faults:
        raise InputFaults(faults)


def _write_constants(fit: Fit) -> None:
    from ..calibrate.remarks import remarks

    rows = []
    for one in fit.constants:
        for pointer, value in one.values.items():
            name = pointer.strip("/").replace("/", ".")
            numbers = (f"{one.evidence[pointer]:.4g}", f"{value:.4g}", f"{one.error(pointer):.2g}")
            rows.append((name, *numbers, one.free.answers_to, "; ".join(remarks(one, pointer, fit.area.prior))))
    for pointer, value in fit.own_means.items():
        rows.append((pointer.strip("/").replace("/", "."), "", f"{value:.4g}", "", "own mean", ""))
    write_table(("constant", "evidence", "fitted", "standard error", "answers to", ""), rows)


def _write_levels(found: Area, simulated: Simulated) -> None:
    rows = []
    for index, level in enumerate(found.levels):
        means = simulated.means(index)
        is_within = not any(level.outside(value) for value in means)
        where = "" if is_within else "outside"
        numbers = [
            f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
            for value in (level.value, level.low, level.high, *means)
        ]
        rows.append((level.use, level.name, level.unit, *numbers, where))
    years = [f"year {year + 1}" for year in range(found.table.years)]
    write_table(("use", "level", "unit", "published", "low", "high", *years, ""), rows)


@contextmanager
def _progress(shown: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A bar of the run that is going on, on standard error, when it is a terminal."""
    if not shown or not sys.stderr.isatty():
        yield None
        return
    from tqdm.auto import tqdm

    with tqdm(total=None, unit=" replicate", desc="fitting", leave=False, file=sys.stderr) as bar:
        before = [0, 0]

        def report(done: int, total: int) -> None:
            if done < before[1]:  # the next run has begun
                before[0] += before[1]
            before[1] = done
            bar.total = None
            bar.update(before[0] + done - bar.n)
            bar.set_postfix_str(f"{done}/{total} of this run", refresh=False)

        yield report
