"""The council's ledger holds what is simulated to the penny, and beside it what is stated, line by line."""

import caremarket as cm
import numpy as np
import pytest

STATED = {"other_65": 80.0, "all_ages": 130.0, "residual": 95.0}
GROWTH = 0.02


def table(scenario, name, **values):
    lines = scenario.resolved["funding"][name]
    return {line: values.get(line, 0.0) for line in lines}


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    base = cm.load("tiny")
    growth = dict.fromkeys(base.resolved["funding"]["stated_growth"], GROWTH)
    stated = base.with_values(
        {
            "funding.stated_spend": table(base, "stated_spend", **STATED),
            "funding.stated_income": table(base, "stated_income", residual=95.0),
            "funding.stated_charges": table(base, "stated_charges", other_65=20.0),
            "funding.stated_growth": growth,
        }
    )
    folder = tmp_path_factory.mktemp("ledger")
    return [
        cm.run(one, years=3, replicates=2, seed=4, out=folder / name, progress=False)
        for name, one in (("base", base), ("stated", stated))
    ]


def ledger(run, **chosen):
    found = run.table("council_ledger", "year", ("line", "item"))
    return found.sel(chosen).values


def test_without_statements_the_lines_add_up_to_the_simulated_cost(runs):
    for item, measure in (("total", "gross_cost"), ("charges", "client_charges"), ("net", "net_cost")):
        lines = runs[0].table("council_ledger", "year", ("line", "item")).sel(item=item).sum("line")
        simulated = runs[0].series(measure, every="year")
        assert np.allclose(lines, simulated, rtol=0, atol=0.005)
    assert (ledger(runs[0], line="residual") == 0).all()


def test_what_is_stated_changes_nothing_but_its_own_lines(runs):
    base, stated = (run.table("council_ledger", "year", ("line", "item")) for run in runs)
    for line in base.line.values:
        same = np.array_equal(base.sel(line=line), stated.sel(line=line))
        assert same == (line not in STATED)
    assert np.array_equal(runs[0].series("net_cost", every="week"), runs[1].series("net_cost", every="week"))


def test_a_statement_is_per_adult_at_the_prices_of_its_year_with_growth(runs):
    scenario = cm.load("tiny")
    adults = runs[1].series("population", every="year").values
    weeks = runs[1].series("population", every="year").weeks.values
    prices = list(scenario.resolved["funding"]["price_level"].values())[:3]
    for year in range(3):
        expected = 130.0 * adults[..., year] * prices[year] * (1 + GROWTH) ** year * weeks[year] / 52.14
        assert np.allclose(ledger(runs[1], line="all_ages", item="net")[..., year], expected, rtol=1e-6)


def test_the_residual_is_a_line_of_its_own_and_its_income_takes_it_out_of_the_net(runs):
    assert (ledger(runs[1], line="residual", item="total") > 0).all()
    assert (ledger(runs[1], line="residual", item="net") == 0).all()
    other = {item: ledger(runs[1], line="other_65", item=item) for item in ("total", "charges", "net")}
    assert np.allclose(other["charges"], other["total"] / 4)
    assert np.allclose(other["net"], other["total"] - other["charges"])
