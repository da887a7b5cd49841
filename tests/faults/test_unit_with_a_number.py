"""A number in a unit is no multiplier; powers and what a rate is per are part of a unit."""

import pytest
from support.workplace import PLAN

RECORD = "{value: 29, unit: UNIT, kind: assumption, rationale: a guess}"


@pytest.mark.parametrize(
    "unit", ["0", "3", "2 hour week-1", "0 hour/week", "hour/week/2", "1e3 hour/week", "-hour/week"]
)
def test_a_number_in_a_unit(workplace, unit):
    assert workplace.faults(PLAN + f"workforce:\n  contracted_hours: {RECORD.replace('UNIT', unit)}\n") == [
        f"plan.yaml:4:39: workforce.contracted_hours.unit: {unit} has a number of its own; numbers belong in value; "
        "did you mean hour week-1?"
    ]


def test_a_number_for_a_unit_of_a_lever(workplace):
    floor = "{value: 1, unit: 2 GBP/hour}"
    levers = f"levers:\n  - {{kind: pay_floor, start: 2024-04-01, above_minimum_wage: {floor}}}\n"
    assert workplace.faults(PLAN + levers) == [
        "plan.yaml:4:79: levers.pay_floor.above_minimum_wage.unit: 2 GBP/hour has a number of its own; "
        "numbers belong in value; did you mean GBP/hour?"
    ]


@pytest.mark.parametrize(
    ("parameter", "value", "unit", "resolved"),
    [
        ("contracted_hours", 1740, "minutes per week", 29),
        ("contracted_hours", 29, "hour week-1", 29),
        ("contracted_hours", 29, "1 hour/week", 29),
        ("stays_in_sector", 60, "percent", 0.6),
        ("stays_in_sector", 600, "per 1000", 0.6),
        ("stays_in_sector", 0.6, "1", 0.6),
    ],
)
def test_a_unit_of_another_size_is_converted(workplace, parameter, value, unit, resolved):
    record = f"{{value: {value}, unit: {unit}, kind: assumption, rationale: a guess}}"
    workplace.write("plan.yaml", PLAN + f"workforce:\n  {parameter}: {record}\n")
    outcome = workplace.here("show", "plan.yaml", "--resolved", "--why", f"workforce.{parameter}")
    assert outcome.status == 0, outcome
    assert f"  resolved   {resolved}\n" in outcome.out
