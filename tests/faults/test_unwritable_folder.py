"""A folder that cannot be written is refused before the run."""

import pytest
from support.mounts import may_mount, with_tmpfs
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


@pytest.mark.skipif(not may_mount(), reason="this machine lets tests have no file systems of their own")
def test_a_file_system_that_is_read_only(workplace):
    (workplace.folder / "here").mkdir()
    inside = with_tmpfs(workplace.folder / "here", "ro")
    outcome = workplace.caremarket("run", "tiny", *SHORT, "--out", "here/results", inside=inside)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "here/results: cannot be written to: Read-only file system\n"
    assert workplace.everything() == set()


def test_a_home_that_cannot_be_written_to_is_not_spoken_of(workplace):
    nowhere = {"HOME": "/proc/nowhere", "XDG_CACHE_HOME": "/proc/nowhere", "XDG_CONFIG_HOME": "/proc/nowhere"}
    outcome = workplace.caremarket("demo", "--replicates", "2", "--quiet", "--out", "here", **nowhere)
    assert (outcome.status, outcome.err) == (0, "")
    assert "here/report.html" in workplace.everything()
