"""`opening.csv`: the published levels that the start of an area must meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..area.declared import OPENING
from ..area.levels import ASSUMPTION, area_keys
from ..area.reading import Row, Rows, read_rows
from ..area.undated import LOCALITIES
from ..faults import Fault, InputFaults, nearest_names
from ..scenario.description import Description, installed_engine
from ..tables_selection import Selection, SelectionError
from .derived import DERIVED
from .reading_measures import MOST_AXES, Plan

FIT, CHECK, BOUND = "fit", "check", "bound"
OF_THE_RUN = ("market_failure", "market_failure_week")  # figures of a whole run: no level of a year


@dataclass(frozen=True)
class Level:
    """One row: what is published, and how a run is held against it.

    Attributes
    ----------
    measure : str
        A measure of the engine or a derived figure.
    labels : dict
        The selection, label by axis; an axis not named is summed or pooled.
    value, low, high : float
        In `unit`; the range says how far published figures disagree or may be off.
    use : str
        ``fit`` is aimed at and must be met; ``bound`` is not aimed at, but must not be left; ``check`` is shown only.
    unit : str
        Of the measure; flows are for a year of days.
    year, source, quality : str
        Provenance.
    """

    measure: str
    labels: Mapping[str, str]
    value: float
    low: float
    high: float
    use: str
    unit: str
    year: str
    source: str
    quality: str

    @property
    def name(self) -> str:
        """The measure with its selection."""
        return str(Selection(self.measure, self.labels))

    def outside(self, simulated: float) -> float:
        """How far a number lies outside the range, in the unit; 0 within it."""
        return min(0.0, simulated - self.low) + max(0.0, simulated - self.high)


def read_opening(folder: Path) -> tuple[Level, ...]:
    """Read the opening table of an area.

    Parameters
    ----------
    folder : Path
        The area's folder, with `opening.csv`, `localities.csv` and `sources.yaml`.

    Raises
    ------
    InputFaults
        Everything wrong with the table, all at once.
    """
    faults: list[Fault] = []
    description = Description.from_json(installed_engine().describe())
    localities = [row.text("locality") for row in read_rows(folder / "localities.csv", LOCALITIES, faults)]
    rows = read_rows(folder / "opening.csv", OPENING, faults)
    known = area_keys(folder, faults)
    levels = [level for row in rows if (level := _level(row, description, localities, known, faults)) is not None]
    _check_twice(rows, faults)
    if not faults and not any(level.use == FIT for level in levels):
        faults.append(Fault(rows.place, "use", "", "has no row to fit"))
    if faults:
        raise InputFaults(faults)
    return tuple(levels)


def _selection(row: Row, faults: list[Fault]) -> Selection | None:
    try:
        return Selection.parse(f"{row.text('measure')}[{row.text('selection')}]")
    except SelectionError as error:
        faults.append(Fault(row.place("selection"), row.text("measure"), "", str(error)))
        return None


def _level(
    row: Row, description: Description, localities: Sequence[str], known: Sequence[str], faults: list[Fault]
) -> Level | None:
    before = len(faults)
    selection = _selection(row, faults)
    name = row.text("measure")
    unit = _check_names(row, name, selection, description, localities, faults)
    _check_numbers(row, faults)
    source = row.text("source")
    if source == ASSUMPTION and row.text("quality") != "red":
        faults.append(Fault(row.place("source"), name, source, "is the source of a row that is not red"))
    if source not in (ASSUMPTION, *known):
        rule = "is not a key of the area's or the evidence's sources.yaml"
        faults.append(Fault(row.place("source"), name, source, rule, nearest_names(source, known)))
    if selection is None or len(faults) > before:
        return None
    value, low, high = (row.value(key) for key in ("value", "low", "high"))
    year, quality = row.text("year"), row.text("quality")
    return Level(name, dict(selection.labels), value, low, high, row.text("use"), unit, year, source, quality)


def _check_names(
    row: Row,
    name: str,
    selection: Selection | None,
    description: Description,
    localities: Sequence[str],
    faults: list[Fault],
) -> str:
    """Check measure, axes and labels; the unit of the measure."""
    derived, measure = DERIVED.get(name), description.measures.get(name)
    if derived is None and measure is None:
        near = nearest_names(name, [*description.measures, *DERIVED])
        faults.append(Fault(row.place("measure"), "measure", name, "is neither a measure nor a derived figure", near))
        return ""
    if measure is not None and (measure.type == "D" or name in OF_THE_RUN):
        faults.append(Fault(row.place("measure"), "measure", name, "has no level by year; it cannot be a target"))
        return ""
    axes = derived.axes if derived is not None else measure.dimensions if measure is not None else ()
    before = len(faults)
    for axis, label in (selection.labels if selection is not None else {}).items():
        if axis not in axes:
            faults.append(Fault(row.place("selection"), name, axis, "is not an axis of it", nearest_names(axis, axes)))
            continue
        labels = localities if axis == "locality" else description.axes.get(axis, ())
        if label not in labels:
            rule = f"is not a label of {axis}"
            faults.append(Fault(row.place("selection"), name, label, rule, nearest_names(label, labels)))
    if selection is not None and len(faults) == before:
        wanted = Plan.of([(name, selection.labels)]).cuts
        if any(len(cut) > MOST_AXES for _, cut in wanted):
            text = row.text("selection")
            faults.append(Fault(row.place("selection"), name, text, f"needs a cut of more than {MOST_AXES} axes"))
    if derived is not None:
        return derived.unit
    assert measure is not None
    return f"{measure.unit} year-1" if measure.type == "F" else measure.unit


def _check_numbers(row: Row, faults: list[Fault]) -> None:
    value, low, high = (row.value(key) for key in ("value", "low", "high"))
    name = row.text("measure")
    if low > high:
        faults.append(Fault(row.place("low"), name, f"{low:.10g}", f"is a low above the high, {high:.10g}"))
    elif low > value:
        faults.append(Fault(row.place("low"), name, f"{low:.10g}", f"is above the value, {value:.10g}"))
    elif high < value:
        faults.append(Fault(row.place("high"), name, f"{high:.10g}", f"is below the value, {value:.10g}"))


def _check_twice(rows: Rows, faults: list[Fault]) -> None:
    seen: dict[tuple[str, frozenset[str]], int] = {}
    for row in rows:
        parts = frozenset("".join(part.split()) for part in row.text("selection").split(",") if part.strip())
        key = (row.text("measure"), parts)
        place = row.place("measure")
        if key in seen:
            text = f"{key[0]}[{row.text('selection')}]" if parts else key[0]
            faults.append(Fault(place, "", text, f"is a row twice (first on line {seen[key]})"))
        seen.setdefault(key, place.line)
