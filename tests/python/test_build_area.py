"""`caremarket build-area`: the tables of a start, and the numbers that they are made of."""

import datetime
import json
import math

import pytest
from caremarket.area import build_area
from caremarket.area.arrivals import Departures, yearly_arrivals
from caremarket.area.population import EIGHTEEN, OLDEST, Basis, MidYears, aged, position, raked
from caremarket.area.whole import by_locality, largest_remainder
from caremarket.scenario import shipped_folder

AREA = shipped_folder() / "areas" / "kirklees"
SEXES = ("female", "male")


def flat(ratio=1.0, dying=0.0):
    """A basis with 100 people of each age at mid-2023, of whom the same share dies at every age."""
    ages = range(17, 101)
    people = {(sex, age): 100.0 for sex in SEXES for age in range(17, 91)}
    deaths = {(sex, age): dying for sex in SEXES for age in ages}
    older = {(sex, age): 1 / 11 for sex in SEXES for age in range(90, 101)}
    ratios = {year: dict.fromkeys(people, ratio) for year in (2024, 2025)}
    return Basis({2023: people}, {}, ratios, {2023: deaths}, older)


def persons(text):
    return sum(int(line.rpartition(",")[2]) for line in text.splitlines()[1:])


def test_the_default_start_gives_the_shipped_tables_byte_for_byte(workplace):
    assert workplace.here("build-area", "kirklees", "--out", "built", "--quiet").status == 0
    built = sorted((workplace.folder / "built").glob("*.csv"))
    assert len(built) == 8
    for path in built:
        assert path.read_bytes() == (AREA / path.name).read_bytes(), path.name


def test_it_says_what_it_built(workplace):
    outcome = workplace.here("build-area", "kirklees")
    assert outcome.status == 0
    assert outcome.out == "population.csv: 342,380 adults\npopulation_at_start.csv: 346,846 adults\n"
    assert outcome.err.startswith("tables: areas/kirklees-2024-04-01\n")
    about = json.loads((workplace.folder / "areas/kirklees-2024-04-01/build.json").read_text())
    assert (about["area"], about["start"]) == ("kirklees", "2024-04-01")


def test_the_people_of_52_weeks_before_are_those_of_a_start_then():
    then = build_area("kirklees", "2024-04-01").files["population.csv"]
    assert build_area("kirklees", "2023-04-03").files["population_at_start.csv"] == then


def test_ages_are_rolled_then_raked():
    basis = flat(dying=0.1)
    later = aged(basis.estimates[2023], basis, 2023)
    assert later["male", 40] == 90
    assert later["male", 90] == pytest.approx(180)
    bands = raked(later, {"18-64": 1000, "65+": 500, "75+": 200})
    assert sum(number for (_, age), number in bands.items() if 18 <= age <= 64) == pytest.approx(1000)
    assert sum(number for (_, age), number in bands.items() if age >= 75) == pytest.approx(200)


def test_later_years_follow_ratios_and_never_levels():
    years = MidYears(flat(ratio=1.02))
    assert years.at(2025)["female", 50] == pytest.approx(100 * 1.02**2)
    assert years.between(2023.5)["female", 50] == pytest.approx(101)


def test_beyond_the_projection_the_last_migration_rates_are_kept():
    basis = flat(ratio=1.02, dying=0.1)
    years = MidYears(basis)
    # At 50: 104.04 a year after 102 aged 49, of whom 91.8 lived, so that 13 in 100 of those alive came on top.
    rate = 104.04 / (102 * 0.9)
    assert years.at(2026)["male", 50] == pytest.approx(104.04 * 0.9 * rate)
    assert years.at(2027)["male", 50] == pytest.approx(104.04 * 0.9 * rate * 0.9 * rate)


@pytest.mark.parametrize(
    ("day", "expected"),
    [((2024, 4, 1), 2023.75), ((2023, 7, 1), 2023), ((2024, 1, 1), 2023.5), ((2023, 4, 16), 2022.79167)],
)
def test_dates_lie_between_mid_years_by_months(day, expected):
    assert position(datetime.date(*day)) == pytest.approx(expected, abs=1e-5)


def followed(people, arrivals, departures, years):
    """People expected after some years of these arrivals: what `yearly_arrivals` is to keep near its course."""
    now = dict(people)
    for year in range(years):
        later = dict.fromkeys(now, 0.0)
        for (sex, age), number in now.items():
            hazard = departures.hazard(sex, age, year)
            later[sex, min(age + 1, OLDEST)] += number * math.exp(-hazard)
            come = arrivals[sex, age] * math.exp(-hazard / 2)
            if age == EIGHTEEN:
                later[sex, age] += arrivals[sex, age]
            else:
                later[sex, age] += come / 2
                later[sex, min(age + 1, OLDEST)] += come / 2
        now = later
    return now


def test_arrivals_keep_people_on_their_course():
    years = MidYears(flat())
    departures = Departures(
        {(sex, age): 0.01 if age < 90 else 0.2 for sex in SEXES for age in range(18, 101)},
        0.0,
        {18: 0.03, 65: 0.01},
    )
    start = years.between(2023)
    arrivals = yearly_arrivals(years, 2023, departures, 2)
    assert min(arrivals.values()) >= 0
    later = followed(start, arrivals, departures, 2)
    for low, high in ((18, 64), (65, 89)):
        held = sum(number for (_, age), number in later.items() if low <= age <= high)
        assert held == pytest.approx(sum(number for (_, age), number in start.items() if low <= age <= high), rel=0.002)


def test_rounding_keeps_totals_and_favours_nobody():
    assert largest_remainder({"a": 1.4, "b": 1.4, "c": 1.2}, 4) == {"a": 2, "b": 1, "c": 1}
    shares = {("East", "18-64"): 0.3, ("West", "18-64"): 0.7}
    found = by_locality({("male", age): 1 for age in range(18, 58)}, shares, ["East", "West"])
    assert sum(found["East", "male", age] for age in range(18, 58)) == 12
    assert all(found["East", "male", age] + found["West", "male", age] == 1 for age in range(18, 58))


@pytest.mark.parametrize("start", ["2022-06-30", "2030-04-01", "2044-04-01", "2063-07-01"])
def test_any_start_within_reach_of_the_tables_builds(start):
    files = build_area("kirklees", start).files
    assert 330_000 < persons(files["population.csv"]) < 400_000
    assert all(float(line.rpartition(",")[2]) >= 0 for line in files["arrivals.csv"].splitlines()[1:])


def test_another_build_is_never_overwritten(workplace):
    arguments = ("build-area", "kirklees", "--out", "built", "--quiet")
    assert workplace.here(*arguments).status == 0
    before = (workplace.folder / "built" / "population.csv").read_bytes()
    assert workplace.here(*arguments).status == 0
    outcome = workplace.here(*arguments, "--start", "2025-04-01")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("built: holds another build (kirklees at 2024-04-01, ")
    assert outcome.err.endswith("); choose another --out\n")
    assert (workplace.folder / "built" / "population.csv").read_bytes() == before


def test_other_files_are_never_overwritten(workplace):
    workplace.write("built/population.csv", "mine\n")
    outcome = workplace.here("build-area", "kirklees", "--out", "built")
    assert (outcome.status, outcome.err) == (2, "built: holds other files; choose an empty or a new folder\n")
    assert workplace.everything() == {"built/population.csv"}
