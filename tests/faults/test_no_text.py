"""Half a character and a NUL are no text: named in a scenario file with their place, and in Python."""

import caremarket as cm
import pytest
from caremarket.faults import InputFaults
from support.workplace import PLAN

LEVER = {"kind": "pay_floor", "above_minimum_wage": 0.5, "start": "2024-04-01"}


def test_half_a_character_in_a_title_and_in_the_name_of_a_lever(workplace):
    lever = '  - {kind: pay_floor, above_minimum_wage: 0.5, start: 2024-04-01, name: "b\\uDFFF"}\n'
    assert workplace.faults(PLAN + 'title: "a\\uD800b"\nlevers:\n' + lever) == [
        "plan.yaml:3:8: character U+D800 is not allowed in text",
        "plan.yaml:5:73: character U+DFFF is not allowed in text",
    ]


def test_a_nul_in_extends(workplace):
    assert workplace.faults('schema: 1\nextends: "ti\\0ny"\n') == [
        "plan.yaml:2:10: character U+0000 is not allowed in text"
    ]


def test_a_nul_in_the_path_of_a_table(workplace):
    assert workplace.faults(PLAN + 'tables: {population: "a\\0.csv"}\n') == [
        "plan.yaml:3:22: character U+0000 is not allowed in text"
    ]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (
            lambda: cm.load("tiny").with_levers({**LEVER, "name": "a\ud800"}),
            r"<python>: levers.pay_floor.name: a\ud800 has the character U+D800, which is not allowed in text",
        ),
        (
            lambda: cm.load("tiny").with_levers(LEVER, name="a\ud800"),
            r"<python>: name: a\ud800 has the character U+D800, which is not allowed in text",
        ),
        (
            lambda: cm.run("tiny", out="a\ud800", progress=False),
            r"--out: a\ud800 is not a name in UTF-8; choose another",
        ),
    ],
)
def test_half_a_character_in_python(call, expected):
    with pytest.raises(InputFaults) as caught:
        call()
    assert str(caught.value) == expected
