"""The numbers of a run are checked together, before anything is made."""


def test_no_replicates(workplace):
    outcome = workplace.caremarket("run", "tiny", "--replicates", "0")
    assert (outcome.status, outcome.out, outcome.err) == (2, "", "--replicates: 0 is below 1, the lowest allowed\n")
    assert workplace.everything() == set()


def test_everything_that_is_wrong_at_once(workplace):
    flags = ("--replicates", "0", "--years", "31", "--draws", "0", "--seed", "-1", "--threads", "0")
    outcome = workplace.caremarket("compare", "tiny", "tiny/fee-cut", *flags)
    assert outcome.status == 2
    assert outcome.err.splitlines() == [
        "--draws: 0 is below 1, the lowest allowed",
        "--replicates: 0 is below 1, the lowest allowed",
        "--seed: -1 is below 0, the lowest allowed",
        "--threads: 0 is below 1, the lowest allowed",
        "--years: 31 is above 30, the highest allowed",
    ]


def test_until_error_beside_out(workplace):
    outcome = workplace.caremarket("run", "tiny", "--until-error", "2", "--out", "here")
    assert outcome.status == 2
    assert outcome.err.splitlines() == [
        "--until-error: cannot be used with --out: every number of replicates has a folder of its own",
        "--until-error: 2.0 is not a share between 0 and 1",
    ]
