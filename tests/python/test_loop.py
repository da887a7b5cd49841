"""The loop is there: on `small`, lower fees reach margins, margins exits, exits places, and all of it waiting."""

import importlib

import caremarket as cm
import numpy as np
import pytest
from support.checkout import ROOT

PLAN_WEEK, PLAN_MONTH = 52, 12  # 1 April 2025
CLEAR = 1.645  # a 90 % interval reaches this many Monte Carlo errors either way
SIGNS = {"provider_margin": -1, "provider_exits": 1, "places": -1, "waiting_for_care": 1}
# Money acts on what running providers do this week through these; closing, opening and insolvency are left.
AT_ONCE = (
    "providers.price.acceptance_slope",
    "providers.exit.hand_back",
    "workforce.margin_on_pay",
    "providers.cost.growth_when_losing",
    "providers.cost.income_on_posts",
    "providers.quality.margin_effect",
    "demand.choice.feasible_ratio",
)
HOMES = ("residential_home", "nursing_home")
NOTICE = ("providers.exit.notice_homes", "providers.exit.notice_home_care")


@pytest.fixture
def links(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module("make_link_table")


def pair(folder, replicates):
    return cm.compare("small", "small/fee-cut", years=6, replicates=replicates, out=folder, progress=False)


def pair_with_supply_alone(folder, replicates, links, kinds=None):
    """The pair with money acting on supply alone: on closing, opening and insolvency, at a week's notice.

    A home under notice takes nobody in while its places still count (12 weeks in `small`), so that waiting would lead
    places by the notice; a week is the shortest that there is. `kinds` are those whose fees are cut.
    """
    cut = cm.load("small/fee-cut")
    values = {name: links.filled(cut, name, links.MONEY_OFF[name]) for name in AT_ONCE} | dict.fromkeys(NOTICE, 1)
    lever = cut.levers[0] | ({} if kinds is None else {"applies_to": kinds})
    baseline = cm.load("small").with_values(values)
    plan = baseline.with_levers(lever, name="cut")
    return cm.compare(baseline, plan, years=6, replicates=replicates, out=folder, progress=False)


def changes(found, measure, every, **labels):
    """Plan less baseline, a row for each replicate; a week without a denominator has no change."""
    difference = found.difference(measure, every, **labels).to_numpy()
    return np.nan_to_num(difference.reshape(-1, difference.shape[-1]))


def interval(values):
    mean, error = values.mean(), values.std(ddof=1) / np.sqrt(len(values))
    return mean - CLEAR * error, mean + CLEAR * error


def first_month(change):
    """The first month from which the mean of the change so far is clear of zero to the end; months start at 0."""
    so_far = np.cumsum(change, axis=1)
    mean, error = so_far.mean(axis=0), so_far.std(axis=0, ddof=1) / np.sqrt(len(so_far))
    unclear = np.flatnonzero(np.abs(mean) <= CLEAR * error)
    return int(unclear[-1]) + 1 if len(unclear) else 0


def first_weeks(change):
    """The first week in which each replicate moves; the number of weeks when it never does."""
    moves = change != 0
    return np.where(moves.any(axis=1), moves.argmax(axis=1), change.shape[1])


def first_months(found):
    months = {measure: first_month(changes(found, measure, "month")) for measure in SIGNS}
    homes = sum(changes(found, "waiting_for_care", "month", setting=of) for of in ("residential", "nursing"))
    months["waiting for a care home"] = first_month(homes)
    print("first month of effect, counted from the cut:", {name: at - PLAN_MONTH for name, at in months.items()})
    return months


def check_loop(found, measures):
    for measure in measures:
        change = changes(found, measure, "week")
        assert not change[:, :PLAN_WEEK].any(), measure
        low, high = interval(change[:, PLAN_WEEK:].mean(axis=1))
        print(f"{measure}: mean change over five years, 90 % interval {low:.4g} to {high:.4g}")
        assert (low if SIGNS[measure] > 0 else -high) > 0, measure


def test_a_fee_cut_reaches_margins_exits_and_waiting(tmp_path):
    found = pair(tmp_path, 24)
    check_loop(found, ("provider_margin", "provider_exits", "waiting_for_care"))


@pytest.mark.slow
def test_a_fee_cut_goes_round_the_loop_in_order(tmp_path):
    found = pair(tmp_path, 100)
    check_loop(found, SIGNS)
    months = first_months(found)
    assert months["provider_margin"] == PLAN_MONTH
    assert months["waiting_for_care"] == PLAN_MONTH
    assert months["provider_margin"] <= months["provider_exits"] <= months["places"]


def test_waiting_moves_only_after_places_when_money_acts_on_nothing_else(tmp_path, links):
    """Fees of homes alone: `places` counts registered beds and units, of which a home-care provider has none.

    No week of any replicate has another number waiting, or in care, before it has another number of places.
    """
    found = pair_with_supply_alone(tmp_path, 100, links, HOMES)
    check_loop(found, SIGNS)
    months = first_months(found)
    assert months["provider_margin"] == PLAN_MONTH
    assert months["provider_margin"] <= months["provider_exits"] <= months["places"] <= months["waiting_for_care"]
    places = first_weeks(changes(found, "places", "week"))
    assert (places < changes(found, "places", "week").shape[1]).sum() > 10
    for measure in ("waiting_for_care", "people_in_care", "unmet_people"):
        assert (first_weeks(changes(found, measure, "week")) >= places).all(), measure


@pytest.mark.slow
def test_waiting_moves_only_after_supply_when_money_acts_on_nothing_else(tmp_path, links):
    """Every fee: a home-care provider that closes, or never opens, is supply that `places` does not count."""
    found = pair_with_supply_alone(tmp_path, 300, links)  # in 100, months of 16 and 17 could change places
    check_loop(found, SIGNS)
    months = first_months(found)
    assert months["provider_margin"] == PLAN_MONTH
    assert months["provider_margin"] <= months["provider_exits"] <= months["waiting_for_care"]
    assert months["places"] <= months["waiting for a care home"]
    supply = [first_weeks(changes(found, name, "week")) for name in ("places", "provider_exits", "provider_entries")]
    assert (first_weeks(changes(found, "waiting_for_care", "week")) >= np.minimum.reduce(supply)).all()
