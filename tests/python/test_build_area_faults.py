"""What is wrong with an area's tables: named at its own cell, all at once, and nothing is written."""

import pytest
from support.area_copy import copied


@pytest.fixture
def area(workplace):
    """Give a copy of the tables of Kirklees."""
    return copied(workplace)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("soon", "--start: soon is not a date; dates are written YYYY-MM-DD"),
        ("2024-02-30", "--start: 2024-02-30 is not a date that exists"),
        (
            "2015-04-01",
            "--start: 2015-04-01 has no table: the world is built from 52 weeks before, and the first estimate is of "
            "mid-2021; the first start is 2022-06-30",
        ),
        (
            "2064-04-01",
            "--start: 2064-04-01 has no table: the projection ends in 2043 and is carried on for 20 years; the last "
            "start is 2063-07-01",
        ),
    ],
)
def test_a_start_without_a_table(area, start, expected):
    assert area.faults("--start", start) == [expected]


def test_an_area_that_is_none(workplace):
    outcome = workplace.here("build-area", "kirklee")
    text = "build-area: kirklee is neither an area nor a folder of one; did you mean kirklees?\n"
    assert (outcome.status, outcome.err) == (2, text)
    outcome = workplace.here("build-area", "small")
    text = "build-area: small has no published tables to build from; it is made up\n"
    assert (outcome.status, outcome.err) == (2, text)


def test_a_missing_year(area):
    area.leave_out("published/projection_ratios.csv", "2031,")
    assert area.faults() == ["area/published/projection_ratios.csv:1:1: year: 2031 is missing between 2025 and 2043"]


def test_a_year_between_what_is_known_and_the_projection(area):
    area.leave_out("published/projection_ratios.csv", "2025,")
    assert area.faults() == [
        "area/published/projection_ratios.csv:1:1: year: 2026 is the first year with ratios; people are known to 2024, "
        "and the years between are missing"
    ]


def test_a_year_that_is_not_whole(area):
    area.leave_out("published/estimates.csv", "2022,male,4")
    expected = "area/published/estimates.csv:1:1: year: 2022 has no row for male, 40 and 9 more"
    assert expected in area.faults()


def test_people_who_do_not_add_to_their_total(area):
    area.change("published/totals.csv", "2023,65+,79782", "2023,65+,79728")
    expected = "area/published/totals.csv:11:10: 65+ in 2023: 79728 is not the sum of its ages in estimates.csv, 79782"
    assert area.faults() == [expected]


def test_more_residents_than_beds(area):
    area.change("levels/care_users.csv", "all,2755,", "all,3255,")
    assert area.faults() == [
        "area/levels/care_users.csv:22:29: residents of care homes, all: 3255 is more residents than beds in service "
        "(3185)"
    ]


def test_beds_that_are_not_those_of_the_homes(area):
    area.change("levels/homes.csv", "registered,3411,", "registered,3412,")
    expected = "3412 is not the sum of the homes in providers.csv, 3411"
    assert area.faults() == [f"area/levels/homes.csv:4:17: beds, registered: {expected}"]


def test_hours_times_fee_far_from_spend_is_a_warning_that_shows_both(area):
    area.change("levels/spend.csv", "home care,65+,18.4,", "home care,65+,18.9,")
    assert "warning" not in area.build("--out", "near").err
    area.change("levels/spend.csv", "home care,65+,18.9,GBP million year-1,16.5,20.5", "home care,65+,24.4,GBP,16,25")
    outcome = area.build("--out", "far", "--quiet")
    assert (outcome.status, outcome.err) == (
        0,
        "area/levels/spend.csv:4:15: warning: home care 65+: spend is GBP 24.4 million, but 15,220 hours x GBP 23.21 x "
        "52.14 weeks is GBP 18.4 million\n",
    )


def test_a_published_table_without_its_source(area):
    area.change("published/provenance.csv", "ons_mye_2023", "ons_mye_203")
    area.change("published/provenance.csv", "older_ages", "old_ages")
    assert area.faults() == [
        "area/published/provenance.csv:1:1: older_ages: has no row, and none of its own columns says its source",
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
    area.change("published/resident_deaths.csv", "65-74,30", "65-75,thirty")
    area.change("published/estimates.csv", "2021,female,17,", "2021,female,17.5,")
    faults = area.faults()
    assert faults[:4] == [
        "area/published/estimates.csv:2:13: age: 17.5 is not a whole number",
        "area/published/older_ages.csv:1:1: share: is a missing column: Share",
        "area/published/older_ages.csv:1:9: part: is not a column of this table",
        "area/published/resident_deaths.csv:2:1: band: 65-75 is not one of 0-17, 18-64, 65-74, 75-84, 85+; "
        "did you mean 65-74?",
    ]
    assert faults[4:] == ["area/published/resident_deaths.csv:2:7: persons_per_year: thirty is not a number"]


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
