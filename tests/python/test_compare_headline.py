import json
import math

import numpy as np
import pytest
from caremarket.comparison import Comparison, ComparisonError
from caremarket.results import SelectionError, open_run
from support.made_results import write_results

AXES = {"setting": ("home_care", "residential"), "locality": ("north", "south")}
# Eight pairs: two without any change, four for the better (+1, +1, +2, +4), two for the worse (-1, -3).
CHANGES = np.array([0.0, 0.0, 1.0, 1.0, 2.0, 4.0, -1.0, -3.0]).reshape(1, 8, 1)
NEVER = math.nan


def made(folder, name, arrays, **more):
    return open_run(write_results(folder / f"{name}.nc", arrays, axes=AXES, **({"replicates": 8} | more)))


def failing(weeks):
    """The two variables of market failure from the week of failure in each replicate and cell."""
    weeks = np.asarray(weeks, float)
    return {
        "run/market_failure__setting__locality": np.isfinite(weeks).astype(float),
        "run/market_failure_week__setting__locality": weeks,
    }


@pytest.fixture
def comparison(tmp_path):
    baseline = made(tmp_path, "base", {"week/places": 100.0, "week/net_cost": 1000.0})
    plan = made(tmp_path, "plan", {"week/places": 100.0 + CHANGES, "week/net_cost": 1000.0 + CHANGES})
    return Comparison(baseline, [plan])


def test_better_worse_and_no_difference_are_counted_apart(comparison):
    rows = comparison.headline().loc["plan"].loc["run"]
    shares = ["chance_better", "chance_worse", "no_difference"]
    assert rows.loc["places", shares].tolist() == [0.5, 0.25, 0.25]
    assert rows.loc["net_cost", shares].tolist() == [0.25, 0.5, 0.25]


def test_means_percentiles_and_error_of_the_change_are_those_of_the_pairs(comparison):
    row = comparison.headline().loc[("plan", "run", "places")]
    pairs = CHANGES.ravel()
    assert (row["baseline"], row["plan"], row["change"]) == (100.0, 100.5, 0.5)
    assert row["mc_error"] == pytest.approx(pairs.std(ddof=1) / math.sqrt(8))
    percentiles = np.percentile(pairs, [5, 25, 50, 75, 95])
    assert row[["low", "low50", "central", "high50", "high"]].tolist() == percentiles.tolist()
    assert (row["unit"], row["replicates"]) == ("place", 8)


def test_flows_are_per_year_over_the_run_and_whole_in_the_last_year(comparison):
    rows = comparison.headline()["baseline"]
    # 105 weeks stand for two years of 730 days: 105,000 x 730 / 735 / 2.
    assert rows["plan", "run", "net_cost"] == pytest.approx(105_000 * 730 / 735 / 2)
    assert rows["plan", "last_year", "net_cost"] == 52_000.0
    assert comparison.headline().loc[("plan", "run", "net_cost"), "unit"] == "GBP year-1"


def test_a_plan_that_is_its_baseline_makes_no_difference_anywhere(tmp_path):
    noisy = np.random.default_rng(1).normal(size=(1, 8, 105))
    sides = [made(tmp_path, name, {"week/places": noisy}) for name in ("base", "plan")]
    change = Comparison(sides[0], sides[1:]).change("places")
    assert (change.change.mean, change.change.mc_error) == (0.0, 0.0)
    assert (change.chance_better, change.chance_worse, change.no_difference) == (0.0, 0.0, 1.0)


def test_a_selection_and_the_last_year_can_be_asked_for(tmp_path):
    cells = {"month/places__setting": np.array([10.0, 20.0])}
    more = {"month/places__setting": np.array([13.0, 20.0])}
    change = Comparison(made(tmp_path, "base", cells), [made(tmp_path, "plan", more)]).change(
        "places[setting=home_care]", "last_year"
    )
    assert change.change.mean == 3.0
    assert change.period == "financial year 2025/26 (52 weeks)"
    assert repr(change).startswith("places[setting=home_care], financial year 2025/26 (52 weeks): +3.00 place (50 %")


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ({"seed": "2"}, "seed 2 against 1"),
        ({"replicates": 4}, "replicates 4 against 8"),
        ({"draws": 2}, "draws 2 against 1"),
        ({"weeks": 106}, "weeks 106 against 105"),
        ({"start": "2024-04-08"}, "start 2024-04-08 against 2024-04-01"),
        ({"engine_version": "2"}, "engine version 2 against none"),
        ({"seed": "3", "weeks": 53}, "seed 3 against 1; weeks 53 against 105"),
    ],
)
def test_runs_that_do_not_pair_are_refused(tmp_path, differs, words):
    baseline = made(tmp_path, "base", {"week/places": 1.0})
    plan = made(tmp_path, "plan", {"week/places": 1.0}, **differs)
    with pytest.raises(ComparisonError) as caught:
        Comparison(baseline, [plan])
    assert str(caught.value) == f"{tmp_path}/plan.nc cannot be paired with {tmp_path}/base.nc: {words}"


def test_runs_of_different_areas_are_refused(tmp_path):
    baseline = made(tmp_path, "base", {"week/places": 1.0})
    other = open_run(write_results(tmp_path / "x.nc", {"week/places": 1.0}, axes={"locality": ("east",)}, replicates=8))
    with pytest.raises(ComparisonError, match="labels of axis locality east against north, south"):
        Comparison(baseline, [other])


