"""Kill -9 at a hundred random moments of a run: nothing half-written is ever taken for a result."""

import importlib
import os
import random
import signal
import time

import numpy as np
import pytest
from caremarket.jobs import run_plan
from caremarket.results import ResultFileError, open_run
from caremarket.scenario import load
from caremarket.settings import RunSettings

MOMENTS = 100
REPLICATES = 64
SETTINGS = RunSettings(years=1, replicates=REPLICATES, threads=2)


class Killable:
    """A run of `tiny` in a process of its own."""

    def __init__(self, folder):
        core = importlib.import_module("caremarket._core")
        self.job = run_plan(load("tiny"), SETTINGS, folder)
        self.path = self.job.path
        self.partial = self.path.with_name(self.path.name + ".partial")
        documents, attributes = [self.job.scenario.canonical], [self.job.attributes(SETTINGS)]
        self.simulate = lambda: core.simulate(
            documents, [str(self.path)], attributes, progress=None, **SETTINGS.engine_part()
        )

    def start(self):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                self.simulate()
                status = 0
            finally:
                os._exit(status)
        return child


@pytest.mark.slow
def test_a_killed_run_leaves_the_old_file_or_the_whole_new_one(tmp_path):
    run = Killable(tmp_path)
    began = time.monotonic()
    os.waitpid(run.start(), 0)
    lasts = time.monotonic() - began
    whole = run.path.read_bytes()
    reference_path = tmp_path / "reference.nc"
    reference_path.write_bytes(whole)
    reference = open_run(reference_path)
    moments = random.Random(1)
    seen = set()
    for _ in range(MOMENTS):
        run.path.write_bytes(b"the old file")
        child = run.start()
        time.sleep(moments.uniform(0, 1.05 * lasts))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert run.path.read_bytes() in (b"the old file", whole)
        if run.partial.exists():
            seen.add(check_partial(run.partial, reference))
    assert seen & set(range(1, REPLICATES)), f"no moment fell between replicates: {seen}"
    assert os.waitstatus_to_exitcode(os.waitpid(run.start(), 0)[1]) == 0
    assert run.path.read_bytes() == whole
    assert not run.partial.exists()


def check_partial(path, reference):
    """The partial file is refused in one line, or holds whole replicates with the reference's numbers."""
    try:
        found = open_run(path)
    except ResultFileError as error:
        assert "\n" not in str(error)
        assert str(error).startswith(str(path))
        return "refused"
    for variable in reference.source.variables:
        if variable.every == "week":
            ours, theirs = (run.source.read(variable)[found.source.complete] for run in (found, reference))
            assert np.array_equal(ours, theirs, equal_nan=True), variable.name
    return found.finished
