"""
The simulation engine: checks resolved scenarios, runs them, writes result files.
"""

from __future__ import annotations
import collections.abc
import typing

__all__: list[str] = ["InputError", "check", "describe", "engine_version", "simulate"]

class InputError(ValueError):
    pass

def check(document: str) -> list[tuple[str, str, str, list[str]]]:
    """
    Return every fault of a resolved document as (pointer, value, rule, nearest names); empty when it is sound.
    """

def describe() -> str:
    """
    Return what the engine knows as JSON: versions, axes, parameters, levers, tables, measures.
    """

def engine_version() -> str:
    """
    Return the engine's version.
    """

def simulate(
    documents: collections.abc.Sequence[str],
    paths: collections.abc.Sequence[str],
    attributes: collections.abc.Sequence[collections.abc.Mapping[str, str]],
    *,
    seed: typing.SupportsInt | typing.SupportsIndex,
    years: typing.SupportsInt | typing.SupportsIndex,
    draws: typing.SupportsInt | typing.SupportsIndex,
    replicates: typing.SupportsInt | typing.SupportsIndex,
    nested: bool,
    threads: typing.SupportsInt | typing.SupportsIndex,
    kept: collections.abc.Sequence[str] = [],
    progress: collections.abc.Callable[[int, int], None] | None = None,
    checks: bool = False,
) -> None:
    """
    Run resolved documents on the same luck and write one result file each.

    Parameters
    ----------
    documents : list of str
        Resolved documents, JSON. Those that agree outside levers, title, provenance and outputs share their start.
    paths : list of str
        Final names of the result files; each is written as ``path + ".partial"`` and renamed when whole.
    attributes : list of dict
        Global text attributes of each file.
    seed : int
        Names the random numbers.
    years : int
        Length of the run, 1 to 30.
    draws, replicates : int
        With ``nested``, `replicates` of each of `draws` draws of the parameters; otherwise `replicates` draws of one each.
    threads : int
        Worker threads; results do not depend on it.
    kept : list of str
        Whole result files of the same documents, seed and length with fewer replicates or draws, one for each document;
        what they hold is taken over and only the rest is run. The files written are the same as without them.
    progress : callable, optional
        Called about 20 times a second with (done, total).
    checks : bool
        Whether to check conservation and recount all levels each week (slow).

    Raises
    ------
    InputError
        With the list of faults of a document.
    KeyboardInterrupt
        Within a second of Ctrl-C; nothing appears under the final names.
    OSError, RuntimeError
        When a file cannot be written, or the engine fails.
    """
