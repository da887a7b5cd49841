import numpy as np
import pytest
from caremarket.results import SelectionError, open_run
from caremarket.tables_selection import Selection
from support.made_results import write_results


@pytest.fixture
def run(tmp_path):
    axes = {"setting": ("home_care", "residential"), "locality": ("north", "south"), "need": ("low", "high")}
    arrays = {
        "week/waiting_for_care": 6.0,
        "month/waiting_for_care__setting": np.array([2.0, 4.0]),
        "month/waiting_for_care__locality": np.array([3.0, 3.0]),
        "month/population__need": np.array([1.0, 2.0]),
    }
    return open_run(write_results(tmp_path / "run.nc", arrays, axes=axes))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("waiting_for_car", "no measure 'waiting_for_car' in these results; did you mean 'waiting_for_care'?"),
        (
            "waiting_for_care[seting=home_care]",
            "measure 'waiting_for_care' has no axis 'seting' in these results; did you mean 'setting'?",
        ),
        (
            "waiting_for_care[need=low]",
            "measure 'waiting_for_care' has no axis 'need' in these results; there is setting, locality",
        ),
        (
            "waiting_for_care[setting=homecare]",
            "axis 'setting' has no label 'homecare'; did you mean 'home_care'?",
        ),
        (
            "waiting_for_care[setting]",
            "'setting' in 'waiting_for_care[setting]' is not of the form axis=label",
        ),
        (
            "waiting_for_care[setting=home_care, setting=residential]",
            "axis 'setting' stands twice in 'waiting_for_care[setting=home_care, setting=residential]'",
        ),
        ("waiting_for_care[", "'waiting_for_care[' is not a selection; write measure[axis=label, axis=label]"),
        (
            "waiting_for_care[setting=home_care, locality=north]",
            "waiting_for_care by setting and locality was not kept by month; this line under outputs: keeps it: "
            "- {measure: waiting_for_care, by: [setting, locality], every: month}",
        ),
    ],
)
def test_a_selection_that_cannot_be_met_says_what_would_do(run, asked, answer):
    with pytest.raises(SelectionError) as caught:
        run.series(asked)
    assert str(caught.value) == answer


def test_weeks_are_kept_for_totals_only(run):
    with pytest.raises(SelectionError) as caught:
        run.series("waiting_for_care[setting=home_care]", every="week")
    assert str(caught.value) == (
        "waiting_for_care by setting was not kept by week; by week only totals are kept; by month this line under "
        "outputs: keeps it: - {measure: waiting_for_care, by: [setting], every: month}"
    )


def test_brackets_and_keywords_mean_the_same(run):
    in_brackets = run.series("waiting_for_care[ setting = home_care ]")
    assert in_brackets.identical(run.series("waiting_for_care", setting="home_care"))
    with pytest.raises(SelectionError, match="axis 'setting' is given as 'home_care' and as 'residential'"):
        run.series("waiting_for_care[setting=home_care]", setting="residential")


def test_a_selection_reads_back_as_written():
    text = "waiting_for_care[setting=home_care, locality=dewsbury_and_mirfield]"
    assert str(Selection.parse(text)) == text


def test_wrong_periods_and_statistics_are_refused(run):
    with pytest.raises(SelectionError, match="every is 'day'; it must be week, month, year or run"):
        run.series("population", every="day")
    with pytest.raises(SelectionError, match="no statistic 'meen'; did you mean 'mean'"):
        run.series("population", statistic="meen")
    with pytest.raises(SelectionError, match="axis 'setting' is both selected and broken down by"):
        run.table("waiting_for_care[setting=home_care]", by=["setting"])
