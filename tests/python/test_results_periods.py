import numpy as np
import pytest
from caremarket.results import SelectionError, open_run
from support.made_results import write_results

SETTINGS = ("home_care", "residential")
LOCALITIES = ("north", "south")
SPELLS = ("0", "1", "2", "3-4", "5-8", "9-13", "14-26", "27-52", "53+", "sum")
# 105 weeks from 1 April 2024: 53 weeks begin in 2024/25 and 52 in 2025/26; five in April 2024, four in May.
WEEKS = np.arange(105.0)


def run_of(tmp_path, arrays, **more):
    axes = {"setting": SETTINGS, "locality": LOCALITIES, "spell": SPELLS}
    return open_run(write_results(tmp_path / "run.nc", arrays, axes=axes, **more))


def test_a_stock_over_a_period_is_the_mean_of_its_weeks(tmp_path):
    run = run_of(tmp_path, {"week/places": WEEKS})
    assert run.series("places", every="year")[0, 0].values.tolist() == [26.0, 78.5]
    assert run.series("places", every="month")[0, 0, :2].values.tolist() == [2.0, 6.5]
    assert run.series("places", every="run")[0, 0].item() == 52.0


def test_a_stock_kept_by_month_is_weighted_by_the_weeks_of_each_month(tmp_path):
    weekly = run_of(tmp_path, {"week/places": WEEKS})
    months = weekly.series("places", every="month").values[..., None] * np.array([1.0, 0.0])
    monthly = run_of(tmp_path, {"month/places__setting": months})
    assert np.allclose(monthly.series("places", every="year")[0, 0], [26.0, 78.5], rtol=0, atol=1e-12)


def test_a_flow_over_a_period_is_the_sum(tmp_path):
    run = run_of(tmp_path, {"week/net_cost": np.ones(105)})
    assert run.series("net_cost", every="year")[0, 0].values.tolist() == [53.0, 52.0]
    assert run.series("net_cost", every="year").weeks.values.tolist() == [53, 52]
    assert run.series("net_cost", every="month")[0, 0, :2].values.tolist() == [5.0, 4.0]
    assert run.series("net_cost", every="run")[0, 0].item() == 105.0


def test_a_ratio_is_the_sum_of_numerators_over_the_sum_of_denominators(tmp_path):
    first_year = WEEKS < 53
    halves = {
        "week/occupancy_numerator": np.where(first_year, 9.0, 1.0),
        "week/occupancy_denominator": np.where(first_year, 10.0, 30.0),
    }
    run = run_of(tmp_path, halves)
    assert run.measures.loc["occupancy", "unit"] == "percent"
    assert np.allclose(run.series("occupancy", every="year")[0, 0], [90.0, 100 / 30])
    pooled = 100 * (53 * 9 + 52 * 1) / (53 * 10 + 52 * 30)
    assert run.series("occupancy", every="run")[0, 0].item() == pytest.approx(pooled, rel=1e-14)


def test_events_over_people_weeks_are_shown_a_year(tmp_path):
    run = run_of(tmp_path, {"week/turnover_rate_numerator": 1.0, "week/turnover_rate_denominator": 100.0})
    assert run.series("turnover_rate", every="run")[0, 0].item() == pytest.approx(100 * 0.01 * 365.25 / 7)


def test_a_ratio_is_not_pooled_over_an_axis_that_was_not_named(tmp_path):
    halves = {"month/occupancy_numerator__setting": [9.0, 1.0], "month/occupancy_denominator__setting": [10.0, 30.0]}
    run = run_of(tmp_path, halves)
    assert run.series("occupancy", every="run", setting="home_care")[0, 0].item() == 90.0
    assert np.allclose(run.table("occupancy", every="run", by=["setting"])[0, 0], [90.0, 100 / 30])
    with pytest.raises(SelectionError, match="occupancy was not kept by month"):
        run.series("occupancy")


def test_a_ratio_of_nothing_is_missing(tmp_path):
    run = run_of(tmp_path, {"week/occupancy_numerator": 0, "week/occupancy_denominator": 0})
    assert np.isnan(run.series("occupancy", every="year").values).all()


def test_spells_give_mean_median_and_90th_percentile(tmp_path):
    # Each month 4 spells of 0, 4 of 1, 1 of 3-4, 1 of 53+ weeks, together 70 weeks.
    # Of all 240 the 216th is the last of those of 3-4 weeks.
    bins = np.array([4, 4, 0, 1, 0, 0, 0, 0, 1, 70])
    run = run_of(tmp_path, {"month/wait_time__setting": np.stack([bins, 0 * bins])})
    asked = {how: run.series("wait_time", "run", how)[0, 0].item() for how in ("mean", "median", "p90")}
    assert asked == {"mean": 7.0, "median": 1.0, "p90": 4.0}
    assert run.series("wait_time", "year", setting="home_care")[0, 0].values.tolist() == [7.0, 7.0]
    assert np.isnan(run.series("wait_time", "run", setting="residential")[0, 0].item())


def test_axes_not_named_are_summed_and_those_named_come_in_the_order_asked(tmp_path):
    cells = np.array([[1.0, 2.0], [3.0, 4.0]])
    run = run_of(tmp_path, {"month/net_cost__setting__locality": np.broadcast_to(cells, (24, 2, 2))})
    assert run.series("net_cost")[0, 0, 0].item() == 10.0
    assert run.series("net_cost[setting=residential]")[0, 0, 0].item() == 7.0
    assert run.series("net_cost[setting=residential, locality=north]")[0, 0, 0].item() == 3.0
    table = run.table("net_cost", every="run", by=["locality", "setting"])
    assert table.dims == ("draw", "replicate", "locality", "setting")
    assert (table[0, 0].values == 24 * cells.T).all()


def test_the_smallest_cut_that_answers_is_taken(tmp_path):
    arrays = {
        "week/places": 7.0,
        "month/places__setting": np.zeros(2),
        "year/places__setting__locality": np.zeros((2, 2)),
    }
    assert run_of(tmp_path, arrays).series("places", every="year")[0, 0, 0].item() == 7.0


def test_a_figure_of_the_run_is_never_summed(tmp_path):
    run = run_of(tmp_path, {"run/market_failure__setting": [1.0, 1.0]})
    assert run.table("market_failure", every="run", by=["setting"])[0, 0].values.tolist() == [1.0, 1.0]
    with pytest.raises(SelectionError, match="market_failure was not kept for the whole run; it is there by setting"):
        run.series("market_failure", every="run")


def test_unfinished_replicates_are_missing_everywhere(tmp_path):
    run = run_of(tmp_path, {"week/places": WEEKS}, replicates=3, finished=2)
    assert not run.is_complete
    assert np.isnan(run.series("places", every="run").values[0]).tolist() == [False, False, True]
    assert run.to_frame("places", every="run")["replicate"].tolist() == [0, 1]
    assert run.summary().loc[("places", "run"), "central"] == 52.0
    assert "2 of 3 replicates (the run was stopped)" in repr(run)
