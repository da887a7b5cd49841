"""Verbs that belong to a source checkout: its tests and its benchmarks."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from ..faults import InputFaults, Place
from .console import guarded


@guarded
def test(context: typer.Context) -> None:
    """Run the tests of the checkout around the working directory; `--all` for everything."""
    _pass_on("test", context.args)


@guarded
def bench(context: typer.Context) -> None:
    """Build and run the benchmark programs of the checkout around the working directory."""
    _pass_on("bench", context.args)


def _pass_on(verb: str, arguments: list[str]) -> None:
    here = Path.cwd()
    for folder in (here, *here.parents):
        command = folder / "caremarket"
        if command.is_file() and (folder / "tests" / "run.py").is_file():
            os.execv(command, [str(command), verb, *arguments])
    raise InputFaults.single(Place(f"caremarket {verb}"), "", "works inside a source checkout, and this is not one")
