"""What is wrong with an area's tables: named at its own cell, all at once, and nothing is written."""

import pytest
from support.area_copy import copied


@pytest.fixture
def area(workplace):
    """Give a copy of the tables of Kirklees."""
    return copied(workplace)


def test_an_area_that_is_none(workplace):
    outcome = workplace.here("build-area", "kirklee")
    text = "build-area: kirklee is neither an area nor a folder of one; did you mean kirklees?\n"
    assert (outcome.status, outcome.err) == (2, text)
    outcome = workplace.here("build-area", "small")
    text = "build-area: small has no published tables to build from; it is made up\n"
    assert (outcome.status, outcome.err) == (2, text)


def test_a_published_table_without_its_source(area):
    area.change("published/provenance.csv", "ons_mye_2023", "ons_mye_203")
    area.change("published/provenance.csv", "older_ages", "old_ages")
    assert area.faults() == [
        "area/published/provenance.csv:1:1: older_ages: has no row, and no column of its own says its source",
        "area/published/provenance.csv:2:11: estimates: ons_mye_203 is not a key of the area's or the evidence's "
        "sources.yaml; did you mean ons_mye_2023?",
        "area/published/provenance.csv:5:1: old_ages is not a table; did you mean older_ages?",
    ]


def test_a_level_without_its_source(area):
    area.change("levels/homes.csv", "capacity_tracker_2024", "capacity_tracker")
    area.change("levels/homes.csv", "cqc_directory_2021", "assumption")
    assert area.faults() == [
        "area/levels/homes.csv:2:38: care homes, all: capacity_tracker is not a key of the area's or the evidence's "
        "sources.yaml; did you mean capacity_tracker_2024?",
        "area/levels/homes.csv:3:50: care homes, with nursing: assumption is the source of a row that is not red",
    ]


def test_a_level_outside_its_range(area):
    area.change("levels/homes.csv", "with nursing,27,home,24,30,", "with nursing,27,home,28,30,")
    assert area.faults() == ["area/levels/homes.csv:3:33: care homes, with nursing: 28 is above the value, 27"]


def test_a_locality_that_the_area_does_not_have(area):
    area.change("published/locality_shares.csv", "Huddersfield,85+", "Hudersfield,85+")
    assert area.faults() == [
        "area/published/locality_shares.csv:1:1: Huddersfield: 85+ is missing",
        "area/published/locality_shares.csv:20:1: locality: Hudersfield is not in localities.csv; did you mean "
        "Huddersfield?",
    ]


def test_columns_and_cells(area):
    area.change("published/older_ages.csv", "sex,age,share", "sex,age,part")
    area.change("published/locality_shares.csv", "Huddersfield,65-74,0.2899", "Huddersfield,65-75,thirty")
    area.change("published/estimates.csv", "2021,female,17,", "2021,female,17.5,")
    assert area.faults() == [
        "area/published/estimates.csv:2:13: age: 17.5 is not a whole number",
        "area/published/locality_shares.csv:12:14: band: 65-75 is not one of 0-17, 18-64, 65-74, 75-84, 85+; "
        "did you mean 65-74?",
        "area/published/locality_shares.csv:12:20: share: thirty is not a number",
        "area/published/older_ages.csv:1:1: share: is a missing column: Share",
        "area/published/older_ages.csv:1:9: part: is not a column of this table",
    ]


def test_everything_at_once(area):
    area.change("published/totals.csv", "2022,18-64,261104", "2022,18-64,1")
    area.change("levels/homes.csv", "in service,3185,", "in service,3512,")
    (area.folder / "levels" / "fees.csv").unlink()
    assert area.faults("--start", "1 April 2024") == [
        "--start: 1 April 2024 is not a date; dates are written YYYY-MM-DD",
        "area/levels/fees.csv: does not exist",
        "area/levels/homes.csv:5:17: beds, in service: 3512 is more beds in service than registered (3411)",
        "area/levels/homes.csv:5:17: beds, in service: 3512 is not the sum of the homes in providers.csv, 3185",
        "area/published/totals.csv:6:12: 18-64 in 2022: 1 is not the sum of its ages in estimates.csv, 261104",
    ]
