"""What is published of the area at the start, beside what the baseline gives in its first financial year."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..calibrate.opening import BOUND, FIT, Level, read_opening
from ..calibrate.reading_measures import by_year
from ..faults import InputFaults
from ..results import RunResults
from ..scenario.places import shipped_areas, shipped_folder
from ..tables_selection import SelectionError
from . import words
from .numbers import Scale

#: What is done with a level, in words.
USES = {FIT: "aimed at", BOUND: "not to be left"}
SHOWN = "shown only"
#: What figures are called that published returns give and no measure of the engine is.
DERIVED_LABELS: Mapping[str, str] = {
    "residents_65": "Residents of 65 and over",
    "share_of_residents_65": "Share of residents of 65 and over",
    "share_of_residents": "Share of residents",
    "reablement_65": "People of 65 and over who begin reablement",
    "beds_in_service": "Beds in service",
    "extra_care_homes": "Homes of extra-care schemes that are open",
    "council_home_care_hours": "Hours of home care that the council pays for",
    "council_nursing_share": "Nursing care among council-funded residents of 65 and over",
    "occupied_beds": "Beds occupied",
    "home_entries": "Care homes that open",
    "home_staff": "Filled posts in care homes",
    "charge_share": "Charges as a share of gross cost",
}


@dataclass(frozen=True)
class PublishedRow:
    """One level: what it is, what is published, the range that the sources leave, and what the baseline gives."""

    label: str
    use: str
    published: str
    span: str
    simulated: str
    is_inside: bool
    quality: str


def published_rows(run: RunResults) -> list[PublishedRow]:
    """Return the published levels of the area at the start, those outside their range first.

    Nothing for a run of an area that has no such table; a level whose cut the results do not hold is left out. The
    tables of an area are of one start, and a run of another is refused.
    """
    area = run.scenario.partition("/")[0]
    if area not in shipped_areas():
        return []
    try:
        levels = read_opening(shipped_folder() / "areas" / area)
    except InputFaults:
        return []
    rows = [row for level in levels if (row := _row(run, level)) is not None]
    return sorted(rows, key=lambda row: row.is_inside)


def told_of(rows: Sequence[PublishedRow]) -> str:
    """Say how many of the levels lie outside their range."""
    outside = sum(not row.is_inside for row in rows)
    if not outside:
        return f"All {len(rows)} lie in their range."
    return f"{outside} of {len(rows)} lie outside their range; they come first."


def _row(run: RunResults, level: Level) -> PublishedRow | None:
    try:
        simulated = float(by_year(run, level.measure, level.labels, 1).mean())
    except (SelectionError, KeyError):
        return None
    if not math.isfinite(simulated):
        return None
    scale = Scale.of(level.unit, max(abs(level.high), abs(simulated)))
    low, high = scale.text(level.low), scale.text(level.high)
    return PublishedRow(
        label=f"{_label(level.measure, level.labels)}, {scale.words}".rstrip(", "),
        use=USES.get(level.use, SHOWN),
        published=scale.text(level.value),
        span=f"{low} to {high}",
        simulated=scale.text(simulated),
        is_inside=level.outside(simulated) == 0,
        quality=level.quality,
    )


def _label(measure: str, labels: Mapping[str, str]) -> str:
    said = ", ".join(words.item(axis, label) for axis, label in labels.items())
    name = DERIVED_LABELS.get(measure) or words.label(measure)
    return f"{name} ({said})" if said else name
