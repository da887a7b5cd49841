"""Until an error is small: a run goes on from what it has, and its file is that of a run made in one go."""

import importlib

import caremarket as cm
import pytest

SHORT = {"years": 1, "seed": 4, "progress": False}
TWO_YEARS = {**SHORT, "years": 2}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def made(monkeypatch):
    """How many replicates each call of the engine was given, and how many of them it took over."""
    core = importlib.import_module("caremarket._core")
    calls = []
    simulate = core.simulate

    def counted(documents, paths, attributes, **settings):
        settings["progress"] = lambda done, total: None
        calls.append((settings["draws"] * settings["replicates"], len(settings["kept"])))
        return simulate(documents, paths, attributes, **settings)

    monkeypatch.setattr(core, "simulate", counted)
    return calls


def bytes_of(results):
    return [run.source.path.read_bytes() for run in results]


@pytest.mark.parametrize("draws", [None, 3])
def test_a_run_that_goes_on_has_the_bytes_of_one_made_in_one_go(folder, made, draws):
    """With draws, the new replicates lie between those of the shorter file."""
    found = cm.run("tiny", replicates=4, draws=draws, until_error=0.07, **SHORT)
    assert len(made) > 1
    assert [kept for _, kept in made] == [0] + [1] * (len(made) - 1)
    count = found.draws * found.replicates // (draws or 1)
    assert count == 4 * 2 ** (len(made) - 1)
    again = cm.run("tiny", replicates=count, draws=draws, out=folder / "again", **SHORT)
    assert again.source.path != found.source.path
    assert bytes_of([again]) == bytes_of([found])


def test_a_comparison_that_goes_on_has_the_bytes_of_one_made_in_one_go(folder, made):
    found = cm.compare("tiny", "tiny/fee-cut", replicates=4, until_error=0.01, **TWO_YEARS)
    assert len(made) > 1
    assert [kept for _, kept in made] == [0] + [2] * (len(made) - 1)
    count = found.baseline.draws * found.baseline.replicates
    again = cm.compare("tiny", "tiny/fee-cut", replicates=count, out=folder / "again", **TWO_YEARS)
    assert bytes_of(again.runs) == bytes_of(found.runs)
    summaries = [one.baseline.source.path.with_name("compare.json").read_bytes() for one in (found, again)]
    assert summaries[0] == summaries[1]


def test_a_run_that_was_stopped_goes_on_from_the_last_number_it_finished(folder, made, monkeypatch):
    core = importlib.import_module("caremarket._core")
    counted, left = core.simulate, [2]

    def stopped(*arguments, **settings):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return counted(*arguments, **settings)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(core, "simulate", stopped)
        cm.run("tiny", replicates=2, until_error=0.02, **SHORT)
    assert made == [(2, 0), (4, 1)]
    cm.run("tiny", replicates=2, until_error=0.02, **SHORT)
    assert made[2] == (8, 1)


def test_it_stops_at_the_most_replicates_that_a_run_may_have(folder, made):
    told = []
    found = cm.run("tiny", replicates=1, until_error=1e-9, say=told.append, **SHORT)
    assert found.draws * found.replicates == 64
    assert told[-1] == "stopped at 64 replicates"


def test_what_is_not_a_whole_result_of_the_same_shape_is_refused(folder):
    core = importlib.import_module("caremarket._core")
    (folder / "broken.nc").write_bytes(b"nothing of the kind")
    document = cm.load("tiny").canonical
    counts = {"seed": 1, "years": 1, "draws": 1, "replicates": 2, "nested": False, "threads": 1}
    with pytest.raises(RuntimeError, match=r"cannot go on from broken\.nc: open: "):
        core.simulate([document], ["run.nc"], [{}], kept=["broken.nc"], **counts)
    assert sorted(path.name for path in folder.iterdir()) == ["broken.nc"]
