"""The report in a browser, from disk and without a network: what it asks for, how it fits, how it is built."""

import itertools
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe

# Tables of one kind are built alike: one of each kind is enough for axe, which takes its time over each cell.
OPEN_ONE_OF_EACH = """() => ['#plan', 'figure', 'figure', '#inputs', '#words'].forEach(where => {
    const closed = document.querySelector(where + ' details:not([open])');
    if (closed) closed.open = true;
})"""
HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(one => Number(one.tagName[1]))"
OVERFLOWING = """() => [...document.querySelectorAll('main *, header *, nav *, footer *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.right > document.documentElement.clientWidth + 1 && !one.closest('.scroll, svg');
}).map(one => one.outerHTML.slice(0, 80))"""
CHARTS = """() => [...document.querySelectorAll('svg.chart')].map(svg => {
    const figure = svg.closest('figure'), told = id => figure.querySelector('#' + id).textContent;
    const names = svg.getAttribute('aria-labelledby').split(' ').map(told);
    return {
        role: svg.getAttribute('role'), title: names[0], text: names[1],
        heading: figure.querySelector('h3').textContent, caption: figure.querySelector('figcaption').textContent,
        tables: figure.querySelectorAll('table').length, rows: figure.querySelectorAll('tbody tr').length,
        words: [...svg.querySelectorAll('text')].map(one => one.textContent),
    };
})"""
CUT_OFF = """() => [...document.querySelectorAll('svg.chart text')].filter(one => {
    const box = one.getBoundingClientRect(), all = one.closest('svg').getBoundingClientRect();
    return box.right > all.right + 1 || box.left < all.left - 1 || box.top < all.top - 1 || box.bottom > all.bottom + 1;
}).map(one => one.closest('figure').id + ': ' + one.textContent)"""
TABLES = """() => [...document.querySelectorAll('table')].map(table => ({
    caption: table.caption ? table.caption.textContent.trim() : '',
    scopeless: [...table.querySelectorAll('th')].filter(one => !one.scope).length,
    headless: [...table.querySelectorAll('tbody tr')].filter(row => row.cells[0].tagName !== 'TH').length,
    empty: [...table.querySelectorAll('td, th')].filter(one => !one.textContent.trim()).length,
}))"""


@contextmanager
def opening(browser, path, width):
    """Open a page of its own."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    try:
        page = context.new_page()
        page.goto(path.as_uri())
        yield page
    finally:
        context.close()


def test_it_says_nothing_and_asks_for_nothing(opened):
    assert opened.said == []
    assert opened.asked == [opened.path.as_uri()]


def test_it_does_not_scroll_sideways(opened):
    wide, seen = opened.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= seen
    assert opened.page.evaluate(OVERFLOWING) == []


def test_it_has_one_first_heading_and_skips_no_level(opened):
    levels = opened.page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1] == []


def test_it_is_in_british_english_and_has_a_title(opened):
    assert opened.page.evaluate("document.documentElement.lang") == "en-GB"
    assert "CareMarket report" in opened.page.title()


def test_every_chart_has_a_message_a_text_and_its_figures_as_a_table(opened):
    charts = opened.page.evaluate(CHARTS)
    assert len(charts) >= 12
    for chart in charts:
        assert chart["role"] == "img"
        assert chart["title"] == chart["heading"]
        assert chart["text"] == chart["caption"]
        assert len(chart["text"]) > 40
        assert chart["tables"] >= 1
        assert chart["rows"] >= 3  # financial years


def test_every_line_of_a_chart_is_named_in_the_chart(opened):
    names = {
        "comparison": {"baseline", "plan", "change"},
        "several plans": {"baseline", "plan 1", "plan 2"},
        "one run": {"median"},
    }[opened.name]
    for chart in opened.page.evaluate(CHARTS):
        assert names <= set(chart["words"]), chart["title"]


def test_no_word_of_a_chart_is_cut_off(opened):
    assert opened.page.evaluate(CUT_OFF) == []


def test_lines_differ_in_more_than_colour(opened):
    if opened.name == "one run":
        return
    dashed = "[...document.querySelectorAll('svg.chart')].map(one => one.innerHTML.includes('stroke-dasharray'))"
    assert all(opened.page.evaluate(dashed))


def test_every_table_has_a_caption_scopes_and_no_empty_cell(opened):
    tables = opened.page.evaluate(TABLES)
    assert len(tables) > 20
    for table in tables:
        assert table["caption"]
        assert (table["scopeless"], table["headless"], table["empty"]) == (0, 0, 0), table


def test_no_identifier_is_there_twice_and_every_link_leads_somewhere(opened):
    ids = opened.page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    links = opened.page.evaluate("[...document.querySelectorAll('a')].map(one => one.getAttribute('href'))")
    assert links
    assert {link for link in links if not link.startswith("#") or link[1:] not in ids} == set()


def test_boxes_that_scroll_can_be_reached_by_keyboard(opened):
    reach = "[...document.querySelectorAll('.scroll')].every(one => one.tabIndex === 0 && one.ariaLabel)"
    assert opened.page.evaluate(reach)


@pytest.mark.parametrize(
    ("name", "width"), [("comparison", 1280), ("comparison", 390), ("several plans", 1280), ("one run", 390)]
)
def test_axe_finds_no_fault(browser, reports, name, width):
    with opening(browser, reports[name], width) as page:
        page.evaluate(OPEN_ONE_OF_EACH)
        found = Axe().run(page)
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found.response["violations"]] == []
        assert found.response["testEngine"]["name"] == "axe-core"


@pytest.mark.parametrize("name", ["comparison", "several plans"])
def test_on_paper_the_figures_by_year_are_open_and_nothing_is_cut_off(browser, reports, name):
    with opening(browser, reports[name], 680) as page:
        page.emulate_media(media="print")
        wide, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= seen
        shown = "[...document.querySelectorAll('figure details.print > .scroll')].every(one => one.offsetHeight > 0)"
        assert page.evaluate(shown)
        assert page.evaluate("document.querySelector('nav').offsetHeight") == 0
