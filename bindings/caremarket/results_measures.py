"""The measures of a run and their cuts: what was kept, and which stored array answers a question."""

from collections.abc import Sequence
from dataclasses import dataclass

from .results_file import FREQUENCIES, Every, ResultSource, StoredVariable
from .tables_selection import SelectionError, check_axis, keeping_line

WEEKS_PER_YEAR = 365.25 / 7

#: Axes of the largest cut that a scenario's `outputs` may ask for.
MOST_AXES = 3

_SIGNS = {"+": "more is better", "-": "less is better", ".": "not judged"}


@dataclass(frozen=True)
class Measure:
    """One measure of a run.

    Attributes
    ----------
    name, unit, definition : str
        As in the list of measures.
    type : str
        S stock, F flow, R ratio, D distribution of completed spells, L a figure of the run or year.
    better : str
        ``+``, ``-`` or ``.`` (not judged).
    axes : tuple of str
        Every axis that some kept cut has.
    factor : float
        What a ratio of the stored halves is multiplied by to be in `unit`.
    """

    name: str
    unit: str
    definition: str
    type: str
    better: str
    axes: tuple[str, ...]
    factor: float = 1.0

    @property
    def sign(self) -> int:
        """Return +1 when more is better, -1 when less is, 0 when not judged."""
        return {"+": 1, "-": -1}.get(self.better, 0)

    @property
    def judged(self) -> str:
        """Return in words which way is better."""
        return _SIGNS.get(self.better, _SIGNS["."])


def factor_of(unit: str) -> float:
    """Return what a plain ratio of the stored halves is multiplied by to be in `unit`.

    The halves are sums over weeks: events over people-weeks is a rate per week, and 'a year' has 365.25 / 7 of them.

    Examples
    --------
    >>> factor_of("percent"), factor_of("per 1,000 aged 75+"), factor_of("GBP week-1")
    (100.0, 1000.0, 1.0)
    >>> round(factor_of("percent a year"), 3)
    5217.857
    """
    words = unit.split()
    weeks = WEEKS_PER_YEAR if unit.endswith("a year") else 1.0
    if words and words[0] == "percent":
        return 100.0 * weeks
    if len(words) > 1 and words[0] == "per" and words[1].replace(",", "").isdigit():
        return float(words[1].replace(",", "")) * weeks
    return weeks


def measures_of(source: ResultSource) -> dict[str, Measure]:
    """Return the measures of a file by name, in the order of the file."""
    found: dict[str, list[StoredVariable]] = {}
    for variable in source.variables:
        found.setdefault(variable.measure, []).append(variable)
    measures = {}
    for name, variables in found.items():
        told = source.describe(variables[0])
        unit = told.get("ratio_units") or told.get("units", "1")
        axes = dict.fromkeys(axis for variable in variables for axis in variable.axes)
        measures[name] = Measure(
            name=name,
            unit=unit,
            definition=told.get("long_name", ""),
            type=told.get("type", "S"),
            better=told.get("better", "."),
            axes=tuple(axes),
            factor=factor_of(unit) if variables[0].half else 1.0,
        )
    return measures


def _not_kept(measure: Measure, axes: Sequence[str], every: Every) -> str:
    """Say what was not kept, and how a run would keep it."""
    what = " by ".join([measure.name, " and ".join(axes)] if axes else [measure.name])
    when = "for the whole run" if every == "run" else f"by {every}"
    missing = f"{what} was not kept {when}"
    if measure.type == "L" or not axes:
        return f"{missing}; it is there by " + ", ".join(measure.axes or ("year",))
    if len(axes) > MOST_AXES:
        return f"{missing}; a cut has at most {MOST_AXES} axes"
    line = keeping_line(measure.name, axes, "month" if every in ("week", "month") else "year")
    weekly = "by week only totals are kept; by month " if every == "week" else ""
    return f"{missing}; {weekly}this line under outputs: keeps it: {line}"


def find_cut(source: ResultSource, measure: Measure, axes: Sequence[str], every: Every) -> list[StoredVariable]:
    """Return the stored array (or the two halves of a ratio) from which `axes` at `every` follow.

    The cut with the fewest further axes is taken, of those the one nearest in frequency. A ratio must have been kept by
    just the axes asked for: its denominator may be the same for all labels of a further axis (residents, by payer) and
    then does not add. A figure of type L does not even add over time.

    Raises
    ------
    SelectionError
        If no kept cut will do; the message has the ``outputs:`` line that keeps one.
    """
    for axis in axes:
        check_axis(measure.name, axis, measure.axes)
    wanted = FREQUENCIES.index(every)
    ranked: list[tuple[int, int, StoredVariable]] = []
    for variable in source.variables:
        finer = wanted - FREQUENCIES.index(variable.every)
        further = len(set(variable.axes) - set(axes))
        if variable.measure != measure.name or finer < 0 or not set(axes) <= set(variable.axes):
            continue
        if (measure.type in "LR" and further) or (measure.type == "L" and finer):
            continue
        ranked.append((further, finer, variable))
    if not ranked:
        raise SelectionError(_not_kept(measure, axes, every))
    best = min(ranked, key=lambda entry: entry[:2])
    return sorted(
        (variable for *rank, variable in ranked if rank == list(best[:2]) and variable.axes == best[2].axes),
        key=lambda variable: variable.half,
        reverse=True,
    )
