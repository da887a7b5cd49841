"""The result file as it lies on the disk: opened, checked, read array by array."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import h5py
import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Every = Literal["week", "month", "year", "run"]

FORMAT_VERSION = "1"
FREQUENCIES: tuple[Every, ...] = ("week", "month", "year", "run")
# What h5py and numpy raise on damaged bytes.
_OF_DAMAGE = (LookupError, AttributeError, TypeError, ValueError, ArithmeticError, OSError, RuntimeError)
_HALVES = ("numerator", "denominator")


class ResultFileError(ValueError):
    """A file that cannot be read as CareMarket results; the message names the file and the reason in one line."""


@dataclass(frozen=True)
class StoredVariable:
    """One array of the file.

    Attributes
    ----------
    every : str
        The group it lies in: week, month, year or run.
    name : str
        Its name there, for example ``vacancy_rate_numerator__role``.
    measure : str
        The measure it belongs to.
    half : str
        ``numerator``, ``denominator`` or empty.
    axes : tuple of str
        Its axes after draw, replicate and time; ``spell``, the bins of a distribution, is not among them.
    """

    every: Every
    name: str
    measure: str
    half: str
    axes: tuple[str, ...]

    @classmethod
    def named(cls, every: Every, name: str) -> "StoredVariable":
        """Read measure, half and axes off a variable's name.

        Examples
        --------
        >>> StoredVariable.named("month", "vacancy_rate_numerator__role").axes
        ('role',)
        """
        base, *every_axis = name.split("__")
        axes = tuple(axis for axis in every_axis if axis != "spell")
        for half in _HALVES:
            if base.endswith("_" + half):
                return cls(every, name, base.removesuffix("_" + half), half, axes)
        return cls(every, name, base, "", axes)


def _text(value: object) -> str:
    """Read an attribute: h5py gives text of fixed length as bytes."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _reason(error: OSError) -> str:
    """Say in plain words why HDF5 would not open a file."""
    text = str(error)
    if isinstance(error, PermissionError) or "Permission denied" in text:
        return "may not be read (permission denied)"
    if "truncated file" in text:
        return "is cut short: its run was killed while laying it out, or the copy is incomplete"
    if "lock" in text:
        return "is being written by a run that is still going on"
    if "signature not found" in text:
        return "is not a result file (no HDF5 header); a run killed at its very start leaves such a file"
    return "is damaged and cannot be opened"


class ResultSource:
    """Read access to one result file; nothing is kept open between reads.

    Parameters
    ----------
    path : path-like
        The file. A ``.partial`` file of a killed run opens too, with the replicates finished before.

    Raises
    ------
    ResultFileError
        If the file is missing, foreign, cut short, of another format version, or holds no finished replicate.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._cache: dict[tuple[str, str], Array] = {}
        with self._opened("is damaged, or its run was killed at its start") as file:
            self._check_version(file)
            self._read_index(file)
        if not self.complete.any():
            raise ResultFileError(f"{self.path} holds no finished replicate: its run stopped before the first")

    @contextmanager
    def _opened(self, wrong: str = "is damaged") -> Iterator[h5py.File]:
        if not self.path.exists():
            raise ResultFileError(f"{self.path} does not exist")
        if self.path.is_dir():
            raise ResultFileError(f"{self.path} is a folder, not a result file")
        try:
            file = h5py.File(self.path, "r")
        except OSError as error:
            raise ResultFileError(f"{self.path} {_reason(error)}") from None
        with self.whole(wrong), file:
            yield file

    @contextmanager
    def whole(self, wrong: str = "is damaged") -> Iterator[None]:
        """Let whatever fails on what the file holds be a ResultFileError that says `wrong` of the file."""
        try:
            yield
        except ResultFileError:
            raise
        except _OF_DAMAGE as error:
            reason = " ".join(str(error).strip("'\"").split())
            raise ResultFileError(f"{self.path} {wrong}: {reason}") from None

    def _check_version(self, file: h5py.File) -> None:
        version = file.attrs.get("format_version")
        if version is None or "complete" not in file:
            raise ResultFileError(f"{self.path} is an HDF5 file, but not one of CareMarket's results")
        if _text(version) != FORMAT_VERSION:
            raise ResultFileError(
                f"{self.path} has format version {_text(version)}; this CareMarket reads {FORMAT_VERSION}"
            )

    def _read_index(self, file: h5py.File) -> None:
        self.attributes: dict[str, str] = {key: _text(value) for key, value in file.attrs.items()}
        for key in ("seed", "years"):
            int(self.attributes.get(key, 1))
        self.complete: npt.NDArray[np.bool_] = file["complete"][()] == 1
        self.draws: int = self.complete.shape[0]
        self.replicates: int = self.complete.shape[1]
        self.axes: dict[str, tuple[str, ...]] = {
            name: tuple(str(label) for label in item.asstr()[()])
            for name, item in file.items()
            if isinstance(item, h5py.Dataset) and name not in ("draw", "replicate", "complete")
        }
        self.start = np.datetime64(_text(file["week/time"].attrs["units"]).removeprefix("days since "), "D")
        self.dates: dict[str, Array] = {}
        self.weeks: dict[str, Array] = {}
        self.variables: list[StoredVariable] = []
        for every in FREQUENCIES:
            group = file[every]
            if every != "run":
                self.dates[every] = self.start + group["time"][()].astype("timedelta64[D]")
                self.weeks[every] = group["weeks"][()] if "weeks" in group else np.ones(len(group["time"]), np.int32)
            names = (name for name in group if name not in ("time", "weeks"))
            self.variables += [StoredVariable.named(every, name) for name in names]
        unknown = {axis for variable in self.variables for axis in variable.axes} - set(self.axes)
        if unknown:
            raise KeyError(f"no axis {', '.join(sorted(unknown))}")

    def read(self, variable: StoredVariable) -> Array:
        """Return the numbers of a variable as float64, fill values and unfinished replicates as NaN.

        Returns
        -------
        numpy.ndarray
            Of shape (draw, replicate, time unless every is "run", axes).
        """
        key = (variable.every, variable.name)
        if key not in self._cache:
            with self._opened() as file:
                dataset = file[variable.every][variable.name]
                numbers = dataset[()]
                self._check_shape(variable, numbers.shape)
                values = numbers.astype(np.float64)
                if "_FillValue" in dataset.attrs:
                    values[numbers == dataset.attrs["_FillValue"]] = np.nan
            values[~self.complete] = np.nan
            self._cache[key] = values
        return self._cache[key]

    def _check_shape(self, variable: StoredVariable, shape: tuple[int, ...]) -> None:
        """Raise ValueError unless an array has the lengths of its axes; the spells of a distribution come last."""
        times = () if variable.every == "run" else (len(self.dates[variable.every]),)
        wanted = (*self.complete.shape, *times, *(len(self.axes[axis]) for axis in variable.axes))
        spells = (len(self.axes.get("spell", ())),)
        if shape[: len(wanted)] != wanted or shape[len(wanted) :] not in ((), spells):
            raise ValueError(f"{variable.name} has the shape {shape}")

    def describe(self, variable: StoredVariable) -> dict[str, str]:
        """Return the text attributes of a variable: units, long_name, type, better and the like."""
        with self._opened() as file:
            attributes = file[variable.every][variable.name].attrs
            return {key: _text(value) for key, value in attributes.items() if isinstance(value, str | bytes)}
