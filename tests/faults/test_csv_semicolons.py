"""A table with semicolons between its fields, as spreadsheets write it where the comma is the decimal sign."""

from support.workplace import PLAN


def test_semicolons(workplace):
    workplace.tables()
    path = workplace.folder / "population.csv"
    path.write_text(path.read_text().replace(",", ";"))
    assert workplace.faults(PLAN + "tables: {population: population.csv}\n") == [
        "population.csv:1:9: ; separates the fields; fields are separated by commas"
    ]
