"""What the report says of results whose every number is known."""

import json
import re

import numpy as np
import pytest
from caremarket.comparison import Comparison
from caremarket.report import report_html
from caremarket.results import open_run
from support.made_results import write_results

AXES = {"setting": ("home_care", "residential"), "locality": ("north", "south"), "source": ("council", "nhs")}
# Eight pairs: two without any change, four for the better, two for the worse.
CHANGES = np.array([0.0, 0.0, 1.0, 1.0, 2.0, 4.0, -1.0, -3.0]).reshape(1, 8, 1)


def run(folder, name, arrays, document=None, **more):
    told = {"engine_version": "0.1.0", "identity": name.encode().hex().ljust(64, "0"), **more}
    if document is not None:
        told["document"] = json.dumps(document)
    return open_run(write_results(folder / f"{name}.nc", arrays, axes=AXES, **({"replicates": 8} | told)))


def text_of(page):
    """What a reader sees: the page without styles, drawings and marks."""
    page = re.sub(r"<style>.*?</style>|<svg.*?</svg>", " ", page, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("&#39;", "'").replace("&lt;", "<").split())


def row_of(page, period, measure):
    cells = re.findall(rf'data-period="{period}" data-measure="{measure}" data-column="(\w+)">(.*?)</td>', page)
    return {column: " ".join(re.sub(r"<[^>]+>", " ", cell).split()) for column, cell in cells}


@pytest.fixture
def page(tmp_path):
    weeks = np.full((1, 8, 2, 2), np.nan)
    weeks[0, :3, 0, 0] = [10, 12, 14]
    weeks[0, 2, 1, 1] = 13
    never = np.full_like(weeks, np.nan)
    runs = [
        run(
            tmp_path,
            name,
            {
                "week/places": 100.0 + more * CHANGES,
                "week/net_cost": 40000.0,
                "month/waiting_for_care__setting": [[30.0, 1.0]],
                "year/waiting_for_care__setting": [[30.0, 1.0]],
                "week/waiting_for_care": 31.0 + 10 * more,
                "run/market_failure__setting__locality": np.isfinite(found).astype(float),
                "run/market_failure_week__setting__locality": found,
            },
            title=title,
        )
        for name, title, more, found in (("base", "As it is", 0.0, never), ("plan", "A pay floor", 1.0, weeks))
    ]
    return report_html(Comparison(runs[0], runs[1:]))


def test_the_head_says_scenarios_period_prices_and_replicates(page):
    text = text_of(page)
    assert "<h1>A pay floor</h1>" in page
    assert "Compared with: As it is" in text
    assert "Period 1 April 2024 to 5 April 2026 (105 weeks)" in text
    assert "Prices of the day (nominal)" in text
    assert "Replicates 8 replicates, paired" in text


def test_no_difference_is_counted_apart_from_better_and_worse(page):
    row = row_of(page, "run", "places")
    assert (row["baseline"], row["plan"], row["change"]) == ("100", "100", "+0.5")
    assert row["better"] == "50% 4 of 8"
    assert row["same"] == "25% 2 of 8"
    assert row["interval50"] == "−0.2 to +1.2"
    error = CHANGES.std(ddof=1) / 8**0.5
    assert row["mc_error"] == f"{error:.1f}"
    assert "Better in 4, worse in 2, no different in 2 of 8 replicates." in text_of(page)


def test_a_figure_without_any_difference_is_called_so(page):
    assert "Net cost to the council: no difference in any replicate (£2.09 million a year)." in text_of(page)
    assert row_of(page, "last_year", "net_cost")["baseline"] == "2.08"  # 52 weeks


def test_a_chance_has_no_interval(page):
    row = row_of(page, "run", "market_failure")
    assert (row["baseline"], row["plan"], row["change"]) == ("0", "38", "+38")
    assert row["interval90"] == "does not apply"
    assert (row["better"], row["same"]) == ("0% 0 of 8", "62% 5 of 8")


def test_where_care_runs_short_first_is_said_with_date_and_count(page):
    text = text_of(page)
    assert "In the baseline: Nowhere, in 8 replicates." in text
    assert (
        "In the plan: Home care in north, in 3 of 8 replicates, from the week of 24 June 2024 (the median of those);"
        " before any other place in 2." in text
    )
    assert re.search(r"Residential in south 1 July 2024 12% 1 of 8 12% 1 of 8", text)


