"""A result is never overwritten: `--out` with another run's result is refused, with the same run's it is used."""

import re

from support.workplace import SHORT


def test_another_result_is_refused_and_left_alone(workplace):
    assert workplace.caremarket("run", "tiny", *SHORT, "--out", "here").status == 0
    before = (workplace.folder / "here" / "run.nc").read_bytes()
    outcome = workplace.caremarket("run", "tiny", *SHORT, "--seed", "2", "--out", "here")
    assert (outcome.status, outcome.out) == (2, "")
    identities = r"\([0-9a-f]{8}, this one is [0-9a-f]{8}\)"
    expected = rf"here/run\.nc: holds the result of another run {identities}; choose another --out\n"
    assert re.fullmatch(expected, outcome.err)
    assert (workplace.folder / "here" / "run.nc").read_bytes() == before
    assert workplace.everything() == {"here/run.nc"}


def test_every_file_of_a_comparison_that_is_in_the_way_is_named(workplace):
    arguments = ("compare", "tiny", "tiny/fee-cut", *SHORT, "--out", "here")
    assert workplace.here(*arguments).status == 0
    outcome = workplace.here(*arguments, "--seed", "2")
    assert (outcome.status, outcome.out) == (2, "")
    named = [line.split(":")[0] for line in outcome.err.splitlines()]
    assert named == ["here/compare.json", "here/tiny--fee-cut.nc", "here/tiny.nc"]


def test_the_same_run_is_used_again(workplace):
    first = workplace.caremarket("run", "tiny", *SHORT[:-1], "--out", "here")
    changed = (workplace.folder / "here" / "run.nc").stat().st_mtime_ns
    again = workplace.caremarket("run", "tiny", *SHORT[:-1], "--out", "here", "--threads", "1")
    assert (again.status, again.out) == (0, first.out)
    assert again.err == "the same run is there already and is used again: here/run.nc\nresult: here/run.nc\n"
    assert (workplace.folder / "here" / "run.nc").stat().st_mtime_ns == changed


def test_something_else_under_the_name_is_refused(workplace):
    workplace.write("here/run.nc", "notes")
    outcome = workplace.caremarket("run", "tiny", *SHORT, "--out", "here")
    assert outcome.status == 2
    assert outcome.err.startswith("here/run.nc: is not a result file")
    assert (workplace.folder / "here" / "run.nc").read_text() == "notes"


def test_a_file_name_for_a_folder_is_refused(workplace):
    outcome = workplace.caremarket("run", "tiny", *SHORT, "--out", "here.nc")
    assert (outcome.status, outcome.err) == (2, "--out: here.nc looks like a file; give the folder for the result\n")
