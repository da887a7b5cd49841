"""The report holds what is published of the start against what the baseline gives."""

import caremarket as cm
import pytest
from caremarket.calibrate import read_opening
from caremarket.calibrate.derived import DERIVED
from caremarket.calibrate.reading_measures import by_year
from caremarket.report.page import report_html
from caremarket.report.published import DERIVED_LABELS, published_rows, told_of
from support.checkout import ROOT


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    return cm.run("kirklees", years=1, replicates=2, seed=5, out=folder, progress=False)


def test_every_level_that_the_results_hold_is_a_row_those_outside_first(run):
    rows = published_rows(run)
    levels = read_opening(ROOT / "scenarios" / "areas" / "kirklees")
    assert len(levels) - 4 <= len(rows) <= len(levels)  # a run does not keep every cut of three axes
    inside = [row.is_inside for row in rows]
    assert inside == sorted(inside)
    assert not all(inside), "the baseline is known to miss levels that are not aimed at"
    homes = next(level for level in levels if level.name == "homes")
    simulated = by_year(run, "homes", {}, 1).mean()
    row = next(row for row in rows if row.label.startswith("Homes"))
    assert (row.published, row.span, row.use) == ("120", "114 to 126", "aimed at")
    assert row.simulated == f"{simulated:.0f}"
    assert row.is_inside == (homes.low <= simulated <= homes.high)


def test_the_page_says_how_many_lie_outside(run):
    rows = published_rows(run)
    outside = sum(not row.is_inside for row in rows)
    assert told_of(rows) == f"{outside} of {len(rows)} lie outside their range; they come first."
    assert told_of([row for row in rows if row.is_inside]).startswith("All ")
    page = report_html(run)
    assert 'id="published"' in page
    assert told_of(rows) in page


def test_a_run_of_an_area_without_published_levels_has_no_such_section(tmp_path):
    run = cm.run("tiny", years=1, replicates=1, out=tmp_path, progress=False)
    assert published_rows(run) == []
    assert 'id="published"' not in report_html(run)


def test_every_derived_figure_has_a_name_in_words():
    assert set(DERIVED_LABELS) == set(DERIVED)
