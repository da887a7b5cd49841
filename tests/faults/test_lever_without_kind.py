"""A lever that does not say its kind is told so, with the kinds there are."""

from support.workplace import PLAN

RULE = "has no kind; write kind: with one of fee_change, pay_floor, extra_care_scheme"


def test_no_kind_and_an_empty_one(workplace):
    levers = "levers:\n  - {name: x, change: -0.1}\n  - {kind: , name: y}\n  - {}\n"
    assert workplace.faults(PLAN + levers) == [
        f"plan.yaml:4:6: levers.x: {RULE}",
        f"plan.yaml:5:11: levers.y: {RULE}",
        f"plan.yaml:6:5: levers.unnamed: {RULE}",
    ]
