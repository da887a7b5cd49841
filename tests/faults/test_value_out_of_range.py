"""A value outside the range that the engine allows, or outside the record's own low and high."""

from support.workplace import PLAN


def test_values_beyond_the_range_of_the_engine(workplace):
    text = PLAN + (
        "workforce:\n"
        "  pay_on_leaving: {value: 7, kind: assumption, rationale: a guess}\n"
        "  pay:\n"
        "    care_worker: {value: -3, unit: GBP/hour, kind: assumption, rationale: a guess}\n"
        "levers:\n"
        "  - {kind: fee_change, change: -2, start: 2024-04-01, applies_to: [residential_home]}\n"
    )
    assert workplace.faults(text) == [
        "plan.yaml:4:27: workforce.pay_on_leaving: 7 is above 5, the highest allowed (1)",
        "plan.yaml:6:26: workforce.pay.care_worker: -3 is below 1, the lowest allowed (GBP/hour)",
        "plan.yaml:8:32: levers.fee_change.change: -2 is below -0.95, the lowest allowed",
    ]


def test_a_value_beyond_its_own_record(workplace):
    record = "{value: 2, low: 0.4, high: 1.2, kind: assumption, rationale: a guess}"
    assert workplace.faults(PLAN + f"workforce:\n  pay_on_leaving: {record}\n") == [
        "plan.yaml:4:27: workforce.pay_on_leaving: 2 is above the record's own high, 1.2"
    ]


def test_a_bare_number_outside_levers(workplace):
    assert workplace.faults(PLAN + "workforce:\n  pay_on_leaving: 1\n") == [
        "plan.yaml:4:19: workforce.pay_on_leaving: 1 is a bare number; only levers take one, elsewhere write "
        "{value: ..., kind: ...}"
    ]
