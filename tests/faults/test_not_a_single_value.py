"""A title or a start that is a mapping or a list is not passed over."""

from support.workplace import PLAN


def test_a_title_and_a_start_of_several_parts(workplace):
    assert workplace.faults(PLAN + "title: {long: a title}\nstart: [2024-04-01]\n") == [
        "plan.yaml:3:8: title: a mapping is not a single value",
        "plan.yaml:4:8: start: a list is not a single value",
    ]
