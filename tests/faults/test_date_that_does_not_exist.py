"""Dates are ISO dates that the calendar has."""

from support.workplace import PLAN, SHORT


def test_dates_that_do_not_exist(workplace):
    text = PLAN + (
        "start: 2025-02-29\n"
        "workforce:\n"
        "  minimum_wage: {value: {2024-04-31: 11.44}, unit: GBP/hour, kind: assumption, rationale: a guess}\n"
        "levers:\n"
        "  - {kind: fee_change, change: -0.2, start: 2024-13-01, applies_to: [residential_home]}\n"
        "  - {kind: pay_floor, above_minimum_wage: 0.6, start: 01/04/2024, roles: [care_worker]}\n"
    )
    assert workplace.faults(text) == [
        "plan.yaml:3:8: start: 2025-02-29 is not a date that exists",
        "plan.yaml:5:26: workforce.minimum_wage.2024-04-31: 2024-04-31 is not a date that exists",
        "plan.yaml:7:45: levers.fee_change.start: 2024-13-01 is not a date that exists",
        "plan.yaml:8:55: levers.pay_floor.start: 01/04/2024 is not a date; dates are written YYYY-MM-DD",
    ]


def test_a_start_of_another_age(workplace):
    assert workplace.faults(PLAN + "start: 1066-04-01\n") == [
        "plan.yaml:3:8: start: 1066-04-01 is not between 1990 and 2100"
    ]
    outcome = workplace.caremarket("run", "tiny", "--start", "9999-04-01", *SHORT)
    assert (outcome.status, outcome.err) == (2, "--start: start: 9999-04-01 is not between 1990 and 2100\n")


def test_a_start_on_the_command_line(workplace):
    outcome = workplace.caremarket("run", "tiny", "--start", "2024-02-30", *SHORT)
    assert (outcome.status, outcome.err) == (2, "--start: 2024-02-30 is not a date that exists\n")
