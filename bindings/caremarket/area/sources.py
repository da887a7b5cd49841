"""The published tables of an area, checked against each other: what is missing, and what does not add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..faults import Fault, nearest_names
from .declared import BANDS, PUBLISHED, SEXES, TOTALS
from .population import OLDEST, OPEN, THRESHOLDS, YOUNGEST, Basis, People
from .reading import Rows, read_rows

SHARE_TOLERANCE = 0.0005


@dataclass(frozen=True)
class Sources:
    """Published tables in the form that building needs.

    Attributes
    ----------
    basis : Basis
        What people of any date are made of.
    localities : tuple of str
        Names in the order of the area's table of localities.
    shares : dict
        Share of the council's people by locality and age band.
    """

    basis: Basis
    localities: tuple[str, ...]
    shares: Mapping[tuple[str, str], float]


@dataclass(frozen=True)
class Reach:
    """The years that the tables of an area speak of, whatever else is wrong with them.

    Attributes
    ----------
    first, last : int
        The first mid-year with an estimate, and the last with an estimate, a total or ratios.
    """

    first: int
    last: int


def read_sources(folder: Path, localities: Iterable[str], faults: list[Fault]) -> tuple[Sources | None, Reach | None]:
    """Read the tables of `folder`; no sources, with the reasons in `faults`, when they do not serve.

    Parameters
    ----------
    folder : Path
        Holds a CSV file for each table of `PUBLISHED`.
    localities : iterable of str
        Names of the area's localities.
    faults : list of Fault
        Takes every fault.
    """
    before = len(faults)
    tables = {name: read_rows(folder / f"{name}.csv", about, faults) for name, about in PUBLISHED.items()}
    if len(faults) > before:
        return None, None
    names = tuple(localities)
    ages = range(YOUNGEST, OPEN + 1)
    estimates = _by_year(tables["estimates"], "persons", ages, faults)
    deaths = _by_year(tables["death_probabilities"], "probability", range(YOUNGEST, OLDEST + 1), faults)
    ratios = _by_year(tables["projection_ratios"], "ratio", ages, faults)
    totals = _totals(tables["totals"], estimates, faults)
    _check_gap(tables["projection_ratios"], ratios, max((*estimates, *totals), default=0), faults)
    older = _older(tables["older_ages"], faults)
    shares = _shares(tables["locality_shares"], names, faults)
    reach = Reach(min(estimates), max((*estimates, *totals, *ratios))) if estimates else None
    if len(faults) > before:
        return None, reach
    return Sources(Basis(estimates, totals, ratios, deaths, older), names, shares), reach


def _by_year(rows: Rows, column: str, ages: range, faults: list[Fault]) -> dict[int, People]:
    """Values by year, sex and age; a fault for each year left out and each year that is not whole."""
    found: dict[int, People] = {}
    for row in rows:
        found.setdefault(row.whole("year"), {})[row.text("sex"), row.whole("age")] = row.value(column)
    if not found:
        faults.append(Fault(rows.place, "", "", "has no rows"))
        return found
    first, last = min(found), max(found)
    for year in range(first, last + 1):
        if year not in found:
            faults.append(Fault(rows.place, "year", str(year), f"is missing between {first} and {last}"))
            continue
        wanted = [(sex, age) for sex in SEXES for age in ages]
        missing = [key for key in wanted if key not in found[year]]
        if missing:
            rest = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
            rule = f"has no row for {missing[0][0]}, {missing[0][1]}{rest}"
            faults.append(Fault(rows.place, "year", str(year), rule))
    return found


def _check_gap(rows: Rows, ratios: Mapping[int, People], known: int, faults: list[Fault]) -> None:
    """The ratios must carry on from the last mid-year that is known."""
    if ratios and known and min(ratios) > known + 1:
        rule = f"is the first year with ratios; people are known to {known}, and the years between are missing"
        faults.append(Fault(rows.place, "year", str(min(ratios)), rule))


def _totals(rows: Rows, estimates: Mapping[int, People], faults: list[Fault]) -> dict[int, dict[str, float]]:
    """Totals by year and band; those of a year with estimates must be their sums."""
    found: dict[int, dict[str, float]] = {}
    for row in rows:
        year, band, persons = row.whole("year"), row.text("band"), row.whole("persons")
        found.setdefault(year, {})[band] = persons
        if year not in estimates:
            continue
        low, high = THRESHOLDS[band], 64 if band == "18-64" else OLDEST
        held = sum(number for (_, age), number in estimates[year].items() if low <= age <= high)
        if held != persons:
            rule = f"is not the sum of its ages in estimates.csv, {held:.0f}"
            faults.append(Fault(row.place("persons"), f"{band} in {year}", str(persons), rule))
    last = max(estimates, default=0)
    for year in range(min(estimates, default=1), max((*found, last)) + 1):
        for band in TOTALS[:2]:
            if band not in found.get(year, {}):
                faults.append(Fault(rows.place, "year", str(year), f"has no total for {band}"))
    return found


def _older(rows: Rows, faults: list[Fault]) -> People:
    found = {(row.text("sex"), row.whole("age")): row.value("share") for row in rows}
    for sex in SEXES:
        missing = [age for age in range(OPEN, OLDEST + 1) if (sex, age) not in found]
        if missing:
            faults.append(Fault(rows.place, sex, str(missing[0]), "is missing"))
        total = sum(share for (one, _), share in found.items() if one == sex)
        if not missing and abs(total - 1) > SHARE_TOLERANCE:
            faults.append(Fault(rows.place, sex, f"{total:.6g}", "is the sum of the shares, which must be 1"))
    return found


def _shares(rows: Rows, localities: tuple[str, ...], faults: list[Fault]) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for row in rows:
        name = row.text("locality")
        if name not in localities:
            near = nearest_names(name, localities)
            faults.append(Fault(row.place("locality"), "locality", name, "is not in localities.csv", near))
        found[name, row.text("band")] = row.value("share")
    for band in BANDS:
        missing = [one for one in localities if (one, band) not in found]
        faults += [Fault(rows.place, one, band, "is missing") for one in missing]
        total = sum(found.get((one, band), 0.0) for one in localities)
        if not missing and abs(total - 1) > SHARE_TOLERANCE:
            faults.append(Fault(rows.place, band, f"{total:.6g}", "is the sum of the shares, which must be 1"))
    return found
