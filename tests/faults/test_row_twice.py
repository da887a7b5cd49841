"""A row that stands twice would count its people twice, or let the later life table win in silence."""

from support.workplace import PLAN

TABLES = "tables: {population: population.csv, mortality: mortality.csv, schemes: schemes.csv}\n"


def test_rows_that_stand_twice(workplace):
    workplace.tables()
    for name, line in (("population", 3), ("mortality", 2), ("schemes", 2)):
        path = workplace.folder / f"{name}.csv"
        lines = path.read_text().splitlines()
        path.write_text("\n".join([*lines, lines[line - 1], ""]))
    assert workplace.faults(PLAN + TABLES) == [
        "mortality.csv:168:1: tables.mortality.sex: female, 18 stands in an earlier row too",
        "population.csv:334:1: tables.population.locality: East, female, 19 stands in an earlier row too",
        "schemes.csv:3:1: tables.schemes.name: Scheme 1 stands in an earlier row too",
    ]
