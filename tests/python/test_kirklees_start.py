"""The fitted baseline of Kirklees holds the published levels of its start, on luck that the fit has not seen."""

import subprocess
import sys

import caremarket as cm
import numpy as np
import pytest
from caremarket.calibrate import check_area
from caremarket.calibrate.opening import FIT
from caremarket.calibrate.reading_measures import by_year

SEED = 20260401  # neither that of the fit nor of its last check
REPLICATES, YEARS = 20, 3
STOCKS = ("unmet_people", "waiting_for_care", "places", "filled_posts")
#: Not of other councils: they place a few people under 65 for decades, whose stays end long after these years.
PAYERS = ("council", "self", "nhs", "council_short_stay")


@pytest.fixture(scope="module")
def checked():
    """Give the levels and what 20 replicates of the baseline come to."""
    return check_area("kirklees", replicates=REPLICATES, seed=SEED)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Give those replicates as results."""
    folder = tmp_path_factory.mktemp("kirklees")
    return cm.run("kirklees", years=YEARS, replicates=REPLICATES, seed=SEED, out=folder, progress=False)


@pytest.fixture(scope="module")
def long_run(tmp_path_factory):
    """Give ten replicates of thirteen years."""
    folder = tmp_path_factory.mktemp("long")
    return cm.run("kirklees", years=13, replicates=10, seed=SEED, out=folder, progress=False)


@pytest.mark.slow
def test_every_level_to_fit_lies_in_its_range_in_each_of_the_first_three_years(checked):
    area, simulated = checked
    outside = []
    print(f"\n{REPLICATES} replicates; published [low, high]: means of the first {YEARS} years")
    for index, level in enumerate(area.levels):
        means = simulated.means(index)
        line = f"{level.use:5} {level.name} ({level.unit}): {level.value:g} [{level.low:g}, {level.high:g}]: "
        line += ", ".join(f"{value:.4g}" for value in means)
        if level.use == FIT and any(level.outside(value) for value in means):
            outside.append(level.name)
        print(line + (" (outside)" if any(level.outside(value) for value in means) else ""))
    assert not outside


@pytest.mark.slow
def test_a_payers_residents_are_those_who_start_times_their_mean_stay(long_run):
    """Over ten years, so that what changes in the stock is small beside what passes through it, from the fourth on.

    Stays of the opening, whose length so far is assumed, have mostly ended then.
    """
    run = long_run
    for payer in PAYERS:
        stock = by_year(run, "residents", {"payer": payer}, 13)[:, 3:].mean()
        starts = by_year(run, "care_home_starts", {"payer": payer}, 13)[:, 3:].mean()
        weeks = run.table("payer_stay", every="year", payer=payer).to_numpy().reshape(10, -1)[:, 3:13].mean()
        assert starts * weeks / (365.25 / 7) == pytest.approx(stock, rel=0.05), payer


@pytest.mark.slow
def test_residents_die_after_stays_as_long_as_published(long_run):
    """Forder and Fernandez 2011: 55 % live a year after coming, 70 % of these another; the median stay is 462 days.

    Of all who die from the seventh year on, when stays of the opening have mostly ended.
    """
    found = long_run.table("care_home_endings", every="year", by=("ending", "stay"))
    deaths = found.sel(ending="death").to_numpy()[:, :, 6:13].sum(axis=(0, 1, 2))
    bins = [str(one) for one in found.coords["stay"].values]
    longer = {bins[i]: deaths[i:].sum() / deaths.sum() for i in range(len(bins))}
    assert longer["52-65"] == pytest.approx(0.55, abs=0.05)
    assert longer["104-155"] / longer["52-65"] == pytest.approx(0.70, abs=0.05)
    assert longer["52-65"] > 0.5 > longer["104-155"]  # 66 weeks lie between
    assert longer["66-103"] == pytest.approx(0.5, abs=0.06)


@pytest.mark.slow
def test_no_headline_stock_moves_from_the_start_to_week_eight_by_more_than_it_does_later(run):
    """By three standard deviations of its own changes over eight weeks in the second year."""
    for measure in STOCKS:
        weekly = run.table(measure, every="week").to_numpy().reshape(REPLICATES, -1)
        later = weekly[:, 52 + 8 : 104] - weekly[:, 52 : 104 - 8]
        moved = weekly[:, 8].mean() - weekly[:, 0].mean()
        assert abs(moved - later.mean()) <= 3 * later.std(), (measure, moved, later.mean(), later.std())


@pytest.mark.slow
def test_exits_of_home_care_providers_come_to_the_published_rate_as_closely_as_chance_lets_them(run):
    """Exits of all replicates are a Poisson count; 4.5 standard deviations fail by chance once in 100,000."""
    count = by_year(run, "provider_exits", {"kind": "home_care_provider"}, YEARS).sum()
    low, high = (rate * REPLICATES * YEARS for rate in (5, 10.5))  # a year: what the published figures leave open
    assert low - 4.5 * np.sqrt(low) <= count <= high + 4.5 * np.sqrt(high)


@pytest.mark.slow
def test_a_comparison_says_the_same_on_one_thread_and_on_two(tmp_path):
    script = (
        "import caremarket as cm; print(cm.compare(cm.load('kirklees'), cm.load('kirklees/extra-care-and-pay'), "
        "years=3, replicates=10, seed=1, threads={threads}, out='{threads}', progress=False))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", script.format(threads=threads)], cwd=tmp_path, check=True, capture_output=True
        ).stdout
        for threads in (1, 2)
    ]
    assert said[0] == said[1]
    for name in ("kirklees.nc", "kirklees--extra-care-and-pay.nc", "compare.json"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_the_plans_are_sound_and_stand_on_the_fitted_baseline():
    base = cm.load("kirklees")
    for name in ("kirklees/extra-care-and-pay", "kirklees/fee-cut"):
        plan = cm.load(name)
        assert plan.start_hash == base.start_hash
    schemes = {lever["name"]: lever for lever in cm.load("kirklees/extra-care-and-pay").levers}
    assert {name: schemes[name]["units"] for name in ("Ashbrow", "Mowat Gardens")} == {
        "Ashbrow": 50,
        "Mowat Gardens": 80,
    }
    assert (schemes["Ashbrow"]["opens"], schemes["Mowat Gardens"]["opens"]) == ("2024-07-01", "2026-06-01")
    assert schemes["Pay floor"]["above_minimum_wage"] == 0.6
    assert base.value("workforce.leaving.residential_home").provenance["kind"] == "fitted"
