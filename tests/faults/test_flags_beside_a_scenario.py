"""What is wrong with the flags of a run comes together with the faults of its scenarios."""

from support.workplace import PLAN


def test_flags_and_an_unknown_key_of_a_run(workplace):
    workplace.write("plan.yaml", PLAN + "workforce: {pay_on_hirng: {}}\n")
    flags = ("--replicates", "0", "--years", "0", "--start", "x", "--out", "here.nc", "--until-error", "2")
    outcome = workplace.here("run", "plan.yaml", *flags)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.splitlines() == [
        "--out: here.nc looks like a file; give the folder for the result",
        "--replicates: 0 is below 1, the lowest allowed",
        "--start: x is not a date; dates are written YYYY-MM-DD",
        "--until-error: cannot be used with --out: every number of replicates has a folder of its own",
        "--until-error: 2.0 is not a share between 0 and 1",
        "--years: 0 is below 1, the lowest allowed",
        "plan.yaml:3:13: workforce.pay_on_hirng: is not known here; did you mean pay_on_hiring?",
    ]


def test_flags_and_an_unknown_scenario_of_a_comparison(workplace):
    outcome = workplace.here("compare", "tiny", "tny", "--seed", "-1", "--start", "2024-02-30")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.splitlines() == [
        "--seed: -1 is below 0, the lowest allowed",
        "--start: 2024-02-30 is not a date that exists",
        "tny: is neither a shipped scenario nor a file; did you mean tiny?",
    ]


def test_the_demo_says_nothing_before_its_faults(workplace):
    outcome = workplace.here("demo", "--replicates", "0", "--threads", "0", "--out", "here.nc")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.splitlines() == [
        "--out: here.nc looks like a file; give the folder for the result",
        "--replicates: 0 is below 1, the lowest allowed",
        "--threads: 0 is below 1, the lowest allowed",
    ]
