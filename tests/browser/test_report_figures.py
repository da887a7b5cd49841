"""The figures on the page are those of the result files."""

import math
import re

import h5py
import numpy as np
import pytest
from caremarket.results_headline import run_years

CELLS = """() => [...document.querySelectorAll('td[data-measure]')].map(cell => ({
    plan: Number(cell.dataset.plan), period: cell.dataset.period, measure: cell.dataset.measure,
    column: cell.dataset.column, values: [...cell.querySelectorAll('data')].map(one => Number(one.value)),
    texts: [...cell.querySelectorAll('data')].map(one => one.textContent),
    unit: cell.closest('tr').querySelector('th .unit').textContent,
}))"""
COLUMNS = {
    "baseline": ["baseline"],
    "plan": ["plan"],
    "change": ["change"],
    "interval50": ["low50", "high50"],
    "interval90": ["low", "high"],
    "better": ["chance_better"],
    "same": ["no_difference"],
    "mc_error": ["mc_error"],
}
OF_ONE_RUN = {"mean": ["mean"], "central": ["central"], "interval90": ["low", "high"], "mc_error": ["mc_error"]}


def shown(text, unit, column):
    """The number that a reader takes from a cell, in the measure's unit, and half of its last place."""
    number = text.replace("−", "-").replace(",", "").lstrip("+<>").removesuffix("%")
    unit = unit.replace("\N{NO-BREAK SPACE}", " ")
    factor = 1e6 if unit.startswith("£ million") else 1e3 if unit.startswith("£ thousand") else 1.0
    if column in ("better", "same") or unit == "%":
        factor = 0.01
    decimals = len(number.partition(".")[2])
    return float(number) * factor, 0.5000001 * factor * 10.0**-decimals


def check(cell, expected):
    assert len(cell["values"]) == len(expected), cell
    for value, text, true in zip(cell["values"], cell["texts"], expected, strict=True):
        assert value == true or (math.isnan(value) and math.isnan(true)), cell
        told, half = shown(text, cell["unit"], cell["column"])
        if text.startswith("<"):
            assert 0 < true < told, cell
        elif text.startswith(">"):
            assert told < true < 1, cell
        else:
            assert abs(told - true) <= half, cell


def test_headline_cells_are_those_of_the_result_files(opened, results):
    if opened.name == "one run":
        return
    comparison = results[opened.name]
    table = comparison.headline()
    cells = opened.page.evaluate(CELLS)
    assert len(cells) == len(table) * len(COLUMNS)
    for cell in cells:
        row = table.loc[(comparison.names[cell["plan"]], cell["period"], cell["measure"])]
        if not cell["values"]:  # an interval of what either happens or does not
            assert cell["measure"] == "market_failure"
            assert cell["column"].startswith("interval")
            continue
        check(cell, [float(row[column]) for column in COLUMNS[cell["column"]]])


def test_the_cells_of_a_run_alone_are_those_of_its_file(opened, results):
    if opened.name != "one run":
        return
    table = results[opened.name].summary()
    cells = [cell for cell in opened.page.evaluate(CELLS) if cell["values"] and cell["column"] in OF_ONE_RUN]
    assert len(cells) >= 4 * 10
    for cell in cells:
        check(cell, [float(table.loc[(cell["measure"], cell["period"])][key]) for key in OF_ONE_RUN[cell["column"]]])


@pytest.mark.parametrize("measure", ["places", "unmet_people", "net_cost"])
def test_means_are_those_of_the_numbers_in_the_file(opened, results, measure):
    if opened.name != "comparison":
        return
    means = []
    for run in results["comparison"].runs:
        with h5py.File(run.source.path) as file:
            weeks = file["week"][measure][()].astype(float)
        means.append(weeks.sum() / np.prod(weeks.shape[:2]) / run_years(run) if measure == "net_cost" else weeks.mean())
    cells = {
        cell["column"]: cell["values"][0]
        for cell in opened.page.evaluate(CELLS)
        if (cell["measure"], cell["period"]) == (measure, "run")
    }
    expected = {"baseline": means[0], "plan": means[1], "change": means[1] - means[0]}
    assert {key: cells[key] for key in expected} == pytest.approx(expected)


def test_the_table_under_a_chart_holds_the_medians_by_year(opened, results):
    if opened.name != "comparison":
        return
    first = "[...document.querySelectorAll('#chart-1-unmet-people table')][0]"
    read = f"[...{first}.querySelectorAll('tbody tr')].map(row => Number(row.cells[2].querySelector('data').value))"
    series = results["comparison"].baseline.series("unmet_people", "year").to_numpy()
    assert opened.page.evaluate(read) == pytest.approx(np.median(series, axis=(0, 1)).tolist())


def test_places_where_care_runs_short_are_counted_as_in_the_file(opened, results):
    runs = results[opened.name]
    runs = runs.runs if hasattr(runs, "runs") else [runs]
    text = opened.page.inner_text("#first")
    for run in runs:
        weeks = run.table("market_failure_week", every="run", by=("setting", "locality")).to_numpy()
        failing = int(np.isfinite(weeks).any(axis=(0, 1)).sum())
        if failing == 0:
            assert "Nowhere, in 6 replicates." in text
        else:
            assert re.search(r"It happens in \d of 6 replicates", text)
