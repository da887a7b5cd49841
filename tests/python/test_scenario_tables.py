"""Area tables: strict CSV, every cell knowing its place."""

import pytest
from caremarket.scenario.csv_tables import read_table
from caremarket.scenario.description import Description
from support.fake_core import FakeCore

TABLE = Description.from_json(FakeCore().describe()).tables["population"]
GOOD = "age,sex,people\n18,female,3\n19,male,4.5\n"


def read(tmp_path, data):
    path = tmp_path / "people.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_table(path, "people.csv", TABLE)


def test_columns_are_numbers_or_text_as_declared(tmp_path):
    content, faults = read(tmp_path, GOOD)
    assert faults == []
    assert content.columns == {"age": [18, 19], "sex": ["female", "male"], "people": [3, 4.5]}


def test_a_cell_knows_its_line_and_column(tmp_path):
    source = read(tmp_path, GOOD)[0].source
    assert [str(source.place(tokens)) for tokens in (["people", "1"], ["sex"], [], ["none"])] == [
        "people.csv:3:9",
        "people.csv:1:5",
        "people.csv:1:1",
        "people.csv:1:1",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", "people.csv:1:1: has no header row"),
        (GOOD.encode("utf-8-sig"), "people.csv:1:1: starts with a byte order mark; save the file as UTF-8 without one"),
        (GOOD.replace("\n", "\r\n"), "people.csv:1:15: ends lines with CR LF; save the file with LF line ends"),
        (GOOD.replace(",", ";"), "people.csv:1:4: ; separates the fields; fields are separated by commas"),
        (GOOD.replace(",", "\t"), "people.csv:1:4: a tab separates the fields; fields are separated by commas"),
        ("age,sex,age\n", "people.csv:1:9: age is a column twice"),
        ("age,,people\n", "people.csv:1:5: column 2 has no name"),
        (GOOD + '20,female,"1,234"\n', "people.csv:4:11: tables.population.people: 1,234 has a thousands separator"),
        (
            GOOD + "20,female,1,234\n",
            "people.csv:4:1: tables.population: 4 fields where the header has 3; a thousands separator",
        ),
        (GOOD + "20,female\n", "people.csv:4:1: tables.population: 2 fields where the header has 3"),
        (GOOD + "Total,,7.5\n", "people.csv:4:1: tables.population.age: Total makes this a totals row"),
        (GOOD + "20,total,7.5\n", "people.csv:4:4: tables.population.sex: total makes this a totals row"),
        (GOOD + "\n20,female,1\n", "people.csv:4:1: tables.population: is an empty line"),
        (GOOD + "20,female,NaN\n", "people.csv:4:11: tables.population.people: NaN is not a finite number"),
        (GOOD + "20,female,\n", "people.csv:4:11: tables.population.people: is empty; a number is needed"),
        (GOOD + "20,female,few\n", "people.csv:4:11: tables.population.people: few is not a number"),
        (GOOD + '20,female,"1,5"\n', "people.csv:4:11: tables.population.people: 1,5 has a decimal comma"),
        (GOOD + "20, female,1\n", "people.csv:4:4: tables.population.sex: ' female' has a space at its start or end"),
        (GOOD + '20,"fem\nale",1\n', "people.csv:4:1: a quoted field runs over the end of the line"),
        (GOOD + '20,"female,1\n', "people.csv:4:1: is not valid CSV: unexpected end of data"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path, data, expected):
    faults = read(tmp_path, data)[1]
    assert len(faults) == 1
    assert str(faults[0]).startswith(expected)


def test_a_quoted_field_that_could_be_a_formula_is_only_text(tmp_path):
    content, faults = read(tmp_path, 'age,sex,people\n18,"=1+1",3\n')
    assert (content.columns["sex"], faults) == (["=1+1"], [])
