"""Published levels of an area: each with its provenance, and none at odds with another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..faults import Fault, InputFaults, nearest_names
from ..scenario.places import display_name, shipped_folder
from ..scenario.reading import read_yaml
from .declared import LEVEL_TABLES, LEVELS
from .reading import Row, Rows, read_rows
from .undated import PROVIDERS

WEEKS_OF_RETURNS = 52.14  # weeks in the year of published totals
ASSUMPTION = "assumption"  # the source of a red row that rests on judgement alone
FAR = 0.1  # a spend that hours times fee miss by more than this share is doubted
HOMES = ("residential_home", "nursing_home")


@dataclass(frozen=True)
class Levels:
    """The rows of all tables of levels.

    Attributes
    ----------
    rows : dict
        Rows by table.
    warnings : tuple of str
        What looks wrong and may be right, one line each.
    """

    rows: Mapping[str, Rows]
    warnings: tuple[str, ...]

    def __iter__(self) -> Iterator[Row]:
        for table in self.rows.values():
            yield from table

    def find(self, table: str, measure: str, group: str = "") -> Row | None:
        """The row of a measure and group, or None."""
        wanted = (measure, group)
        return next((row for row in self.rows[table] if (row.text("measure"), row.text("group")) == wanted), None)


def read_levels(folder: Path, faults: list[Fault]) -> Levels:
    """Read the tables of levels of an area and check them against each other and its table of providers.

    Parameters
    ----------
    folder : Path
        The area's folder, with `levels/`, `sources.yaml` and `providers.csv`.
    faults : list of Fault
        Takes every fault.
    """
    known = area_keys(folder, faults)
    rows = {name: read_rows(folder / "levels" / f"{name}.csv", LEVELS, faults) for name in LEVEL_TABLES}
    levels = Levels(rows, ())
    for row in levels:
        _check_row(row, known, faults)
    _check_beds(levels, read_rows(folder / "providers.csv", PROVIDERS, faults), faults)
    return Levels(rows, tuple(_far_from_spend(levels)))


def area_keys(folder: Path, faults: list[Fault]) -> tuple[str, ...]:
    """Keys of an area's own bibliography and of the national one."""
    own, national = folder / "sources.yaml", shipped_folder() / "evidence" / "sources.yaml"
    return (*source_keys(own, faults), *source_keys(national, faults))


def source_keys(path: Path, faults: list[Fault]) -> tuple[str, ...]:
    """The keys of one bibliography."""
    try:
        return tuple(read_yaml(path, display_name(path)).entries)
    except InputFaults as error:
        faults += error.faults
        return ()


def _subject(row: Row) -> str:
    """What a row is of, as faults name it."""
    return ", ".join(part for part in (row.text("measure"), row.text("group")) if part)


def _check_row(row: Row, known: tuple[str, ...], faults: list[Fault]) -> None:
    source, value = row.text("source"), row.value("value")
    subject = _subject(row)
    if source == ASSUMPTION and row.text("quality") != "red":
        faults.append(Fault(row.place("source"), subject, source, "is the source of a row that is not red"))
    if source != ASSUMPTION and source not in known:
        rule = "is not a key of the area's or the evidence's sources.yaml"
        faults.append(Fault(row.place("source"), subject, source, rule, nearest_names(source, known)))
    low, high = row.cells["low"], row.cells["high"]
    if low != "" and float(low) > value:
        faults.append(Fault(row.place("low"), subject, f"{low}", f"is above the value, {value:.10g}"))
    if high != "" and float(high) < value:
        faults.append(Fault(row.place("high"), subject, f"{high}", f"is below the value, {value:.10g}"))


def _check_beds(levels: Levels, providers: Rows, faults: list[Fault]) -> None:
    """Residents fit into the beds in service, those into the registered ones, and both are those of the providers."""
    residents = levels.find("care_users", "residents of care homes", "all")
    registered = levels.find("homes", "beds", "registered")
    in_service = levels.find("homes", "beds", "in service")
    for fewer, more, rule in (
        (residents, in_service, "is more residents than beds in service"),
        (in_service, registered, "is more beds in service than registered"),
    ):
        if fewer and more and fewer.value("value") > more.value("value"):
            text = f"{fewer.value('value'):.10g}"
            faults.append(Fault(fewer.place("value"), _subject(fewer), text, f"{rule} ({more.value('value'):.10g})"))
    homes = [row for row in providers if row.text("kind") in HOMES]
    for level, column in ((registered, "registered"), (in_service, "in_service")):
        total = sum(home.value(column) for home in homes)
        if level and homes and level.value("value") != total:
            rule = f"is not the sum of the homes in providers.csv, {total:.10g}"
            text = f"{level.value('value'):.10g}"
            faults.append(Fault(level.place("value"), _subject(level), text, rule))


def _far_from_spend(levels: Levels) -> Iterator[str]:
    """A warning for each age group whose home-care hours times fee lie far from the published spend."""
    fee = levels.find("fees", "home care, hour", "council")
    for group in ("18-64", "65+"):
        hours = levels.find("home_care", "hours paid by the council", group)
        spend = levels.find("spend", "home care", group)
        if not (fee and hours and spend):
            continue
        cost = hours.value("value") * fee.value("value") * WEEKS_OF_RETURNS / 1e6
        if abs(cost - spend.value("value")) > FAR * abs(spend.value("value")):
            times = f"{hours.value('value'):,.10g} hours x GBP {fee.value('value'):.2f} x {WEEKS_OF_RETURNS} weeks"
            yield (
                f"{spend.place('value')}: warning: home care {group}: spend is GBP {spend.value('value'):.1f} million, "
                f"but {times} is GBP {cost:.1f} million"
            )
