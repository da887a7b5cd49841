"""YAML files become trees of places; whatever is in a file, the answer is a scenario or named faults."""

import random

import pytest
from caremarket.faults import InputFaults
from caremarket.scenario import load
from caremarket.scenario.nodes import Mapping, Scalar, Sequence
from caremarket.scenario.reading import parse_yaml
from support.fake_core import BASE, FakeCore

LEVERS = """\
levers:
  - kind: scheme
    name: Ashbrow
    units: 50
    opens: {value: 2024-07-01, slip_months: {dist: normal, mean: 0, sd: 3}, kind: assumption, rationale: r}
  - {kind: pay_floor, roles: [care_worker], above_minimum_wage: {value: 60, unit: pence/hour}}
outputs:
  - {measure: unmet_hours, by: [locality], every: month}
"""


def said(text):
    with pytest.raises(InputFaults) as caught:
        parse_yaml(text, "plan.yaml")
    return str(caught.value)


def test_every_value_knows_its_place():
    root = parse_yaml("schema: 1\na:\n  - {b: c}\n  - 'd'\n", "plan.yaml")
    items = root.get("a")
    assert isinstance(items, Sequence)
    first, second = items.nodes
    assert isinstance(first, Mapping)
    assert str(first.entries["b"].key_place) == "plan.yaml:3:6"
    assert str(first.get("b").place) == "plan.yaml:3:9"
    assert isinstance(second, Scalar)
    assert (second.text, second.quoted, str(second.place)) == ("d", True, "plan.yaml:4:5")


def test_words_of_yaml_1_1_stay_words():
    root = parse_yaml("a: yes\nb: 1:30\nc: 0777\n", "plan.yaml")
    assert [entry.node.text for _, entry in root.items()] == ["yes", "1:30", "0777"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "plan.yaml: is empty; a scenario starts with schema: 1"),
        ("# only a comment\n", "plan.yaml: is empty; a scenario starts with schema: 1"),
        ("- a\n", "plan.yaml:1:1: is not a mapping; a scenario is a list of key: value lines"),
        ("a: 1\n---\nb: 2\n", "plan.yaml:2:1: a second document; one scenario per file"),
        ("a: &x 1\nb: {<<: *x}\n", "plan.yaml:2:5: << merge keys are not YAML 1.2; use extends or write the keys out"),
        ("a: *x\n", "plan.yaml:1:4: *x names no anchor above it"),
        ("? [a]\n: 1\n", "plan.yaml:1:3: a key is a single word, not a list or a mapping"),
        ("a: \x07\n", "plan.yaml:1:4: character U+0007 is not allowed in YAML"),
        ("a: {b: 1\n", "plan.yaml:2:1: is not valid YAML: while parsing a flow mapping expected ',' or '}', but got"),
        ("a: b: c\n", "plan.yaml:1:5: is not valid YAML: mapping values are not allowed here"),
        ("a: " + "[" * 60 + "\n", "plan.yaml:1:43: is nested more than 40 deep"),
    ],
)
def test_what_is_not_a_scenario_is_named(text, expected):
    assert said(text).startswith(expected)


def test_no_change_of_a_file_ends_in_anything_but_a_scenario_or_faults(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    whole = (BASE + LEVERS).encode()
    choice = random.Random(20240401)
    pieces = [b"{", b"}", b"[", b"]", b":", b"- ", b"\n", b"  ", b"\t", b"*a", b"&a ", b"'", b",", b"1e999", b"\xff"]
    pieces += [b"value", b"dist", b"null", b"2024-02-30", b"!!int ", b"|", b"#", b"0", b"\x00", b"levers:", b"unit: "]
    for _ in range(600):
        data = bytearray(whole)
        for _ in range(choice.randint(1, 3)):
            at = choice.randrange(len(data))
            kind = choice.randrange(3)
            if kind == 0:
                del data[at : at + choice.randint(1, 40)]
            elif kind == 1:
                data[at:at] = choice.choice(pieces)
            else:
                start = choice.randrange(len(data))
                data[at : at + 10] = data[start : start + 10]
        (tmp_path / "plan.yaml").write_bytes(bytes(data))
        try:
            scenario = load("plan.yaml", engine=FakeCore())
        except InputFaults as error:
            assert error.faults
            continue
        assert scenario.canonical
