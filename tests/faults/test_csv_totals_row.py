"""A table with a totals row below its data."""

from support.workplace import PLAN


def test_a_totals_row(workplace):
    workplace.tables()
    path = workplace.folder / "population.csv"
    text = path.read_text()
    path.write_text(text + "Total,,,2000\n")
    line = text.count("\n") + 1
    assert workplace.faults(PLAN + "tables: {population: population.csv}\n") == [
        f"population.csv:{line}:1: tables.population.locality: Total makes this a totals row; leave totals out"
    ]
