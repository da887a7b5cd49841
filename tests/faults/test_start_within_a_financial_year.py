"""A run starts on the first day of a financial year."""

from support.workplace import PLAN, SHORT

RULE = "2024-07-15 is not a 1 April, on which financial years begin"


def test_a_start_in_the_middle_of_a_year(workplace):
    assert workplace.faults(PLAN + "start: 2024-07-15\n") == [f"plan.yaml:3:8: start: {RULE}"]
    outcome = workplace.caremarket("run", "tiny", "--start", "2024-07-15", *SHORT)
    assert (outcome.status, outcome.err) == (2, f"--start: start: {RULE}\n")
