"""The council's ledger of the Kirklees baseline, line by line against the published lines of its start."""

import csv

import caremarket as cm
import pytest
from support.checkout import ROOT

SEED, REPLICATES = 20260401, 10
#: Lines of the ledger by the row of `levels/spend.csv` that they make up.
LINES = {
    ("residential care", "65+"): ("residential_65",),
    ("nursing care", "65+"): ("nursing_65",),
    ("home care", "65+"): ("home_care_65",),
    ("direct payments", "65+"): ("direct_payments_65",),
    ("other", "65+"): ("other_65",),
    ("care homes", "18-64"): ("residential_18", "nursing_18"),
    ("home care", "18-64"): ("home_care_18",),
    ("supported living", "18-64"): ("supported_living_18",),
    ("direct payments", "18-64"): ("direct_payments_18",),
    ("other", "18-64"): ("other_18",),
    ("carers, equipment, social work, commissioning", "all"): ("all_ages",),
    ("residual to the total", "all"): ("residual",),
}
#: Stated as published, so that they say nothing of the model: they are held to their statement.
STATED = ("other_65", "supported_living_18", "other_18", "all_ages", "residual")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ledger")
    return cm.run("kirklees", years=1, replicates=REPLICATES, seed=SEED, out=folder, progress=False)


def spend_of_the_first_year(run, item="total"):
    """By line, million pounds in a year of days."""
    found = (
        run.table("council_ledger", "year", ("line", "item")).sel(item=item).isel(time=0).mean(("draw", "replicate"))
    )
    days = 365 / (7 * run.source.weeks["year"][0])
    return {str(line): float(found.sel(line=line)) * days / 1e6 for line in found.coords["line"].values}


@pytest.mark.slow
def test_every_published_line_lies_in_its_range(run):
    spend = spend_of_the_first_year(run)
    with (ROOT / "scenarios/areas/kirklees/levels/spend.csv").open(encoding="utf-8", newline="") as handle:
        rows = {(row["measure"], row["group"]): row for row in csv.DictReader(handle)}
    outside = set()
    for key, lines in LINES.items():
        value = sum(spend[line] for line in lines)
        low, high = float(rows[key]["low"]), float(rows[key]["high"])
        print(f"{key}: {rows[key]['value']} [{low}, {high}]: {value:.2f}")
        if not low <= value <= high:
            outside.add(key)
    assert not outside


@pytest.mark.slow
def test_the_lines_come_to_the_published_total_with_the_residual_as_a_line_of_its_own(run):
    spend = spend_of_the_first_year(run)
    assert set(spend) == {line for lines in LINES.values() for line in lines} | {"extra_care"}
    assert 243 <= sum(spend.values()) <= 258


@pytest.mark.slow
def test_what_is_stated_is_what_the_scenario_says_and_what_is_simulated_is_not_scaled(run):
    funding = run.document["funding"]
    spend = spend_of_the_first_year(run)
    for line in STATED:
        assert spend[line] == pytest.approx(funding["stated_spend"][line] * 346_846 / 1e6, rel=0.03), line
    simulated = sum(spend[line] - funding["stated_spend"][line] * 346_846 / 1e6 for line in spend)
    gross = run.table("gross_cost", "year").isel(time=0).mean(("draw", "replicate"))
    days = 365 / (7 * run.source.weeks["year"][0])
    assert simulated == pytest.approx(float(gross) * days / 1e6, rel=0.02)
