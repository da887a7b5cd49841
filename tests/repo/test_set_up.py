"""`./caremarket` on a machine that is already set up: nothing is done twice, and the caller's shell does not matter."""

import os
import subprocess

import pytest
from support.checkout import ROOT

HOSTILE = {
    "PYTHONPATH": "/nowhere",
    "PYTHONHOME": "/nowhere",
    "PYENV_VERSION": "2.7",
    "PIP_USER": "1",
    "PIP_TARGET": "/nowhere",
    "CMAKE_GENERATOR": "Unix Makefiles",
    "LC_ALL": "C",
}


def call(command, folder, **more):
    environment = {**os.environ, **more}
    return subprocess.run(
        [str(command), "--help"],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module", autouse=True)
def _set_up():
    call(ROOT / "caremarket", ROOT)


def test_nothing_is_done_twice():
    done = call(ROOT / "caremarket", ROOT)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_callers_variables_do_not_matter():
    done = call(ROOT / "caremarket", ROOT, **HOSTILE)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_runs_from_another_folder_through_a_link(tmp_path):
    link = tmp_path / "cm"
    link.symlink_to(ROOT / "caremarket")
    done = call(link, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_needs_neither_home_nor_path():
    done = subprocess.run(
        [str(ROOT / "caremarket"), "--help"],
        env={},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
