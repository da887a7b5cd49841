"""Counts in area tables are whole and not negative."""

from support.workplace import PLAN

TABLE = PLAN + "tables: {population: population.csv}\n"


def test_a_negative_count_and_a_part_of_a_person(workplace):
    workplace.tables()
    path = workplace.folder / "population.csv"
    lines = path.read_text().splitlines()
    lines[4] = lines[4].rsplit(",", 1)[0] + ",-12"
    lines[6] = lines[6].rsplit(",", 1)[0] + ",1.5"
    path.write_text("\n".join(lines) + "\n")
    assert workplace.faults(TABLE) == [
        "population.csv:5:16: tables.population.persons: -12 is below 0, the lowest allowed",
        "population.csv:7:16: tables.population.persons: 1.5 must be a whole number",
    ]


def test_nobody_at_all(workplace):
    workplace.write("population.csv", "locality,sex,age,persons\nEast,female,18,0\n")
    assert workplace.faults(TABLE) == ["population.csv:1:18: tables.population.persons: 0 there must be somebody"]
