"""A start that the tables of an area do not reach."""

import pytest


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
