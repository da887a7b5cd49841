"""A key that the engine does not read is named with the nearest that it does."""

from support.workplace import PLAN

RECORD = "{value: 0.6, kind: assumption, rationale: a guess}"


def test_an_unknown_parameter(workplace):
    assert workplace.faults(PLAN + f"workforce:\n  stays_in_sectr: {RECORD}\n") == [
        "plan.yaml:4:3: workforce.stays_in_sectr: is not known here; did you mean stays_in_sector?"
    ]


def test_an_unknown_section(workplace):
    assert workplace.faults(PLAN + f"workfrce:\n  stays_in_sector: {RECORD}\n") == [
        "plan.yaml:3:1: workfrce: is not known here; did you mean workforce?"
    ]


def test_an_unknown_key_of_a_record(workplace):
    record = "{value: 0.6, kind: assumption, rational: a guess}"
    assert workplace.faults(PLAN + f"workforce:\n  stays_in_sector: {record}\n") == [
        "plan.yaml:4:20: workforce.stays_in_sector: is assumption and has no rationale",
        "plan.yaml:4:51: workforce.stays_in_sector: rational is not a key of a record; did you mean rationale?",
    ]


def test_an_unknown_kind_and_key_of_a_lever(workplace):
    cut = "{kind: fee_change, change: -0.2, start: 2024-04-01, applies_to: [residential_home], chnge: 1}"
    levers = f"levers:\n  - {{kind: pay_flor}}\n  - {cut}\n"
    assert workplace.faults(PLAN + levers) == [
        "plan.yaml:4:12: levers.pay_flor.kind: pay_flor is not a kind of lever; did you mean pay_floor?",
        "plan.yaml:5:89: levers.fee_change.chnge: is not known in a fee_change; did you mean change?",
    ]


def test_an_unknown_scenario(workplace):
    outcome = workplace.caremarket("check", "tny")
    assert (outcome.status, outcome.out) == (2, "tny: is neither a shipped scenario nor a file; did you mean tiny?\n")
