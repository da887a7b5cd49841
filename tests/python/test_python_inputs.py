"""What people give to the functions of the package: taken where it is meant well, refused in words where it is not."""

import datetime

import caremarket as cm
import numpy as np
import pytest
from caremarket.faults import InputFaults


def refusal(call):
    with pytest.raises(InputFaults) as caught:
        call()
    return str(caught.value)


def test_whole_numbers_of_any_library_and_dates_are_taken(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    plain = cm.run("tiny", start="2024-04-01", years=1, replicates=2, progress=False)
    given = {"start": datetime.date(2024, 4, 1), "years": np.int64(1), "replicates": np.int32(2)}
    assert cm.run("tiny", **given, progress=False).source.path == plain.source.path
    later = cm.load("tiny").with_start(datetime.date(2025, 4, 1))
    assert later.hash == cm.load("tiny").with_start("2025-04-01").hash


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"years": "2"}, "--years: 2 is not a whole number"),
        ({"replicates": 2.0}, "--replicates: 2.0 is not a whole number"),
        ({"replicates": True}, "--replicates: True is not a whole number"),
        ({"until_error": "little"}, "--until-error: little is not a share between 0 and 1"),
        ({"until_error": float("nan")}, "--until-error: nan is not a share between 0 and 1"),
        ({"start": "soon"}, "--start: soon is not a date; dates are written YYYY-MM-DD"),
    ],
)
def test_what_a_run_cannot_take_is_said(given, expected):
    assert refusal(lambda: cm.run("tiny", **given, progress=False)) == expected


def test_what_is_no_scenario_or_lever_is_said():
    assert refusal(lambda: cm.load("")) == "scenario: is needed: a shipped name, or the path of a YAML file"
    assert refusal(lambda: cm.load("tiny").with_levers("pay_floor")) == (
        "<python>: levers: 'pay_floor' is not a lever; "
        "give one of caremarket.levers, or a mapping with its kind and keys"
    )


def test_everything_that_is_wrong_with_levers_is_said():
    floor = cm.levers.PayFloor(above_minimum_wage=-1, start="2024-04-31")
    cut = {"name": "cut", "kind": "fee_change", "change": object, "start": "2024-04-01", "applies_to": ["homes"]}
    lines = refusal(lambda: cm.load("tiny").with_levers(floor, cut, {"name": "other"}, None, floor)).splitlines()
    assert lines == [
        "<python>: levers: None is not a lever; give one of caremarket.levers, or a mapping with its kind and keys",
        "<python>: levers: two levers have the same name; give each a name of its own",
        "<python>: levers.cut.applies_to.0: homes is not one of the choices",
        "<python>: levers.cut.change: <class 'object'> is not a number, text, date, list or mapping",
        "<python>: levers.other: has no kind; write kind: with one of fee_change, pay_floor, extra_care_scheme",
        "<python>: levers.pay_floor.above_minimum_wage: -1 is below 0, the lowest allowed",
        "<python>: levers.pay_floor.start: 2024-04-31 is not a date that exists",
    ]


def test_areas_that_cannot_be_compared_are_refused_before_the_run(tmp_path):
    folder = tmp_path / "out"
    assert refusal(lambda: cm.compare("tiny", "small", "small/fee-cut", out=folder, progress=False)).splitlines() == [
        "small: North, South, Hill are not the baseline's localities, East, West",
        "small/fee-cut: North, South, Hill are not the baseline's localities, East, West",
    ]
    assert not folder.exists()
