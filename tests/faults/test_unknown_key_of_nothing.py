"""An unknown key is named also when nothing stands below it; a section that is known may be empty."""

import pytest
from support.workplace import PLAN


def test_unknown_sections(workplace):
    assert workplace.faults(PLAN + "foo:\nbar: {}\nworkfroce: {}\n") == [
        "plan.yaml:3:1: foo: is not known here",
        "plan.yaml:4:1: bar: is not known here",
        "plan.yaml:5:1: workfroce: is not known here; did you mean workforce?",
    ]


def test_unknown_keys_of_a_section(workplace):
    assert workplace.faults(PLAN + "workforce: {foo: {}, pay_on_hirng: {}, bar: {below: {}}}\n") == [
        "plan.yaml:3:13: workforce.foo: is not known here",
        "plan.yaml:3:22: workforce.pay_on_hirng: is not known here; did you mean pay_on_hiring?",
        "plan.yaml:3:40: workforce.bar: is not known here; did you mean pay?",
    ]


def test_an_unknown_key_in_the_file_that_is_extended(workplace):
    workplace.write("base.yaml", PLAN + "workfroce: {}\n")
    assert workplace.faults("schema: 1\nextends: base\nfoo: {}\n") == [
        "base.yaml:3:1: workfroce: is not known here; did you mean workforce?",
        "plan.yaml:3:1: foo: is not known here",
    ]


def test_a_parameter_of_nothing(workplace):
    assert workplace.faults(PLAN + "workforce: {pay_on_hiring: {}}\n") == [
        "plan.yaml:3:28: workforce.pay_on_hiring: a mapping is not a number or a record of one"
    ]


@pytest.mark.parametrize("section", ["workforce:\n", "workforce: {}\n", "workforce: {leaving: {}}\n", "levers:\n"])
def test_a_known_section_may_be_empty(workplace, section):
    workplace.write("plan.yaml", PLAN + section)
    outcome = workplace.here("check", "plan.yaml")
    assert (outcome.status, outcome.out) == (0, "plan.yaml: no faults\n")
