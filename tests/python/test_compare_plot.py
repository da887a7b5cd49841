import numpy as np
import pytest
from caremarket.comparison import Comparison
from caremarket.results import open_run
from support.made_results import write_results


@pytest.fixture
def comparison(tmp_path):
    noise = np.random.default_rng(1).normal(size=(1, 40, 105))
    runs = [
        open_run(
            write_results(
                tmp_path / f"{name}.nc",
                {
                    "week/waiting_for_care": 50 + noise + more,
                    "week/net_cost": 1e6 + 1e3 * noise,
                    "week/places": 9 + noise,
                },
                replicates=40,
                title=title,
            )
        )
        for name, title, more in (("base", "Baseline", 0.0), ("plan", "Fee cut", 7.0))
    ]
    return Comparison(runs[0], runs[1:])


def texts(drawn):
    found = [text.get_text() for text in drawn.figure.texts] + [drawn.figure.get_suptitle()]
    for axes in drawn.figure.axes:
        found += [text.get_text() for text in axes.texts] + [axes.get_title(loc="left")]
    return found


def test_the_message_is_the_title_and_names_the_size(comparison):
    drawn = comparison.plot("waiting_for_care")
    assert drawn.message == "Fee cut: waiting for care higher by 7.00 people"
    assert drawn.figure.get_suptitle() == drawn.message


def test_no_clear_difference_is_called_so(comparison):
    assert comparison.plot("places").message == "Fee cut: no clear difference in places"


def test_baseline_plan_and_change_are_labelled_at_their_lines_and_differ_in_more_than_colour(comparison):
    drawn = comparison.plot("waiting_for_care")
    upper, lower = drawn.figure.axes
    assert {text.get_text() for text in upper.texts} == {"baseline", "plan"}
    assert [text.get_text() for text in lower.texts] == ["change"]
    assert len({line.get_linestyle() for line in upper.lines}) == 2
    assert len(upper.collections) == 4
    assert len(lower.collections) == 2


def test_unit_and_number_of_replicates_are_in_the_picture(comparison):
    shown = " ".join(texts(comparison.plot("net_cost"))).replace("\n", " ")
    assert "GBP week-1, nominal" in shown
    assert "40 replicates, paired, seed 1" in shown
    assert "whole run, 2024-04-01 to 2026-04-05 (105 weeks)" in shown


def test_the_lines_are_the_medians_over_replicates(comparison):
    upper, lower = comparison.plot("waiting_for_care").figure.axes
    expected = np.median(comparison.baseline.series("waiting_for_care").values[0], axis=0)
    assert np.allclose(upper.lines[0].get_ydata(), expected)
    assert np.allclose(lower.lines[0].get_ydata(), 7.0)


def test_the_same_figures_stand_beside_the_picture(comparison, tmp_path):
    drawn = comparison.plot("waiting_for_care", tmp_path / "waiting.png")
    assert (tmp_path / "waiting.png").read_bytes().startswith(b"\x89PNG")
    assert list(drawn.table.index) == ["2024/25", "2025/26"]
    assert np.allclose(drawn.table["change", "central"], 7.0)
    assert "2025/26,52," in (tmp_path / "waiting.csv").read_text()
    assert 'alt="Fee cut: waiting for care higher' in drawn._repr_html_()


def test_flows_are_drawn_per_week_so_that_months_of_five_weeks_do_not_stand_out(comparison):
    upper = comparison.plot("net_cost").figure.axes[0]
    assert np.allclose(upper.lines[0].get_ydata(), 1e6, rtol=1e-2)