def test_the_thresholds_are_shown_as_assumptions(page):
    text = text_of(page)
    assert "a share of the people in the setting, above 10% assumption" in text
    assert "Weeks on end for which both hold 13 weeks assumption" in text


def test_messages_say_what_the_charts_show(page):
    text = text_of(page)
    assert "People waiting for care: 10 people more with the plan" in text
    assert "Places (beds and homes): no clear difference with the plan" in text


def test_events_are_added_up_since_the_start_and_a_stopped_run_adds_only_what_it_has(tmp_path):
    page = report_html(run(tmp_path, "base", {"year/provider_exits": [2.0, 3.0, 1.0]}, finished=5, weeks=157))
    shown = page[page.index('id="chart-3-provider-exits"') :].split("</figure>")[0]
    assert "Services that closed: 6.0 providers by the end of 2026/27, 2.0 of them in 2024/25" in text_of(shown)
    assert re.findall(r'<th scope="row">([^<]*)</th><td>\d+</td><td><data value="([^"]*)"', shown) == [
        ("2024/25", "2.0"),
        ("2025/26", "5.0"),
        ("2026/27", "6.0"),
    ]


def test_only_what_the_results_hold_is_shown(page):
    assert 'id="staff"' not in page
    assert "People waiting for care by setting, in 2025/26, people" in page
    assert "Vacancy rate" not in text_of(page)


def test_a_result_without_its_scenario_still_has_a_report(page):
    text = text_of(page)
    assert "The result file carries no record of where its inputs come from." in text
    assert "Not fitted." in text


def test_every_line_of_money_that_is_not_a_providers_is_in_the_councils_ledger(tmp_path):
    arrays = {
        "week/net_cost": 7e4,
        "week/nhs_income": 1e4,
        "week/gross_cost": 8e4,
        "year/paid_to_providers__source": [[4e6, 1e6]],
        "month/capital_cost": 1.0,
    }
    page = report_html(run(tmp_path, "base", arrays))
    council = page[page.index('id="council-ledger"') : page.index('id="inputs"')]
    lines = re.findall(r'<th scope="row">([^<]*)</th>', council.split("The council’s ledger in")[-1])
    assert lines[:3] == ["Gross cost to the council", "NHS income", "Net cost to the council"]
    market = page[page.index('id="market-ledger"') : page.index('id="council-ledger"')]
    assert "Paid to providers by who pays, in 2025/26, £ million" in text_of(market)
    assert "Council 4.00 4.00 to 4.00 NHS 1.00 1.00 to 1.00" in text_of(market)


def test_a_ledger_by_line_has_a_table_for_each_item_with_its_sum(tmp_path):
    axes = {"line": ("nursing_65", "residual"), "item": ("total", "net")}
    cells = np.array([[5e6, 3e6], [2e6, 0.0]])
    path = write_results(tmp_path / "base.nc", {"year/council_ledger__line__item": cells}, axes=axes)
    page = report_html(open_run(path))
    council = text_of(page[page.index('id="council-ledger"') : page.index('id="inputs"')])
    assert "The council’s ledger by line, gross spend, in 2025/26, £ million" in council
    assert "Nursing (65 and over) 5.00 5.00 to 5.00 Rest of the published total 2.00 2.00 to 2.00" in council
    assert "All lines 7.00 7.00 to 7.00" in council
    assert "Nursing (65 and over) 3.00 3.00 to 3.00 All lines 3.00 3.00 to 3.00" in council


def test_a_stopped_run_says_how_much_of_it_there_is(tmp_path):
    page = report_html(run(tmp_path, "base", {"week/places": 9.0}, finished=3))
    assert "A run that was stopped. These figures are from 3 of 8 replicates (the run was stopped)." in text_of(page)


def test_the_identity_of_the_runs_is_complete(page):
    text = text_of(page)
    for fact in ("Engine version 0.1.0 0.1.0", "Seed 1 1", "First day 1 April 2024", "Replicates 8 replicates"):
        assert fact in text
    assert "706c616e".ljust(64, "0") in text
    assert "caremarket compare base plan --start 2024-04-01 --years 2 --replicates 8 --seed 1" in text
    assert "Result file base.nc plan.nc" in text


def test_it_asks_for_nothing_and_runs_nothing(page):
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!#|data:,")[^"]*"', page) == []
    assert "url(http" not in page
    assert "default-src 'none'" in page


def test_the_same_results_give_the_same_page(tmp_path):
    pages = {report_html(run(tmp_path, "base", {"week/places": 100.0 + CHANGES})) for _ in range(2)}
    assert len(pages) == 1
