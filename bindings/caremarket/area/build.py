"""Builds the tables of an area for one start, and keeps them in a folder that holds nothing else."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..faults import Fault, InputFaults, Place, nearest_names, shown_path
from ..folders import writable
from ..scenario.places import shipped_areas, shipped_folder
from ..scenario.scalars import Wrong, date
from .arrivals import Departures, yearly_arrivals
from .declared import SEXES
from .evidence import leaving_and_improvement
from .levels import area_keys, read_levels
from .population import EIGHTEEN, OLDEST, MidYears, People, position
from .provenance import check_provenance
from .reading import read_rows
from .sources import Reach, Sources, read_sources
from .undated import LOCALITIES, UNDATED
from .whole import SHARE_BANDS, by_locality, whole_people

RUN_IN = datetime.timedelta(weeks=52)
YEARS_AFTER_RATIOS = 20
ABOUT = "build.json"


@dataclass(frozen=True)
class Build:
    """The tables of an area for one start.

    Attributes
    ----------
    area : str
        Name of the area.
    start : datetime.date
        First day of a run; the world is built from the people of 52 weeks before.
    files : dict
        Text of each table by file name.
    warnings : tuple of str
        What looks wrong in the area's tables and may be right.
    """

    area: str
    start: datetime.date
    files: Mapping[str, str]
    warnings: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """SHA-256 of the area, the start and every table."""
        parts = [self.area, self.start.isoformat(), *(f"{name}\n{text}" for name, text in sorted(self.files.items()))]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def build_area(area: str | Path, start: str | datetime.date) -> Build:
    """Build an area's tables for a start.

    Parameters
    ----------
    area : str or Path
        A shipped area that has published tables, such as ``kirklees``, or a folder of such tables.
    start : str or datetime.date
        First day of a run.

    Raises
    ------
    InputFaults
        Everything wrong with the start and the area's tables, all at once.

    Examples
    --------
    >>> sorted(build_area("kirklees", "2024-04-01").files)[:3]
    ['arrivals.csv', 'communities.csv', 'localities.csv']
    """
    own = _folder(str(area))
    faults: list[Fault] = []
    first_day = _date(start, faults)
    localities = [row.text("locality") for row in read_rows(own / "localities.csv", LOCALITIES, faults)]
    sources, reach = read_sources(own / "published", localities, faults)
    levels = read_levels(own, faults)
    check_provenance(own / "published", area_keys(own, []), faults)
    if reach is not None and first_day is not None:
        _check_start(first_day, reach, faults)
    _check_opening(own, faults)
    if faults or sources is None or first_day is None:
        raise InputFaults(faults)
    files = _dated(sources, first_day)
    for name in UNDATED:
        files[name] = (own / name).read_text(encoding="utf-8")
    return Build(own.name, first_day, files, levels.warnings)


def _folder(area: str) -> Path:
    """The folder of a shipped area, else the folder of that path."""
    shipped = area in shipped_areas()
    folder = shipped_folder() / "areas" / area if shipped else Path(area)
    if not folder.is_dir():
        near = nearest_names(area, shipped_areas())
        raise InputFaults.single(Place("build-area"), area, "is neither an area nor a folder of one", nearest=near)
    if not (folder / "published").is_dir():
        rule = "has no published tables to build from" + ("; it is made up" if shipped else "")
        raise InputFaults.single(Place("build-area"), area, rule)
    return folder.resolve()


def _date(start: str | datetime.date, faults: list[Fault]) -> datetime.date | None:
    if isinstance(start, datetime.date):
        return start
    try:
        return datetime.date.fromisoformat(date(start))
    except Wrong as wrong:
        faults.append(Fault(Place("--start"), "", start, wrong.rule))
        return None


def _check_opening(folder: Path, faults: list[Fault]) -> None:
    """The levels that a start must meet, where the area has any, must be sound too."""
    from ..calibrate.opening import read_opening  # it reads with what is here

    if not (folder / "opening.csv").is_file():
        return
    try:
        read_opening(folder)
    except InputFaults as error:
        faults += [fault for fault in error.faults if fault not in faults]


def _check_start(start: datetime.date, reach: Reach, faults: list[Fault]) -> None:
    """The people of 52 weeks before and of the start must be within reach of the tables."""
    earliest = datetime.date(reach.first, 7, 1) + RUN_IN
    latest = datetime.date(reach.last + YEARS_AFTER_RATIOS, 7, 1)
    if start < earliest:
        rule = f"has no table: the world is built from 52 weeks before, and the first estimate is of mid-{reach.first}"
        faults.append(Fault(Place("--start"), "", f"{start}", f"{rule}; the first start is {earliest}"))
    elif start > latest:
        rule = f"has no table: the projection ends in {reach.last} and is carried on for {YEARS_AFTER_RATIOS} years"
        faults.append(Fault(Place("--start"), "", f"{start}", f"{rule}; the last start is {latest}"))


def _dated(sources: Sources, start: datetime.date) -> dict[str, str]:
    """The tables that depend on the start."""
    people_from = start - RUN_IN
    mid_years = MidYears(sources.basis)
    deaths = sources.basis.deaths
    year = min(max(people_from.year, min(deaths)), max(deaths))
    leaving, improvement = leaving_and_improvement()
    departures = Departures(deaths[year], improvement, leaving)
    arrivals = yearly_arrivals(mid_years, position(people_from), departures)
    rows = [(sex, age, f"{deaths[year][sex, age]:.6f}") for sex in SEXES for age in range(EIGHTEEN, OLDEST + 1)]
    return {
        "population.csv": _people(mid_years, people_from, sources),
        "population_at_start.csv": _people(mid_years, start, sources),
        "arrivals.csv": _text(("locality", "sex", "age", "persons_per_year"), _spread(arrivals, sources)),
        "mortality.csv": _text(("sex", "age", "probability"), rows),
    }


def _people(mid_years: MidYears, day: datetime.date, sources: Sources) -> str:
    whole = whole_people(mid_years.between(position(day)))
    placed = by_locality(whole, sources.shares, sources.localities)
    rows = [
        (locality, sex, age, placed[locality, sex, age])
        for locality in sources.localities
        for sex in SEXES
        for age in range(EIGHTEEN, OLDEST + 1)
    ]
    return _text(("locality", "sex", "age", "persons"), rows)


def _spread(arrivals: People, sources: Sources) -> Iterable[tuple[str, str, int, str]]:
    """Arrivals by locality: 18th birthdays as those under 18, others as the residents of their age band."""
    for locality in sources.localities:
        for sex in SEXES:
            for age in range(EIGHTEEN, OLDEST + 1):
                band = "0-17" if age == EIGHTEEN else SHARE_BANDS[max(low for low in SHARE_BANDS if low <= age)]
                yield locality, sex, age, f"{arrivals[sex, age] * sources.shares[locality, band]:.4f}"


def _text(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    return "".join(",".join(map(str, row)) + "\n" for row in (header, *rows))


def keep(build: Build, out: Path) -> bool:
    """Write a build into a folder; False when the same build is there already.

    Raises
    ------
    InputFaults
        When the folder holds anything else, or cannot be written.
    """
    about = out / ABOUT
    if about.is_file():
        held = _held(about)
        if held.get("identity") == build.identity:
            return False
        ours = f"{build.area} at {build.start}, {build.identity[:8]}"
        theirs = f"{held.get('area', '?')} at {held.get('start', '?')}, {held.get('identity', '?')[:8]}"
        rule = f"holds another build ({theirs}; this one is {ours}); choose another --out"
        raise InputFaults.single(Place(shown_path(out)), "", rule)
    if out.is_dir() and any(out.iterdir()):
        rule = "holds other files; choose an empty or a new folder"
        raise InputFaults.single(Place(shown_path(out)), "", rule)
    with writable(out):
        for name, text in build.files.items():
            (out / name).write_text(text, encoding="utf-8", newline="\n")
        facts = {"area": build.area, "start": build.start.isoformat(), "identity": build.identity}
        partial = out / f"{ABOUT}.partial"
        partial.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8", newline="\n")
        partial.rename(about)  # last, so that half a build is not taken for one
    return True


def _held(about: Path) -> dict[str, str]:
    """What a folder says of the build that it holds; nothing when it cannot be read."""
    try:
        held = json.loads(about.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in held.items()} if isinstance(held, dict) else {}
