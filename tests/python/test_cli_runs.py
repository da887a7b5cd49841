"""Runs from the command line: where results go, what is written, and what threads do not change."""

import json
import os
import signal
import subprocess
import sys
import time

from support.workplace import SHORT

COMPARE = ("compare", "tiny", "tiny/fee-cut")


def test_a_run_is_kept_and_used_again(workplace):
    first = workplace.caremarket("run", "tiny", *SHORT[:-1])
    assert first.status == 0, first
    (kept,) = workplace.everything()
    folder, name = kept.rsplit("/", 1)
    assert folder.startswith("results/tiny/1-")
    assert name == "run.nc"
    assert first.err == f"result: {kept}\n"
    again = workplace.caremarket("run", "tiny", *SHORT[:-1])
    assert again.err == f"the same run is there already and is used again: {kept}\nresult: {kept}\n"
    assert again.out == first.out


def test_another_seed_has_a_folder_of_its_own(workplace):
    workplace.caremarket("run", "tiny", *SHORT)
    workplace.caremarket("run", "tiny", *SHORT, "--seed", "2")
    assert len(workplace.everything()) == 2


def test_a_comparison_is_the_same_on_one_and_two_threads(workplace):
    one = workplace.caremarket(*COMPARE, *SHORT, "--threads", "1", "--out", "one")
    two = workplace.caremarket(*COMPARE, *SHORT, "--threads", "2", "--out", "two")
    assert (one.status, one.err) == (0, "")
    assert one == two
    files = {name.split("/", 1)[1] for name in workplace.everything()}
    assert files == {"tiny.nc", "tiny--fee-cut.nc", "compare.json"}
    for name in files:
        assert (workplace.folder / "one" / name).read_bytes() == (workplace.folder / "two" / name).read_bytes()


def test_a_scenario_gives_the_same_numbers_alone_and_in_a_comparison(workplace):
    workplace.caremarket("run", "tiny", *SHORT, "--out", "alone")
    workplace.caremarket(*COMPARE, *SHORT, "--out", "both")
    alone, both = (workplace.folder / name for name in ("alone/run.nc", "both/tiny.nc"))
    assert alone.read_bytes() == both.read_bytes()


def test_compare_json_names_what_was_compared(workplace):
    outcome = workplace.caremarket(*COMPARE, *SHORT, "--json", "--out", "here")
    summary = json.loads((workplace.folder / "here" / "compare.json").read_text())
    assert [one["name"] for one in summary["scenarios"]] == ["tiny", "tiny/fee-cut"]
    assert summary["headline"] == json.loads(outcome.out)


def test_draws_with_replicates_of_each(workplace):
    outcome = workplace.caremarket("run", "tiny", *SHORT, "--draws", "3")
    assert outcome.status == 0, outcome
    assert "3 draws of 2 replicates" in outcome.out


def test_until_error_doubles_the_replicates(workplace):
    outcome = workplace.caremarket("run", "tiny", "--years", "1", "--replicates", "2", "--until-error", "0.5")
    assert outcome.status == 0, outcome
    assert "the largest Monte Carlo error is" in outcome.err or "stopped at" in outcome.err


def test_an_interrupt_ends_a_run_within_a_second_and_keeps_nothing(workplace):
    arguments = ["run", "small", "--replicates", "400", "--out", "here"]
    running = subprocess.Popen(
        [sys.executable, "-m", "caremarket", *arguments],
        cwd=workplace.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ},
        # A test run started in the background ignores the signal and hands that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + 60
    while not (workplace.folder / "here" / "run.nc.partial").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    sent = time.monotonic()
    running.send_signal(signal.SIGINT)
    try:
        out, err = running.communicate(timeout=60)
    finally:
        running.kill()
    # The engine looks 20 times a second; the rest is Python's own exit, several seconds when the machine is busy.
    assert time.monotonic() - sent < 5
    assert (running.returncode, out, err) == (130, "", "interrupted; nothing half-written is kept\n")
    assert not (workplace.folder / "here" / "run.nc").exists()


def test_the_demo_runs_kirklees_and_says_where_its_report_lies(workplace):
    outcome = workplace.caremarket("demo", "--replicates", "2", "--out", "demo")
    assert outcome.status == 0, outcome
    assert outcome.out.count("waiting_for_care") >= 2
    place, last = outcome.out.splitlines()[-2:]
    assert last == "results and compare.json: demo"
    shown = workplace.folder / place.partition(": ")[2]
    assert shown.parent.name == "demo"
    assert shown.stat().st_size > 10_000
    files = {"kirklees.nc", "kirklees--extra-care-and-pay.nc", "compare.json", shown.name}
    assert {path.name for path in (workplace.folder / "demo").iterdir()} == files


def test_the_demo_takes_the_flags_of_other_runs(workplace):
    outcome = workplace.caremarket(
        "demo", "--replicates", "2", "--years", "1", "--seed", "3", "--json", "--out", "short"
    )
    assert outcome.status == 0, outcome
    told = json.loads(outcome.out)
    assert told["plans"] == ["kirklees/extra-care-and-pay"]
    assert told["periods"]["run"].startswith("whole run, 2024-04-01 to 2025-04-06")
    assert (workplace.folder / "short/report.html").stat().st_size > 10_000
    wrong = workplace.caremarket("demo", "--years", "0", "--start", "2024-02-30")
    assert (wrong.status, wrong.out) == (2, "")
    assert "years" in wrong.err
    assert "2024-02-30" in wrong.err


def test_a_checkout_verb_outside_a_checkout_says_so(workplace):
    outcome = workplace.caremarket("test")
    assert (outcome.status, outcome.err) == (
        2,
        "caremarket test: works inside a source checkout, and this is not one\n",
    )


def test_python_runs_what_the_command_runs(workplace, monkeypatch):
    import caremarket as cm

    monkeypatch.chdir(workplace.folder)
    result = cm.run("tiny", years=1, replicates=2, out="python")
    workplace.caremarket("run", "tiny", *SHORT, "--out", "command")
    command = (workplace.folder / "command" / "run.nc").read_bytes()
    assert result.source.path.read_bytes() == command
