"""A year is missing in a table of an area."""


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
