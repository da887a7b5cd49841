"""Common random numbers: a plan and its baseline share their luck, so that few pairs tell a small change."""

import caremarket as cm
import pytest

TIMES = 17  # small enlarged to 345,100 adults
YEARS, REPLICATES, SEED = 6, 80, 1
MEASURES = ("net_cost", "vacancy_rate", "places", "waiting_for_care", "unmet_people")
LEAST = {"net_cost": 20, "vacancy_rate": 20, "places": 6, "waiting_for_care": 6}


def test_an_enlarged_area_is_the_same_area_several_times():
    once, thrice = cm.load("small/extra-care"), cm.load("small/extra-care").enlarged(3)
    tables, larger = once.resolved["tables"], thrice.resolved["tables"]
    assert sum(larger["population"]["persons"]) == 3 * sum(tables["population"]["persons"])
    assert sum(larger["providers"]["registered"]) == 3 * sum(tables["providers"]["registered"])
    assert len(set(larger["providers"]["name"])) == 3 * len(tables["providers"]["name"])
    assert [lever["name"] for lever in thrice.levers] == ["Scheme 2", "Scheme 2 (2)", "Scheme 2 (3)"]
    assert once.enlarged(1).hash == once.hash


def test_an_area_cannot_be_enlarged_to_nothing():
    with pytest.raises(cm.InputFaults, match="times: 0 is not a whole number from 1"):
        cm.load("tiny").enlarged(0)


@pytest.mark.slow
def test_pairs_cut_the_variance_of_a_change(tmp_path):
    base = cm.load("small").enlarged(TIMES)
    kinds = list(cm.load("small/fee-cut").levers[0]["applies_to"])
    cut = cm.levers.FeeChange(change=-0.02, start="2025-04-01", applies_to=kinds)
    plans = {
        "fees 2 % lower": base.with_levers(cut, name="cut"),
        "pay floor": cm.load("small/pay-floor").enlarged(TIMES),
        "scheme": cm.load("small/extra-care").enlarged(TIMES),
    }
    found = cm.compare(
        base, *plans.values(), years=YEARS, replicates=REPLICATES, seed=SEED, out=tmp_path, progress=False
    )
    ratios = {}
    for position, plan in enumerate(plans):
        for measure in MEASURES:
            sides = [
                run.table(measure, every="run").to_numpy().ravel() for run in (found.baseline, found.plans[position])
            ]
            unpaired = sum(side.var(ddof=1) for side in sides)
            paired = (sides[1] - sides[0]).var(ddof=1)
            ratios[plan, measure] = unpaired / paired if paired > 0 else float("inf")
    print(f"\nunpaired over paired variance of the change, {REPLICATES} replicates, {YEARS} years")
    print(f"{'':18}" + "".join(f"{plan:>16}" for plan in plans))
    for measure in MEASURES:
        print(f"{measure:18}" + "".join(f"{ratios[plan, measure]:16.1f}" for plan in plans))
    low = {key: round(ratio, 1) for key, ratio in ratios.items() if ratio < LEAST.get(key[1], 1)}
    assert low == {}
