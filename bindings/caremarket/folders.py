"""Where results are kept: one folder per run, named by what went into it, never overwritten."""

from __future__ import annotations

import contextlib
import fcntl
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .faults import Fault, InputFaults, Place, no_text, shown_path

RESULTS = Path("results")


def run_folder(name: str, seed: int, identity: str, out: Path | None = None) -> Path:
    """The folder of one run: `out`, else ``results/NAME/SEED-HASH``.

    Examples
    --------
    >>> run_folder("small/fee-cut", 1, "0123456789abcdef").as_posix()
    'results/small/fee-cut/1-01234567'
    """
    return out if out is not None else RESULTS / name / f"{seed}-{identity[:8]}"


def result_identity(path: Path) -> str:
    """The identity that a result file carries.

    Raises
    ------
    InputFaults
        When the file is not a whole result.
    """
    from .results_file import ResultFileError, ResultSource  # only when a file is there to look at

    shown = shown_path(path)
    try:
        identity = ResultSource(path).attributes.get("identity")
    except ResultFileError as error:
        reason = str(error).removeprefix(f"{path} ")
        raise InputFaults.single(Place(shown), "", f"{reason}; remove it or choose another --out") from None
    if identity is None:
        rule = "does not say which run it is of; remove it or choose another --out"
        raise InputFaults.single(Place(shown), "", rule)
    return identity


def is_there(path: Path, identity: str) -> bool:
    """Whether `path` already holds this very run.

    Raises
    ------
    InputFaults
        When it holds another run's result, or something that is not a result.
    """
    if not path.exists():
        return False
    found = result_identity(path)
    if found != identity:
        rule = f"holds the result of another run ({found[:8]}, this one is {identity[:8]}); choose another --out"
        raise InputFaults.single(Place(shown_path(path)), "", rule)
    return True


def out_faults(out: str | os.PathLike[str] | None) -> list[Fault]:
    """What keeps `--out` from being the name of a folder for results."""
    if out is None:
        return []
    if no_text(str(out)):
        return [Fault(Place("--out"), "", str(out), "is not a name in UTF-8; choose another")]
    if Path(out).suffix == ".nc":
        return [Fault(Place("--out"), "", str(out), "looks like a file; give the folder for the result")]
    return []


@contextlib.contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Make a folder and hold it for one writer.

    Raises
    ------
    InputFaults
        When it cannot be made or written, or another run is writing there.
    """
    if faults := out_faults(folder):
        raise InputFaults(faults)
    shown = Place(shown_path(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            handle = os.open(folder, os.O_RDONLY)
    except (FileExistsError, NotADirectoryError):
        raise InputFaults.single(shown, "", "is not a folder and cannot hold a result") from None
    except OSError as error:
        raise InputFaults.single(shown, "", f"cannot be written to: {error.strerror}") from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InputFaults.single(shown, "", "is being written to by another run") from None
        yield
    finally:
        os.close(handle)
        with contextlib.suppress(OSError):  # a run that failed leaves no empty folder; any other is not empty
            folder.rmdir()


def file_stem(name: str) -> str:
    """A scenario's name as a file name.

    Examples
    --------
    >>> file_stem("small/fee-cut")
    'small--fee-cut'
    """
    return name.replace("/", "--").replace(" ", "_")
