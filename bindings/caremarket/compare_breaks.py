"""Where it breaks first: the setting and locality that meet the rule of market failure before any other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .results import RunResults


@dataclass(frozen=True)
class Break:
    """One setting and locality in which the market fails in some replicates.

    Attributes
    ----------
    labels : dict of str to str
        Setting and locality.
    probability : float
        Share of replicates in which it fails.
    first : float
        Share of replicates in which it is the first to fail.
    date : str
        Median first day of the week in which the rule was met, over the replicates in which it fails.
    """

    labels: dict[str, str]
    probability: float
    first: float
    date: str

    @property
    def place(self) -> str:
        """Return the labels in words, such as 'home_care in dewsbury_and_mirfield'."""
        return " in ".join(self.labels.values())


def breaks(run: "RunResults") -> list[Break]:
    """Return the places where a market fails, the one that is most often first at the head.

    Ties go to the earlier date, then to the order of the axes. Empty when nothing fails, or the run did not keep
    ``market_failure_week``.
    """
    if "market_failure_week" not in run.measures_by_name:
        return []
    axes = run.measures_by_name["market_failure_week"].axes
    weeks = run.table("market_failure_week", every="run", by=axes)
    shape = weeks.shape[2:]
    cells = weeks.to_numpy()[run.source.complete].reshape(run.finished, -1)
    fails = np.isfinite(cells)
    earliest = np.where(fails, cells, np.inf).argmin(axis=1)
    first = np.bincount(earliest[fails.any(axis=1)], minlength=cells.shape[1]) / run.finished
    found = []
    for cell in np.flatnonzero(fails.any(axis=0)):
        week = float(np.median(cells[fails[:, cell], cell]))
        place = np.unravel_index(cell, shape)
        labels = {axis: run.source.axes[axis][int(at)] for axis, at in zip(axes, place, strict=True)}
        date = run.source.start + np.timedelta64(7 * int(week), "D")
        found.append((first[cell], week, Break(labels, float(fails[:, cell].mean()), float(first[cell]), str(date))))
    found.sort(key=lambda entry: (-entry[0], entry[1]))
    return [entry[2] for entry in found]


#: The parameters of the rule of market failure: key below ``measures``, value where the file carries none, unit.
THRESHOLDS = (("failure_share", 0.1, "1"), ("failure_people", 10.0, "person"), ("failure_weeks", 13.0, "week"))


def thresholds(run: "RunResults") -> dict[str, float]:
    """Return the thresholds of market failure in this run, by their keys below ``measures``."""
    told = run.document.get("measures", {})
    return {key: float(told.get(key, usual)) for key, usual, _ in THRESHOLDS}


def rule_text(run: "RunResults") -> str:
    """Say the rule of market failure, with the thresholds of this run where its file carries them."""
    share, people, weeks = thresholds(run).values()
    return (
        f"waiting for care above {100 * share:g} % of the people in the setting, and {people:g} people,"
        f" for {weeks:g} weeks on end (assumptions)"
    )


def breaks_text(run: "RunResults") -> str:
    """Say in one line where this run breaks first."""
    found = breaks(run)
    if not found:
        return f"nowhere in {run.replicates_text}"
    head = found[0]
    return (
        f"{head.place}, {head.date} (median), probability {head.probability:.2f},"
        f" the first to fail in {head.first:.2f} of {run.replicates_text}"
    )
