"""How the command speaks: results on standard output, news and faults on standard error, and exit statuses."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ParamSpec

import typer

from ..faults import InputFaults, printable

WRONG_INPUT = 2
FAILED = 1
INTERRUPTED = 130
P = ParamSpec("P")
# Their errors are told apart by name, so that listing verbs need not wait for xarray.
_OF_RESULTS = ("caremarket.results_file", "caremarket.tables_selection", "caremarket.comparison")


def guarded(verb: Callable[P, None]) -> Callable[P, None]:
    """A verb that ends with 2 for what the user can mend, 1 for a failure and 130 when interrupted."""

    @functools.wraps(verb)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            verb(*args, **kwargs)
        except InputFaults as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(WRONG_INPUT) from None
        except KeyboardInterrupt:
            typer.echo("interrupted; nothing half-written is kept", err=True)
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            sys.stderr.close()
            raise typer.Exit(FAILED) from None
        except (OSError, RuntimeError, MemoryError) as error:
            if isinstance(error, typer.Exit):
                raise
            typer.echo(f"the run failed: {_one_line(error)}", err=True)
            raise typer.Exit(FAILED) from None
        except ValueError as error:
            if type(error).__module__ not in _OF_RESULTS:
                raise
            typer.echo(_one_line(error), err=True)
            raise typer.Exit(WRONG_INPUT) from None

    return wrapper


def _one_line(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "not enough memory; use fewer threads or fewer replicates"
    if isinstance(error, OSError) and error.strerror and not error.filename:
        return " ".join(error.strerror.split())
    return " ".join(str(error).split()) or type(error).__name__


def news(quiet: bool) -> Callable[[str], None]:
    """What takes one line of news: standard error, or nothing when quiet."""
    if quiet:
        return lambda line: None
    return lambda line: typer.echo(line, err=True)


def write_json(value: Any) -> None:
    """A value as indented JSON."""
    typer.echo(printable(json.dumps(value, indent=1, ensure_ascii=False)))


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table: fitted to the terminal, or one row a line where the output is piped."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    if not terminal:
        _write_plain(columns, [list(row) for row in rows])
        return
    table = Table(*columns, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def _write_plain(columns: Sequence[str], rows: list[list[str]]) -> None:
    widths = [max(len(row[index]) for row in [list(columns), *rows]) for index in range(len(columns))]
    for row in [list(columns), *rows]:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
