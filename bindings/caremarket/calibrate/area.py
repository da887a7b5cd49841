"""What a fit of an area starts from: its levels, what is free, and its baseline with and without an earlier fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..faults import Fault, InputFaults, Place, nearest_names
from ..scenario import Scenario, load
from ..scenario.places import find_scenario, shipped_areas, shipped_folder
from .free import FreeTable, check_free, read_free
from .opening import Level, read_opening

T = TypeVar("T")


@dataclass(frozen=True)
class Area:
    """What a fit starts from.

    Attributes
    ----------
    folder : Path
        The area's folder.
    table : FreeTable
        What is free.
    levels : tuple of Level
        What is aimed at.
    scenario : Scenario
        The baseline, with the constants of an earlier fit where there is one.
    prior : Scenario
        The baseline without them.
    """

    folder: Path
    table: FreeTable
    levels: tuple[Level, ...]
    scenario: Scenario
    prior: Scenario

    @property
    def name(self) -> str:
        """The area's name."""
        return self.folder.name


def read_area(area: str | Path) -> Area:
    """Everything that a fit of an area starts from.

    Parameters
    ----------
    area : str or Path
        A shipped area that has `opening.csv` and `free.yaml`, or a folder with them.

    Raises
    ------
    InputFaults
        Everything wrong with it; a plan is refused.
    """
    folder = _folder(str(area))
    faults: list[Fault] = []
    free = _tried(lambda: read_free(folder), faults)
    scenario = _tried(lambda: _baseline(folder, free[0]), faults) if free is not None else None
    levels = _tried(lambda: read_opening(folder), faults)
    if faults or free is None or scenario is None or levels is None:
        raise InputFaults(faults)
    table, root = free
    prior = load(baseline_file(table.baseline, folder), fitted="none")
    check_free(table, root, levels, scenario, prior)
    return Area(folder, table, levels, scenario, prior)


def _folder(area: str) -> Path:
    shipped = shipped_folder() / "areas"
    folder = shipped / area if area in shipped_areas() else Path(area)
    place = Place("calibrate")
    if folder.is_dir():
        for name in ("opening.csv", "free.yaml"):
            if not (folder / name).is_file():
                raise InputFaults.single(place, area, f"has no {name}, so that there is nothing to fit")
        return folder.resolve()
    if _is_scenario(area):
        rule = "is a scenario; constants are fitted to an area, on its baseline and never on a plan"
        raise InputFaults.single(place, area, rule)
    near = nearest_names(area, shipped_areas())
    raise InputFaults.single(place, area, "is neither an area nor a folder of one", nearest=near)


def baseline_file(baseline: str, folder: Path) -> Path:
    """The file of the baseline: in the area's own folder, else of a shipped scenario or a path."""
    own = folder / baseline
    return own if own.is_file() else find_scenario(baseline)


def _is_scenario(name: str) -> bool:
    try:
        find_scenario(name)
    except InputFaults:
        return False
    return True


def _tried(read: Callable[[], T], faults: list[Fault]) -> T | None:
    """What is read, or None with its faults among the others."""
    try:
        return read()
    except InputFaults as error:
        faults += error.faults
        return None


def _baseline(folder: Path, table: FreeTable) -> Scenario:
    """The baseline with the constants of an earlier fit, whatever it was of; a plan is refused."""
    scenario = load(baseline_file(table.baseline, folder), fitted="any")
    if scenario.levers:
        names = ", ".join(scenario.origins.lever_names)
        rule = f"is a plan (levers: {names}); constants are fitted on a baseline without levers"
        raise InputFaults.single(Place("calibrate"), scenario.name, rule)
    return scenario
