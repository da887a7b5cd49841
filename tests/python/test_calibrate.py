"""`caremarket calibrate`: finds constants that are known, writes them whole, and a baseline stands on them."""

import json
import re
import signal
import subprocess
import sys

import caremarket as cm
import numpy as np
import pytest
from caremarket.calibrate import calibrate, read_area
from caremarket.calibrate.reading_measures import Plan, by_year
from caremarket.calibrate.simulated import Runner, residuals
from caremarket.prices import deflator
from caremarket.settings import RunSettings
from support.fitted_area import BASELINE, made_up
from support.workplace import Workplace


@pytest.fixture
def workplace(tmp_path):
    """Give an empty folder to write in and run the command from."""
    return Workplace(tmp_path)


@pytest.fixture
def area(workplace):
    """Give an area that can be fitted."""
    return made_up(workplace)


def test_constants_that_are_known_are_found_again(area):
    """The levels are those of a run with other constants: the fit finds these within three of its standard errors."""
    free = area.folder / "free.yaml"
    free.write_text(free.read_text().partition("own_means:")[0])
    read = read_area(area.folder)
    leaving = {key: 1.3 * value for key, value in read.scenario.workforce.leaving.value.items()}
    truth = {"workforce.leaving": leaving, "workforce.local_hires.care_worker": 0.16}
    runner = Runner(read.levels, (), RunSettings(seed=5, years=2, replicates=40))
    seen = runner.run(runner.prepared(read.scenario.with_values(truth)))
    turnover, vacancy = (seen.means(index).mean() for index in (0, 1))
    area.change("opening.csv", "26,15,45", f"{turnover:.3f},{turnover - 0.1:.3f},{turnover + 0.1:.3f}")
    area.change("opening.csv", "8,5,11", f"{vacancy:.3f},{vacancy - 0.1:.3f},{vacancy + 0.1:.3f}")
    area.change("opening.csv", "bound", "fit")
    found = calibrate(area.folder, replicates=40, seed=6)
    factor, hires = found.constants
    error = factor.relative_error
    assert 0 < error < 0.05
    pointer = "/workforce/leaving/residential_home"
    assert factor.values[pointer] / factor.evidence[pointer] == pytest.approx(1.3, abs=4 * error)
    assert hires.values["/workforce/local_hires/care_worker"] == pytest.approx(
        0.16, rel=4 * hires.relative_error + 0.03
    )
    ratios = {key: value / factor.evidence[key] for key, value in factor.values.items()}
    assert np.ptp(list(ratios.values())) < 1e-4


def test_a_fit_is_written_whole_and_a_baseline_stands_on_it(area):
    path = area.fit()
    base = cm.load(area.folder / "baseline.yaml")
    value = base.value("workforce.leaving.residential_home")
    assert value.provenance["kind"] == "fitted"
    assert value.provenance["answers_to"] == "turnover_rate"
    assert float(value.provenance["standard_error"]) > 0
    assert value.provenance["low"] < float(value) < value.provenance["high"]
    assert value.origin.key_place.file.endswith("made-up/fitted.yaml")
    text = path.read_text()
    assert re.search(r'level: "turnover_rate", use: fit, target: 26, low: 15, high: 45', text)
    assert "draws: 4" in text
    assert text.count("residual:") == 3 + 1  # one a row, and the line that says what it is
    assert list(area.folder.glob("*.partial")) == []


def test_the_same_fit_gives_the_same_bytes_on_one_thread_and_on_two(area):
    area.calibrate("--threads", "1", "--out", "one.yaml")
    area.calibrate("--threads", "2", "--out", "two.yaml")
    assert (area.workplace.folder / "one.yaml").read_bytes() == (area.workplace.folder / "two.yaml").read_bytes()


def test_a_second_fit_starts_from_the_first_and_bounds_stay_those_of_the_evidence(area):
    area.fit()
    first = cm.load(area.folder / "baseline.yaml").workforce.leaving.value
    again = calibrate(area.folder, replicates=4, passes=1)
    one = again.constants[0]
    assert again.area.scenario.workforce.leaving.value == first
    assert one.evidence["/workforce/leaving/nursing_home"] == cm.load("small").workforce.leaving.value["nursing_home"]
    afresh = calibrate(area.folder, replicates=4, passes=4, afresh=True)
    assert afresh.constants[0].values == pytest.approx(
        {f"/workforce/leaving/{key}": value for key, value in first.items()}, rel=1e-4
    )


def test_own_means_are_those_of_the_fitted_baseline(area):
    area.fit()
    base = cm.load(area.folder / "baseline.yaml")
    run = cm.run(base, years=2, replicates=4, seed=1, out=area.workplace.folder / "own", progress=False)
    mean = float(run.table("vacancy_rate", every="run").mean()) / 100
    assert float(base.workforce.reference_vacancy) == pytest.approx(mean, rel=0.1)


