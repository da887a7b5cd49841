"""The tables of Kirklees hold the published totals, and every level says where it comes from."""

import csv
import datetime
import subprocess
import sys
from collections import Counter

import caremarket as cm
import pytest
from caremarket.area.declared import LEVEL_TABLES
from caremarket.area.levels import read_levels
from caremarket.area.population import Basis, MidYears, position
from caremarket.area.sources import read_sources
from caremarket.scenario import shipped_folder
from support.checkout import ROOT

AREA = shipped_folder() / "areas" / "kirklees"
LOCALITIES = ["Batley and Spen", "Dewsbury and Mirfield", "Huddersfield", "Kirklees Rural"]
HOMES = ("residential_home", "nursing_home")
TOTALS = ("all lines", "total expenditure", "residual to the total")


def rows(name):
    with (AREA / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def people(name, low=18, high=200, locality=None):
    chosen = [row for row in rows(name) if low <= int(row["age"]) <= high and locality in (None, row["locality"])]
    return sum(int(row["persons"]) for row in chosen)


@pytest.fixture(scope="module")
def sources():
    faults = []
    found, _ = read_sources(AREA / "published", LOCALITIES, faults)
    assert faults == []
    return found


def test_people_at_the_start_are_the_published_totals():
    start = "population_at_start"
    assert (people(start), people(start, high=64), people(start, 65)) == (346_846, 266_168, 80_678)
    assert people(start, 75) == pytest.approx(38_593, abs=1)
    assert people(start, 85) == pytest.approx(10_089, abs=1)


def test_the_world_is_built_from_the_people_of_52_weeks_before(sources):
    before, after = sources.basis.totals[2022], sources.basis.totals[2023]
    share = position(datetime.date(2023, 4, 3)) - 2022
    for band, low, high in (("18-64", 18, 64), ("65+", 65, 200), ("75+", 75, 200), ("85+", 85, 200)):
        expected = (1 - share) * before[band] + share * after[band]
        assert people("population", low, high) == pytest.approx(expected, abs=1)


def test_published_mid_years_stand_as_they_are(sources):
    mid_years = MidYears(sources.basis).at(2023)
    for low, published in ((75, 38_164), (85, 9_977)):
        assert sum(number for (_, age), number in mid_years.items() if age >= low) == published


def test_ageing_without_the_derived_rows_gives_the_other_level(sources):
    basis = sources.basis
    kept = {year: {band: bands[band] for band in ("18-64", "65+")} for year, bands in basis.totals.items()}
    aged = MidYears(Basis(basis.estimates, kept, basis.ratios, basis.deaths, basis.older)).between(2023.75)
    for low, total in ((65, 80_678), (75, 39_018), (85, 10_224)):
        assert sum(number for (_, age), number in aged.items() if age >= low) == pytest.approx(total, abs=1)


def test_localities_have_their_shares_of_every_band(sources):
    for band, low, high in (("18-64", 18, 64), ("65-74", 65, 74), ("75-84", 75, 84), ("85+", 85, 200)):
        for locality in LOCALITIES:
            expected = sources.shares[locality, band] * people("population_at_start", low, high)
            assert people("population_at_start", low, high, locality) == pytest.approx(expected, abs=1.5)


def test_homes_have_the_published_beds_ratings_and_owners():
    homes = [row for row in rows("providers") if row["kind"] in HOMES]
    nursing = [row for row in homes if row["kind"] == "nursing_home"]
    assert (len(homes), len(nursing)) == (120, 27)
    assert sum(int(row["registered"]) for row in homes) == 3411
    assert sum(int(row["registered"]) for row in nursing) == 1371
    assert sum(int(row["in_service"]) for row in homes) == 3185
    assert all(1 <= int(row["in_service"]) <= int(row["registered"]) for row in homes)
    ratings = {"outstanding": 1, "good": 93, "requires_improvement": 23, "inadequate": 2, "unrated": 1}
    assert Counter(row["rating"] for row in homes) == ratings
    assert Counter(row["owner"] for row in homes) == {"for_profit": 102, "third_sector": 14, "council": 4}
    assert {row["name"] for row in homes} == {f"Home {number}" for number in range(1, 121)}


def test_home_care_has_the_published_providers_and_hours():
    at_home = [row for row in rows("providers") if row["kind"] == "home_care_provider"]
    hours = [float(row["hours"]) for row in at_home]
    assert (len(hours), sum(hours)) == (75, 28_830)
    assert sum(one <= 4 * 14 for one in hours) == round(0.28 * 75)
    assert Counter(row["rating"] for row in at_home) == {
        "outstanding": 3, "good": 40, "requires_improvement": 12, "unrated": 20,
    }  # fmt: skip
    assistants = [row["locality"] for row in rows("providers") if row["kind"] == "personal_assistants"]
    assert assistants == LOCALITIES
    assert sum(int(row["units"]) for row in rows("schemes")) == 140


def test_beds_and_hours_lie_where_people_of_75_and_over_live():
    older = people("population_at_start", 75)
    for kind, column in (
        ("residential_home", "registered"),
        ("nursing_home", "registered"),
        ("home_care_provider", "hours"),
    ):
        chosen = [row for row in rows("providers") if row["kind"] == kind]
        total = sum(float(row[column]) for row in chosen)
        for locality in LOCALITIES:
            held = sum(float(row[column]) for row in chosen if row["locality"] == locality)
            expected = people("population_at_start", 75, locality=locality) / older
            assert held / total == pytest.approx(expected, abs=0.02), (kind, locality)


def test_the_script_gives_the_shipped_providers(tmp_path):
    for name in ("totals", "locality_shares"):
        target = tmp_path / "published" / f"{name}.csv"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((AREA / "published" / f"{name}.csv").read_bytes())
    subprocess.run([sys.executable, ROOT / "scripts" / "make_area_providers.py", tmp_path], check=True)
    assert (tmp_path / "providers.csv").read_bytes() == (AREA / "providers.csv").read_bytes()


@pytest.mark.parametrize("table", LEVEL_TABLES)
def test_every_level_says_where_it_comes_from(table):
    levels = rows(f"levels/{table}")
    assert levels
    assert len({(row["measure"], row["group"]) for row in levels}) == len(levels)
    for row in levels:
        assert all(row[key] for key in ("measure", "value", "unit", "year", "source", "locator", "quality")), row
        if row["quality"] == "red" and row["measure"] != "all lines":
            assert row["low"] != "", row
            assert row["high"] != "", row
            assert float(row["low"]) <= float(row["value"]) <= float(row["high"]), row


def test_levels_are_at_odds_with_nothing():
    faults = []
    assert read_levels(AREA, faults).warnings == ()
    assert faults == []


def test_levels_that_are_sums_are_sums():
    found = {
        (row["measure"], row["group"]): float(row["value"]) for name in LEVEL_TABLES for row in rows(f"levels/{name}")
    }
    payers = [value for (measure, _), value in found.items() if measure == "residents by payer"]
    residents = found["residents of care homes", "all"]
    assert sum(payers) == residents == 2755
    beds = [found["beds", group] for group in ("vacant, can admit", "vacant, cannot admit")]
    assert residents + sum(beds) == found["beds", "in service"]
    assert found["community clients", "65+"] + found["community clients", "18-64"] == found["community clients", "all"]
    lines = [float(row["value"]) for row in rows("levels/spend") if row["measure"] not in TOTALS]
    assert sum(lines) == pytest.approx(found["all lines", "all"], abs=0.5)


def test_sources_carry_their_attribution_and_no_real_person_is_in_a_table():
    text = (AREA / "SOURCES.md").read_text(encoding="utf-8")
    assert "Open Government Licence v3.0" in text
    assert "Human Mortality Database" in text
    assert "CC BY 4.0" in text
    assert "No real person is in any table" in (AREA / "README.md").read_text(encoding="utf-8")


def test_the_baseline_is_sound_and_stands_on_these_tables():
    scenario = cm.load("kirklees")
    assert scenario.start == "2024-04-01"
    tables = scenario.resolved["tables"]
    assert sum(tables["population"]["persons"]) == people("population")
    assert len(tables["providers"]["name"]) == 120 + 75 + 4
    assert scenario.value("simulation.opening_care").provenance["kind"] == "assumption"
