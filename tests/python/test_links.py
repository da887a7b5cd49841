"""Each link carries the loop: with every effect of money on behaviour off, a fee and a wage change money alone."""

import importlib

import caremarket as cm
import numpy as np
import pytest
from support.checkout import ROOT


@pytest.fixture
def links(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module("make_link_table")


def measures_that_differ(one, other):
    """Measures of which any number of any kept cut differs, and all measures."""
    differ, every = set(), set()
    for variable in one.source.variables:
        every.add(variable.measure)
        if not np.array_equal(one.source.read(variable), other.source.read(variable), equal_nan=True):
            differ.add(variable.measure)
    return differ, every


def scenarios_of(area):
    """Give a baseline, a fee cut and a pay floor."""
    if area == "small":
        return [cm.load(name) for name in ("small", "small/fee-cut", "small/pay-floor")]
    base = cm.load(area)
    floor = next(lever for lever in cm.load(f"{area}/extra-care-and-pay").levers if lever["kind"] == "pay_floor")
    return [base, cm.load(f"{area}/fee-cut"), base.with_levers(floor, name="pay floor")]


@pytest.mark.parametrize(("area", "years", "replicates"), [("small", 6, 6), ("kirklees", 4, 4)])
def test_without_links_a_fee_cut_and_a_pay_floor_change_money_alone(tmp_path, links, area, years, replicates):
    off = [links.money_off(one) for one in scenarios_of(area)]
    found = cm.compare(*off, years=years, replicates=replicates, out=tmp_path, progress=False)
    changed = [measures_that_differ(found.baseline, plan) for plan in found.plans]
    assert all(set(links.MONEY) <= every and len(every) > 40 for _, every in changed)
    for differ, _ in changed:
        assert differ <= set(links.MONEY)
    assert {"provider_margin", "gross_cost", "net_cost", "client_charges"} <= changed[0][0]
    assert "provider_margin" in changed[1][0]


def test_every_parameter_that_calls_itself_a_link_is_in_the_table(links):
    described = cm.load("small").description.parameters.values()
    called = {one.pointer.strip("/").replace("/", ".") for one in described if "(link" in one.meaning}
    assert called <= set(links.MONEY_OFF) | set(links.OTHERS_OFF)
    assert set(links.MONEY_OFF) | set(links.OTHERS_OFF) == {link.parameter for link in links.LINKS} - {""}


def test_the_table_rests_on_the_inputs_of_today(links):
    assert f"inputs {links.inputs()} -->" in links.PAGE.read_text(encoding="utf-8"), (
        "docs/links.md: run scripts/make_link_table.py"
    )


@pytest.mark.parametrize("name", ["price on acceptance", "margin on exit", "pay on leaving"])
def test_a_link_switched_on_moves_its_own_measure(tmp_path, links, name):
    link = links.BY_NAME[name]
    move = links.Bench(tmp_path, replicates=6, years=3).move(link, link.own)
    assert move is not None
    assert move.week >= 0


@pytest.mark.slow
def test_every_link_moves_its_own_measure_and_the_table_is_current(tmp_path, links):
    bench = links.Bench(tmp_path)
    moves = {link.name: bench.move(link, link.own) for link in links.LINKS}
    assert [name for name, move in moves.items() if move is None] == []
    dated = [link.name for link in links.LINKS if link.plan != "extra-care"]  # the scheme's opening slips either way
    assert all(moves[name].week >= 0 for name in dated)
    assert links.page(bench) == links.PAGE.read_text(encoding="utf-8"), "docs/links.md: run scripts/make_link_table.py"
