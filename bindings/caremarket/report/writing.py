"""The report on the disk: never half-written, and never over something else."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..faults import InputFaults, Place, shown_path
from .case import Case
from .page import MARK, report_html

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..results import RunResults

_HEAD_BYTES = 4096


def write_report(results: Comparison | RunResults, path: str | os.PathLike[str]) -> Path:
    """Write the report of a comparison, or of one run, as one HTML file.

    The same results give the same bytes. A report of the same runs that is there is replaced; anything else is left
    alone.

    Parameters
    ----------
    results : Comparison or RunResults
        What to report.
    path : path-like
        Where to, with an ending of ``.html``; folders are made.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    InputFaults
        When the path holds something else or cannot be written to.
    """
    out = Path(path)
    case = Case.of(results)
    _check(out, case.identity)
    _check_writable(out)
    text = report_html(results)
    partial = _partial(out)
    try:
        partial.write_text(text, encoding="utf-8", newline="\n")
        partial.replace(out)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise
    return out


def _partial(out: Path) -> Path:
    return out.with_name(f"{out.name}.partial")


def _check(out: Path, identity: str) -> None:
    """Refuse a name that is not a report's, and a file that is not a report of these runs."""
    place = Place(shown_path(out))
    if out.is_dir():
        raise InputFaults.single(place, "", "is a folder; give the name of a file")
    if out.suffix.lower() not in (".html", ".htm"):
        raise InputFaults.single(place, "", "has no ending .html; the report is a web page")
    if not out.exists():
        return
    try:
        with out.open("rb") as file:
            head = file.read(_HEAD_BYTES).decode("utf-8", "replace")
    except OSError as error:
        raise InputFaults.single(place, "", f"is there and cannot be read: {error.strerror}") from None
    found = re.search(rf'<meta name="{MARK}" content="([0-9a-f]*)">', head)
    if found is None:
        raise InputFaults.single(place, "", "is there and is not a report; choose another --out")
    if found[1] != identity:
        rule = f"holds the report of other runs ({found[1][:8]}, this is {identity[:8]}); choose another --out"
        raise InputFaults.single(place, "", rule)


def _check_writable(out: Path) -> None:
    """Refuse a place that cannot be written to, before the work is done."""
    place = Place(shown_path(out))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _partial(out).open("wb"):
            pass
        _partial(out).unlink()
    except (FileExistsError, NotADirectoryError):
        raise InputFaults.single(Place(shown_path(out.parent)), "", "is not a folder") from None
    except OSError as error:
        raise InputFaults.single(place, "", f"cannot be written to: {error.strerror}") from None
