"""Results that are on the disk already: a compare folder, or the files of a baseline and its plans."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .faults import Fault, InputFaults, Place, shown_path

if TYPE_CHECKING:
    from .comparison import Comparison
    from .results import RunResults

SUMMARY = "compare.json"
SINGLE = "run.nc"


def open_results(*paths: str | os.PathLike[str]) -> Comparison | RunResults:
    """Open results: one run, or plans against their baseline.

    Parameters
    ----------
    *paths : path-like
        The folder of a comparison (it holds ``compare.json``) or of a run (``run.nc``), or result files: one for that
        run alone, several for a baseline and its plans, the baseline first.

    Returns
    -------
    Comparison or RunResults

    Raises
    ------
    InputFaults
        When there is no such folder, or what it holds is not what ``compare.json`` says.
    ResultFileError
        When a file is not a whole result.
    ComparisonError
        When the runs do not belong together.

    Examples
    --------
    >>> import caremarket as cm
    >>> comparison = cm.compare("tiny", "tiny/fee-cut", years=1, replicates=2, out="both")
    >>> cm.open_results("both").names
    ['tiny', 'tiny/fee-cut']
    """
    from .comparison import Comparison
    from .results import open_run

    files = _files([Path(path) for path in paths])
    runs = [open_run(path) for path in files]
    return runs[0] if len(runs) == 1 else Comparison(runs[0], runs[1:])


def _files(paths: Sequence[Path]) -> list[Path]:
    """The result files that are meant, the baseline first."""
    if not paths:
        raise InputFaults.single(Place("results"), "", "are missing: give a compare folder or result files")
    folders = [path for path in paths if path.is_dir()]
    if folders and len(paths) > 1:
        rule = "is a folder: give one folder alone, or result files"
        raise InputFaults([Fault(Place(shown_path(path)), "", "", rule) for path in folders])
    if folders:
        return _in_folder(paths[0])
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise InputFaults([Fault(Place(shown_path(path)), "", "", "does not exist") for path in missing])
    return list(paths)


def _in_folder(folder: Path) -> list[Path]:
    if (folder / SUMMARY).is_file():
        return _compared(folder)
    if (folder / SINGLE).is_file():
        return [folder / SINGLE]
    rule = f"holds neither {SUMMARY} nor {SINGLE}: give the folder of a comparison or of a run, or result files"
    raise InputFaults.single(Place(shown_path(folder)), "", rule)


def named_in(summary: Path, otherwise: str) -> list[tuple[str, str]]:
    """The files that a ``compare.json`` names, the baseline first, each with the identity of its run.

    Raises
    ------
    InputFaults
        When it cannot be read, or with the rule `otherwise` when it is not the summary of a comparison.
    """
    place = Place(shown_path(summary))
    try:
        told: Any = json.loads(summary.read_text(encoding="utf-8"))
        return [(str(one["file"]), str(one["identity"])) for one in told["scenarios"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputFaults.single(place, "", otherwise) from None
    except OSError as error:
        raise InputFaults.single(place, "", f"cannot be read: {error.strerror}") from None


def summary_faults(summary: Path, identities: Sequence[str]) -> list[Fault]:
    """What keeps the ``compare.json`` of these runs from being written: another's, or a file that is no summary."""
    if not summary.exists():
        return []
    place = Place(shown_path(summary))
    try:
        named = named_in(summary, "is not the summary of a comparison; remove it or choose another --out")
    except InputFaults as error:
        return list(error.faults)
    if [identity for _, identity in named] == list(identities):
        return []
    return [Fault(place, "", "", "is the summary of another comparison; choose another --out")]


def _compared(folder: Path) -> list[Path]:
    """The files that ``compare.json`` names, when they are the runs that it was written for."""
    from .folders import result_identity

    place = Place(shown_path(folder / SUMMARY))
    named = named_in(folder / SUMMARY, "is damaged; make the comparison again, or give its result files")
    faults = []
    for file, identity in named:
        if Path(file).name != file:
            faults.append(Fault(place, "", file, "is not the name of a file beside it"))
        elif not (folder / file).is_file():
            faults.append(Fault(place, "", file, "is not beside it; make the comparison again"))
        elif (found := result_identity(folder / file)) != identity:
            rule = f"holds another run ({found[:8]}) than it names ({identity[:8]}); make the comparison again"
            faults.append(Fault(place, "", file, rule))
    if len(named) < 2:
        faults.append(Fault(place, "", "", "names fewer than two scenarios; make the comparison again"))
    if faults:
        raise InputFaults(faults)
    return [folder / file for file, _ in named]
