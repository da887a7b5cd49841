"""YAML is indented with spaces."""

from support.workplace import PLAN


def test_a_line_that_starts_with_a_tab(workplace):
    text = PLAN + "workforce:\n\tpay_on_leaving: {value: 1, kind: assumption, rationale: a guess}\n"
    assert workplace.faults(text) == ["plan.yaml:4:1: the line starts with a tab; YAML is indented with spaces"]


def test_a_tab_after_spaces(workplace):
    text = PLAN + "levers:\n  \t- {kind: fee_change}\n"
    assert workplace.faults(text) == ["plan.yaml:4:3: the line starts with a tab; YAML is indented with spaces"]
