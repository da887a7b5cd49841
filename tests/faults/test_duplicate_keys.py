"""A key is written once in a mapping."""

from support.workplace import PLAN


def test_a_key_written_twice(workplace):
    record = "{value: 1, kind: assumption, rationale: a guess}"
    text = PLAN + f"workforce:\n  pay_on_leaving: {record}\n  pay_on_hiring: {record}\n  pay_on_leaving: {record}\n"
    assert workplace.faults(text) == ["plan.yaml:6:3: pay_on_leaving is written twice in one mapping (first on line 4)"]


def test_a_lever_name_used_twice(workplace):
    lever = "  - {kind: fee_change, name: cut, change: -0.1, start: 2024-04-01, applies_to: [residential_home]}\n"
    assert workplace.faults(PLAN + "levers:\n" + lever + lever) == [
        "plan.yaml:5:5: levers: cut names two levers of one file; give each a name of its own"
    ]
