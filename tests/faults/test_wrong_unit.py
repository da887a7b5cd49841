"""A unit of another kind, an unknown one or a missing one is named; any unit of the right kind is converted."""

from support.workplace import PLAN


def text(record):
    return PLAN + f"workforce:\n  contracted_hours: {record}\n"


def test_a_unit_of_another_kind(workplace):
    assert workplace.faults(text("{value: 29, unit: GBP/hour, kind: assumption, rationale: a guess}")) == [
        "plan.yaml:4:39: workforce.contracted_hours.unit: GBP/hour is not a unit of hour week-1; "
        "did you mean hour week-1?"
    ]


def test_a_unit_that_nobody_knows(workplace):
    assert workplace.faults(text("{value: 29, unit: huor/week, kind: assumption, rationale: a guess}")) == [
        "plan.yaml:4:39: workforce.contracted_hours.unit: huor/week is not a unit that is known; did you mean hour?"
    ]


def test_no_unit_where_one_is_needed(workplace):
    assert workplace.faults(text("{value: 29, kind: assumption, rationale: a guess}")) == [
        "plan.yaml:4:21: workforce.contracted_hours: has no unit; write unit: hour week-1"
    ]


def test_a_converted_value_out_of_range_is_shown_as_written_and_as_converted(workplace):
    assert workplace.faults(text("{value: 29, unit: hour/day, kind: assumption, rationale: a guess}")) == [
        "plan.yaml:4:29: workforce.contracted_hours: 29 hour/day (203) is above 60, the highest allowed (hour week-1)"
    ]


def test_another_unit_of_the_same_kind_is_converted(workplace):
    workplace.write("plan.yaml", text("{value: 4.2, unit: hours per day, kind: assumption, rationale: a guess}"))
    outcome = workplace.caremarket("show", "plan.yaml", "--resolved", "--why", "workforce.contracted_hours")
    assert outcome.status == 0
    assert "  resolved   29.4\n" in outcome.out
    assert "  set at     plan.yaml:4:29  4.2 hours per day\n" in outcome.out