def test_scenarios_may_differ_in_their_levers(tmp_path):
    baseline = made(tmp_path, "base", {"week/places": 1.0})
    arrays = {"week/places": 1.0, "year/capital_cost__lever": [7.0]}
    plan = open_run(write_results(tmp_path / "plan.nc", arrays, axes=AXES | {"lever": ("Ashbrow",)}, replicates=8))
    data = Comparison(baseline, [plan]).to_xarray()
    assert data["capital_cost__lever"].sel(scenario="plan", lever="Ashbrow").values.sum() == 7.0 * 8 * 2
    assert np.isnan(data["capital_cost__lever"].sel(scenario="base").values).all()


def test_a_stopped_run_is_refused(tmp_path):
    baseline = made(tmp_path, "base", {"week/places": 1.0})
    plan = made(tmp_path, "plan", {"week/places": 1.0}, finished=3)
    with pytest.raises(
        ComparisonError, match=r"plan.nc has only 3 of 8 replicates \(the run was stopped\); run it again"
    ):
        Comparison(baseline, [plan])


def test_what_is_first_to_break_most_often_is_named_with_its_median_date(tmp_path):
    weeks = np.full((1, 4, 2, 2), NEVER)
    weeks[0, 0] = [[10, NEVER], [20, NEVER]]
    weeks[0, 1] = [[14, NEVER], [13, NEVER]]
    weeks[0, 2] = [[12, NEVER], [NEVER, 99]]
    sides = [
        made(tmp_path, name, {"week/places": 1.0, **failing(found)}, replicates=4)
        for name, found in (("base", np.full((2, 2), NEVER)), ("plan", weeks))
    ]
    comparison = Comparison(sides[0], sides[1:])
    found = comparison.breaks_first().to_dict("records")
    assert [(row["setting"], row["locality"], row["first"], row["probability"]) for row in found] == [
        ("home_care", "north", 0.5, 0.75),
        ("residential", "north", 0.25, 0.5),
        ("residential", "south", 0.0, 0.25),
    ]
    assert found[0]["date"] == "2024-06-24"  # week 12
    failure = comparison.headline().loc[("plan", "run", "market_failure")]
    assert (failure["baseline"], failure["plan"], failure["no_difference"]) == (0.0, 0.75, 0.25)
    text = comparison.to_text()
    assert "nowhere in 4 replicates" in text
    assert (
        "home_care in north, 2024-06-24 (median), probability 0.75, the first to fail in 0.50 of 4 replicates" in text
    )


def test_text_and_json_are_the_same_for_the_same_results_and_say_what_they_are(comparison):
    text = comparison.to_text()
    assert text == Comparison(comparison.baseline, comparison.plans).to_text()
    assert text.startswith("plan, against base: 8 replicates, paired, seed 1\n")
    assert "whole run, 2024-04-01 to 2026-04-05 (105 weeks)" in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 132
    told = json.loads(comparison.to_json())
    assert tuple(told["rows"][0][key] for key in ("measure", "period", "change")) == ("places", "run", 0.5)
    assert told["baseline"] == "base"
    assert told["plans"] == ["plan"]


def test_the_frame_pairs_each_value_with_its_own_baseline(comparison):
    frame = comparison.to_frame("places", every="year")
    plan = frame[(frame["scenario"] == "plan") & (frame["date"] == "2025-04-07")]
    assert plan["change"].tolist() == CHANGES.ravel().tolist()
    assert (frame[frame["scenario"] == "base"]["change"] == 0).all()


def test_the_frame_without_a_measure_is_the_headline_table(comparison):
    frame = comparison.to_frame()
    assert list(frame.columns[:4]) == ["scenario", "period", "measure", "unit"]
    assert frame.set_index(["scenario", "period", "measure"]).equals(comparison.headline())
    with pytest.raises(SelectionError, match="no measure is given for every, setting"):
        comparison.to_frame(every="year", setting="home_care")


def test_the_dataset_has_a_scenario_axis(comparison):
    data = comparison.to_xarray("places")
    assert data["scenario"].values.tolist() == ["base", "plan"]
    assert data["places"].dims == ("scenario", "draw", "replicate", "week")
    assert (comparison.difference("places", every="run").values.ravel() == CHANGES.ravel()).all()


def test_the_notebook_view_is_a_captioned_table(comparison):
    view = comparison._repr_html_()
    assert view.count("<caption") == 3
    assert "8 replicates, paired" in view


def test_the_last_financial_year_is_the_last_whole_one(tmp_path):
    run = made(tmp_path, "base", {"week/net_cost": 1.0}, start="2024-07-01", weeks=105)
    flows = run.summary()["mean"]
    assert run.source.weeks["year"].tolist() == [40, 52, 13]
    assert flows["net_cost", "last_year"] == run.source.weeks["year"][1]
    assert "financial year 2025/26" in repr(run)


def test_equal_titles_are_told_apart_by_name(tmp_path):
    sides = [made(tmp_path, name, {"week/places": 1.0}, title="An area") for name in ("base", "plan")]
    comparison = Comparison(sides[0], sides[1:])
    assert comparison.to_text().startswith("An area (plan), against An area (base): 8 replicates, paired, seed 1\n")
    assert comparison.plot("places").message == "An area (plan): no clear difference in places"
