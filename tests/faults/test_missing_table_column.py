"""Columns of an area table: missing, unknown, twice, of the wrong type."""

from support.workplace import PLAN

TABLE = PLAN + "tables: {population: population.csv}\n"


def spoil(workplace, change):
    workplace.tables()
    path = workplace.folder / "population.csv"
    path.write_text(change(path.read_text()))
    return workplace.faults(TABLE)


def test_a_missing_column(workplace):
    def without_sex(text):
        return "".join(",".join([a, c, d]) for a, _, c, d in (line.split(",") for line in text.splitlines(True)))

    assert spoil(workplace, without_sex) == [
        "population.csv:1:1: tables.population.sex: is a missing column: Sex",
    ]


def test_a_column_that_nobody_reads(workplace):
    assert spoil(workplace, lambda text: text.replace("persons\n", "perons\n", 1)) == [
        "population.csv:1:1: tables.population.persons: is a missing column: People",
        "population.csv:1:18: tables.population.perons: is not a column of this table; did you mean persons?",
    ]


def test_a_column_twice(workplace):
    assert spoil(workplace, lambda text: text.replace("persons\n", "age\n", 1)) == [
        "population.csv:1:18: age is a column twice"
    ]


def test_a_word_where_a_number_should_be(workplace):
    lines = spoil(workplace, lambda text: text.replace("East,female,19,", "East,female,nineteen,", 1))
    assert lines == ["population.csv:3:13: tables.population.age: nineteen is not a number"]


def test_a_label_that_the_axis_does_not_have(workplace):
    lines = spoil(workplace, lambda text: text.replace("East,female,19,", "East,woman,19,", 1))
    assert lines == ["population.csv:3:6: tables.population.sex: woman is not a known sex"]


def test_a_missing_table(workplace):
    assert workplace.faults(PLAN + "tables: {popluation: population.csv}\n") == [
        "plan.yaml:3:10: tables.popluation: popluation is not a table that the engine reads; did you mean population?"
    ]
    assert workplace.faults(TABLE) == ["plan.yaml:3:22: tables.population: population.csv does not exist"]
