"""Build the tables of an area for a start."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ..faults import shown_path
from .console import guarded, news

Area = Annotated[
    str, typer.Argument(help="An area with published tables, such as kirklees, or the folder of one.", metavar="AREA")
]
Start = Annotated[str, typer.Option(help="First day of a run, YYYY-MM-DD.")]
Out = Annotated[Path | None, typer.Option(help="Folder for the tables; areas/AREA-START by default.", metavar="FOLDER")]
AsJson = Annotated[bool, typer.Option("--json", help="Write what was built as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No news; only the number of people, warnings and faults.")]


@guarded
def build_area(
    area: Area, start: Start = "2024-04-01", out: Out = None, as_json: AsJson = False, quiet: Quiet = False
) -> None:
    """Build an area's tables for a start: its people 52 weeks before, and the levels on the day.

    population.csv holds the people from whom the world is built, population_at_start.csv those of the start, at whom
    a fit aims. Estimates are rolled to each date; later years follow the ratios of the projection. Nothing is
    overwritten.
    """
    from ..area import build_area as build
    from ..area import keep

    built = build(area, start)
    folder = out if out is not None else Path("areas") / f"{built.area}-{built.start}"
    for line in built.warnings:
        typer.echo(line, err=True)
    is_new = keep(built, folder)
    tell = news(quiet)
    tell(f"{'tables' if is_new else 'the same tables are there already'}: {shown_path(folder)}")
    tell("localities, communities, providers and schemes are the area's own, whatever the start")
    counts = {name: _persons(built.files[name]) for name in ("population.csv", "population_at_start.csv")}
    if as_json:
        facts = {"area": built.area, "start": built.start.isoformat(), "folder": shown_path(folder), "persons": counts}
        typer.echo(json.dumps(facts, indent=1))
    else:
        for name, persons in counts.items():
            typer.echo(f"{name}: {persons:,} adults")


def _persons(text: str) -> int:
    return sum(int(line.rpartition(",")[2]) for line in text.splitlines()[1:])
