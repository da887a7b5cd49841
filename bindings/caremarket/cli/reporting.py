"""Write a report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..faults import shown_path
from .console import guarded, news

Paths = Annotated[
    list[Path],
    typer.Argument(
        help="The folder of a comparison or of a run, or result files: one for a run alone, several for a baseline and"
        " its plans, the baseline first.",
        metavar="PATH",
    ),
]
Out = Annotated[
    Path | None, typer.Option(help="The page to write; report.html beside the results by default.", metavar="FILE")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No news; only faults.")]


@guarded
def report(paths: Paths, out: Out = None, quiet: Quiet = False) -> None:
    """Write a report: one HTML file that works offline, with every figure's source and what it cannot tell.

    A report of the same results that is there is written anew. Anything else is left alone.
    """
    from ..opening import open_results

    results = open_results(*paths)
    page = out if out is not None else (paths[0] if paths[0].is_dir() else paths[0].parent) / "report.html"
    written = results.report(page)
    news(quiet)(f"report: {shown_path(written)}")
