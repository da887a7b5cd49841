"""A table with numbers grouped in thousands."""

import pytest
from support.workplace import PLAN


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            '"1,234"',
            "population.csv:2:16: tables.population.persons: 1,234 has a thousands separator; write the number with "
            "digits and at most one decimal point",
        ),
        (
            "1 234",
            "population.csv:2:16: tables.population.persons: 1 234 has a thousands separator; write the number with "
            "digits and at most one decimal point",
        ),
        (
            "1,234",
            "population.csv:2:1: tables.population: 5 fields where the header has 4; a thousands separator or a "
            "decimal comma makes one number two fields",
        ),
    ],
)
def test_thousands(workplace, number, expected):
    workplace.tables()
    path = workplace.folder / "population.csv"
    lines = path.read_text().splitlines()
    lines[1] = f"East,female,18,{number}"
    path.write_text("\n".join(lines) + "\n")
    assert workplace.faults(PLAN + "tables: {population: population.csv}\n") == [expected]
