"""A result with wrong bytes in it is read as far as it goes, or refused in one line that names the file."""

import random

import caremarket as cm
import pytest
from caremarket.results import ResultFileError, SelectionError
from support.workplace import SHORT

FILES = 20


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return cm.run("tiny", years=1, replicates=2, out=tmp_path_factory.mktemp("whole"), progress=False).source.path


def read_all(path):
    """Open a result and read every measure of it."""
    run = cm.open_results(path)
    repr(run)
    run.to_xarray()


def test_bytes_changed_at_random_places(whole, tmp_path):
    sound = whole.read_bytes()
    places = random.Random(1)
    refused = 0
    for number in range(FILES):
        data = bytearray(sound)
        for _ in range(1 + number % 30):
            data[places.randrange(len(data))] ^= places.randrange(1, 256)
        path = tmp_path / f"{number}.nc"
        path.write_bytes(data)
        try:
            read_all(path)
        except (ResultFileError, SelectionError) as error:
            refused += 1
            assert "\n" not in str(error)
            assert str(error).startswith(str(path)) or isinstance(error, SelectionError)
    assert refused > FILES / 4


def test_a_damaged_array(whole, tmp_path):
    before, _, after = whole.read_bytes().rpartition(b"OHDR")
    path = tmp_path / "run.nc"
    path.write_bytes(before + b"XXXX" + after)
    with pytest.raises(ResultFileError) as caught:
        read_all(path)
    assert str(caught.value).startswith(f"{path} is damaged: ")


def test_a_damaged_scenario(whole, tmp_path):
    for number, (right, wrong) in enumerate(((b'"levers":[', b'"lovers":['), (b'},"levers":[', b'{,"levers":['))):
        path = tmp_path / f"{number}.nc"
        path.write_bytes(whole.read_bytes().replace(right, wrong))
        with pytest.raises(ResultFileError) as caught:
            cm.open_results(path).report(tmp_path / "report.html")
        assert str(caught.value).startswith(f"{path} is damaged: its scenario cannot be read: ")


def test_the_command_with_a_damaged_result(whole, workplace):
    workplace.write("here/run.nc", whole.read_bytes().replace(b"OHDR", b"XXXX"))
    outcome = workplace.caremarket("report", "here")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("here/run.nc is damaged, or its run was killed at its start: ")
    assert outcome.err.count("\n") == 1
    outcome = workplace.caremarket("run", "tiny", *SHORT, "--out", "here")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("here/run.nc: is damaged, or its run was killed at its start: ")
    assert outcome.err.endswith("; remove it or choose another --out\n")
