"""A folder that cannot be written is refused before the run."""

from support.workplace import SHORT


def test_a_file_where_the_folder_should_be(workplace):
    workplace.write("here", "notes")
    for out in ("here", "here/below"):
        outcome = workplace.caremarket("run", "tiny", *SHORT, "--out", out)
        assert (outcome.status, outcome.err) == (2, f"{out}: is not a folder and cannot hold a result\n")
    assert workplace.everything() == {"here"}


def test_a_folder_that_nobody_may_write_to(workplace):
    outcome = workplace.caremarket("run", "tiny", *SHORT, "--out", "/proc/here")
    assert outcome.status == 2
    assert outcome.err == "/proc/here: cannot be written to: No such file or directory\n"
