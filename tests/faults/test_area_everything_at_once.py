"""What is wrong with an area's tables, with its opening table and with the start is named in one report."""


def test_tables_opening_and_start_together(area):
    area.leave_out("published/projection_ratios.csv", "2031,")
    area.change("opening.csv", "occupied_beds,,2755,2620,2890", "occupied_beds,,2755,2890,2620")
    assert area.faults("--start", "2015-04-01") == [
        "--start: 2015-04-01 has no table: the world is built from 52 weeks before, and the first estimate is of "
        "mid-2021; the first start is 2022-06-30",
        "area/opening.csv:4:21: occupied_beds: 2890 is a low above the high, 2620",
        "area/published/projection_ratios.csv:1:1: year: 2031 is missing between 2025 and 2043",
    ]


def test_a_fault_of_the_localities_is_named_once(area):
    area.change("localities.csv", "locality", "place")
    assert len({*area.faults()}) == len(area.faults())
