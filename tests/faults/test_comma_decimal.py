"""Decimals are written with a point, whatever the machine's locale."""

import locale

import pytest
from support.workplace import PLAN


def test_a_decimal_comma(workplace):
    text = PLAN + (
        "workforce:\n"
        "  pay_on_leaving: {value: '1,5', kind: assumption, rationale: a guess}\n"
        "  pay_on_hiring: {value: 1,5, kind: assumption, rationale: a guess}\n"
        "levers:\n"
        "  - kind: fee_change\n"
        "    change: -0,2\n"
        "    start: 2024-04-01\n"
        "    applies_to: [residential_home]\n"
    )
    assert workplace.faults(text) == [
        "plan.yaml:4:27: workforce.pay_on_leaving: 1,5 has a decimal comma; decimals are written with a point",
        "plan.yaml:5:28: workforce.pay_on_hiring: 5 stands after a comma; decimals are written with a point",
        "plan.yaml:8:13: levers.fee_change.change: -0,2 has a decimal comma; decimals are written with a point",
    ]


def test_a_decimal_comma_in_a_lever_on_one_line(workplace):
    text = PLAN + "levers:\n  - {kind: fee_change, start: 2024-05-01, change: -0,1}\n"
    assert workplace.faults(text) == [
        "plan.yaml:4:54: levers.fee_change: 1 stands after a comma; decimals are written with a point"
    ]


def comma_locale():
    before = locale.setlocale(locale.LC_NUMERIC)
    for name in ("de_DE.UTF-8", "fr_FR.UTF-8"):
        try:
            locale.setlocale(locale.LC_NUMERIC, name)
        except locale.Error:
            continue
        locale.setlocale(locale.LC_NUMERIC, before)
        return name
    return None


@pytest.mark.skipif(comma_locale() is None, reason="no locale with a decimal comma is installed")
def test_a_locale_with_a_decimal_comma_changes_nothing(workplace):
    arguments = ("show", "tiny", "--resolved")
    plain = workplace.caremarket(*arguments, LC_ALL="C.UTF-8")
    assert plain.status == 0
    assert workplace.caremarket(*arguments, LC_ALL=comma_locale()) == plain
