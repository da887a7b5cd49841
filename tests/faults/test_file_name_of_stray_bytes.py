"""A file name with a byte that is not UTF-8 is refused; the byte is shown as an escape."""

import os

from support.workplace import PLAN, SHORT

STRAY = os.fsdecode(b"pl\xff")


def test_a_scenario_file(workplace):
    name = STRAY + ".yaml"
    workplace.write(name, PLAN)
    said = "pl\\udcff.yaml: is not the name of a file in UTF-8; rename it\n"
    for verb, outcome in (
        ("check", workplace.caremarket("check", name)),
        ("run", workplace.caremarket("run", name, *SHORT)),
    ):
        assert (outcome.status, outcome.out + outcome.err) == (2, said), verb
    assert '"file": "pl\\udcff.yaml"' in workplace.caremarket("check", "--json", name).out


def test_a_folder_for_the_result(workplace):
    said = "--out: pl\\udcff is not a name in UTF-8; choose another\n"
    for arguments in (("run", "tiny"), ("compare", "tiny", "tiny/fee-cut")):
        outcome = workplace.caremarket(*arguments, *SHORT, "--out", STRAY)
        assert (outcome.status, outcome.out, outcome.err) == (2, "", said)
    assert workplace.everything() == set()


def test_a_result_that_is_not_there(workplace):
    outcome = workplace.caremarket("report", STRAY + ".nc")
    assert (outcome.status, outcome.err) == (2, "pl\\udcff.nc: does not exist\n")