def test_the_check_fits_nothing_and_says_what_is_missed(area):
    outcome = area.calibrate("--check", "--json")
    assert outcome.status in (0, 1)
    levels = {row["level"]: row for row in json.loads(outcome.out)["levels"]}
    assert list(levels) == [
        "turnover_rate",
        "vacancy_rate[role=care_worker]",
        "residents_65[payer=council]",
    ]
    assert not (area.folder / "fitted.yaml").exists()
    area.change("opening.csv", "26,15,45", "90,80,99")
    outcome = area.calibrate("--check")
    assert (outcome.status, outcome.err) == (1, "outside the range in some year: turnover_rate\n")


def test_options_that_could_not_do_what_they_say_are_refused_before_any_run(area):
    outcome = area.calibrate("--check", "--afresh", "--out", "one.yaml")
    assert (outcome.status, outcome.err.splitlines()) == (
        2,
        [f"{name}: does nothing with --check, which fits nothing and writes nothing" for name in ("--afresh", "--out")],
    )
    outcome = area.calibrate("--out", ".")
    assert (outcome.status, outcome.err) == (2, "--out: . is a folder; name the YAML file for the constants\n")


def test_ctrl_c_leaves_nothing_half_written(area):
    command = [sys.executable, "-m", "caremarket", "calibrate", "made-up", "--replicates", "4000", "--quiet"]
    restore = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.default_int_handler)}
    before = area.workplace.everything()
    with subprocess.Popen(command, cwd=area.workplace.folder, stderr=subprocess.PIPE, text=True, **restore) as process:
        try:
            process.wait(timeout=6)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        err = process.communicate(timeout=60)[1]
    assert (process.returncode, err) == (130, "interrupted; nothing half-written is kept\n")
    assert area.workplace.everything() == before


def test_a_flow_is_for_a_year_of_days_and_a_derived_figure_is_its_parts(area):
    base = read_area(area.folder).scenario
    wanted = [("residents_65", {"payer": "council", "need": "high"}), ("provider_entries", {})]
    outputs = Plan.of(wanted).outputs
    assert outputs == [{"measure": "residents", "by": ["age_band", "need", "payer"], "every": "year"}]
    run = cm.run(base.with_outputs(outputs), years=2, replicates=3, out=area.workplace.folder / "run", progress=False)
    parts = [
        run.table("residents", every="year", age_band=band, payer="council", need="high").to_numpy().reshape(3, -1)
        for band in ("65-74", "75-84", "85+")
    ]
    assert by_year(run, *wanted[0], 2) == pytest.approx(sum(parts)[:, :2])
    spent = run.table("gross_cost", every="year").to_numpy().reshape(3, -1)[:, :2]
    prices = np.array([1, deflator(2024) / deflator(2025)])
    days = np.array([365, 365]) / (7 * run.source.weeks["year"][:2])
    assert by_year(run, "gross_cost", {}, 2) == pytest.approx(spent * days * prices)
    asked = run.table("requests", every="year").to_numpy().reshape(3, -1)[:, :2]
    weeks = run.source.weeks["year"][:2]
    assert by_year(run, "requests", {}, 2) == pytest.approx(asked * np.array([365, 365]) / (7 * weeks))


def test_residuals_are_in_half_ranges_and_bounds_count_only_where_they_are_left(area):
    levels = read_area(area.folder).levels
    values = [np.array([35.5, 15.0]), np.array([10.9, 12.0]), np.array([1e6, 1e6])]
    assert residuals(levels, values) == pytest.approx([1.0, -2.0, 0.0, 1 / 1.5])


def test_constants_are_never_fitted_on_a_plan(area, workplace):
    levers = "levers:\n  - {kind: pay_floor, name: Floor, start: 2025-04-01, above_minimum_wage: 0.5}\n"
    (area.folder / "baseline.yaml").write_text(BASELINE.format(extends="small") + levers)
    assert area.faults() == [
        "calibrate: baseline is a plan (levers: Floor); constants are fitted on a baseline without levers"
    ]
    outcome = workplace.here("calibrate", "small/fee-cut")
    text = (
        "calibrate: small/fee-cut is a scenario; constants are fitted to an area, on its baseline and never on a plan\n"
    )
    assert (outcome.status, outcome.err) == (2, text)
    outcome = workplace.here("calibrate", "kirkless")
    assert (outcome.status, outcome.err) == (
        2,
        "calibrate: kirkless is neither an area nor a folder of one; did you mean kirklees?\n",
    )
    outcome = workplace.here("calibrate", "small")
    assert (outcome.status, outcome.err) == (
        2,
        "calibrate: small has no opening.csv, so that there is nothing to fit\n",
    )
