"""A disk that fills up fails the run in one line and leaves nothing under the final name."""

import resource
import signal

import pytest
from support.mounts import may_mount, with_tmpfs
from support.workplace import SHORT


def little_room():
    """Limit every file that the process writes to 64 KiB, as a full disk would."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, 65_536))


def test_no_room_for_the_result(workplace):
    outcome = workplace.caremarket(
        "run", "tiny", *SHORT, "--out", "here", preexec=little_room, PYTHONDONTWRITEBYTECODE="1"
    )
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == "the run failed: cannot write here/run.nc: File too large\n"
    assert not (workplace.folder / "here" / "run.nc").exists()


def test_the_next_run_succeeds_without_help(workplace):
    workplace.caremarket("run", "tiny", *SHORT, "--out", "here", preexec=little_room, PYTHONDONTWRITEBYTECODE="1")
    assert workplace.caremarket("run", "tiny", *SHORT, "--out", "here").status == 0
    assert workplace.everything() == {"here/run.nc"}


@pytest.mark.skipif(not may_mount(), reason="this machine lets tests have no file systems of their own")
def test_a_file_system_without_room(workplace):
    here = workplace.folder / "here"
    here.mkdir()
    inside = with_tmpfs(here, "size=128k")
    listed = ["sh", "-c", '"$@"; status=$?; ls -A here >&2; exit $status', "sh"]
    outcome = workplace.caremarket(
        "run", "tiny", *SHORT, "--out", "here", inside=[*inside, *listed], PYTHONDONTWRITEBYTECODE="1"
    )
    assert (outcome.status, outcome.out) == (1, "")
    first, *left = outcome.err.splitlines()
    assert first == "the run failed: cannot write here/run.nc: No space left on device"
    assert "run.nc" not in left
    assert workplace.caremarket("run", "tiny", *SHORT, "--out", "here").status == 0
