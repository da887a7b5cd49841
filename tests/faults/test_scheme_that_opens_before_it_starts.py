"""The dates of a lever follow each other."""

from support.workplace import PLAN

SCHEME = (
    "levers:\n"
    "  - kind: extra_care_scheme\n"
    "    name: Ashbrow\n"
    "    locality: %s\n"
    "    units: 20\n"
    "    stage: planning\n"
    "    construction: 2025-04-01\n"
    "    opens: %s\n"
)


def test_a_scheme_that_opens_before_building_starts(workplace):
    assert workplace.faults(PLAN + SCHEME % ("East", "2025-03-01")) == [
        "plan.yaml:10:12: levers.Ashbrow.opens: 2025-03-01 opens before building starts (2025-04-01)"
    ]


def test_a_scheme_that_opens_before_the_run_starts(workplace):
    assert workplace.faults(PLAN + SCHEME % ("East", "2023-04-01")) == [
        "plan.yaml:10:12: levers.Ashbrow.opens: 2023-04-01 opens before building starts (2025-04-01)",
        "plan.yaml:10:12: levers.Ashbrow.opens: 2023-04-01 opens before the start of the run (2024-04-01)",
    ]


def test_a_scheme_nowhere(workplace):
    assert workplace.faults(PLAN + SCHEME % ("Eats", "2026-04-01")) == [
        "plan.yaml:6:15: levers.Ashbrow.locality: Eats is not in the table of localities; did you mean East?"
    ]


def test_a_lever_that_ends_before_it_starts(workplace):
    cut = "{kind: fee_change, change: -0.2, start: 2025-04-01, end: 2024-04-01, applies_to: [residential_home]}"
    assert workplace.faults(PLAN + f"levers:\n  - {cut}\n") == [
        "plan.yaml:4:62: levers.fee_change.end: 2024-04-01 ends before it starts"
    ]
