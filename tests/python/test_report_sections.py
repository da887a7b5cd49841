"""What the sections on people show: residents by their margins, reablement, and nothing where nothing happens."""

import re

import numpy as np
import pytest
from caremarket.report import contents, report_html, words
from caremarket.report.inputs import description
from caremarket.results import open_run
from caremarket.tables_selection import Selection
from support.made_results import write_results

AXES = {"payer": ("council", "self"), "route": ("community", "hospital")}


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", page, flags=re.S)).split())


def section_of(page, key):
    start = page.index(f'<section id="{key}"')
    return page[start : page.index("</section>", start)]


@pytest.fixture
def page(tmp_path):
    residents = np.array([300.0, 100.0])
    arrays = {
        "month/residents": residents.sum(),
        "month/residents__payer": residents,
        "year/residents": residents.sum(),
        "year/residents__payer": residents,
        "year/reablement_starts": [600.0, 660.0, 10.0],
        "year/reablement_starts__route": [40.0, 20.0],
    }
    return report_html(open_run(write_results(tmp_path / "base.nc", arrays, axes=AXES, weeks=110)))


def test_every_figure_and_table_is_of_a_measure_and_an_axis_that_the_engine_has():
    known, axes = description().measures, description().axes
    for section in contents.SECTIONS:
        for figure in section.figures:
            selection = Selection.parse(figure)
            selection.check({name: one.dimensions for name, one in known.items()}, axes)
        for measure, axis in (*section.cuts, *section.shares):
            assert axis in known[Selection.parse(measure).measure].dimensions


def test_words_are_for_measures_and_labels_that_the_engine_has():
    known, axes = description().measures, description().axes
    assert {Selection.parse(name).measure for name in (*words.LABELS, *words.ABOUT)} <= set(known)
    for (axis, label), text in words._ITEMS.items():
        assert label in axes[axis]
        assert words.item(axis, label) == text


def test_residents_are_told_by_who_pays_in_people_and_as_shares_of_all(page):
    text = text_of(section_of(page, "residents"))
    assert "People living in care homes: 400 people in 2024/25 as in 2025/26" in text
    assert "Residents whom the council pays for: 300 people in 2024/25 as in 2025/26" in text
    assert "Council, long term 300 300 to 300 People themselves 100 100 to 100" in text
    assert "People living in care homes by who pays, in 2025/26, % of all" in text
    assert "Council, long term 75.0 75.0 to 75.0 People themselves 25.0 25.0 to 25.0" in text


def test_reablement_is_drawn_by_whole_financial_years(page):
    text = text_of(section_of(page, "reablement"))
    assert "People who began reablement: up from 600 in 2024/25 to 660 people in 2025/26" in text
    assert "added up" not in text


def test_a_section_in_which_nothing_happens_is_left_out(tmp_path):
    arrays = {"year/reablement_starts": 0.0, "year/reablement_success_numerator": 0.0}
    arrays |= {"year/reablement_success_denominator": 0.0, "week/places": 9.0}
    page = report_html(open_run(write_results(tmp_path / "base.nc", arrays)))
    assert 'id="reablement"' not in page
    assert 'id="places"' in page
