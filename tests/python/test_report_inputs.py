"""Inputs, levers and limits in the report: what the resolved scenario says, in words."""

import re

import caremarket as cm
import pytest
from caremarket.report import limits, plan
from caremarket.report.bibliography import Bibliography
from caremarket.report.case import Case
from caremarket.report.inputs import area_tables, counts, inputs
from caremarket.report.page import report_html


def kept(folder, scenario, **more):
    return cm.run(scenario, years=1, replicates=2, out=folder, progress=False, **more)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return kept(tmp_path_factory.mktemp("tiny"), "tiny")


def notes(run):
    return {note.title: note.text for note in limits.notes(Case.of(run), inputs(run))}


@pytest.mark.parametrize(
    ("lever", "sentence"),
    [
        (
            {"kind": "fee_change", "change": -0.025, "start": "2025-04-01", "applies_to": ["nursing_home"]},
            "The council’s fees are 2.5% lower from 1 April 2025, for nursing homes.",
        ),
        (
            {"kind": "fee_change", "change": 0.1, "start": "2025-04-01", "end": "2026-04-01", "ramp_weeks": 13},
            "The council’s fees are 10% higher from 1 April 2025 until 1 April 2026, growing evenly over 13 weeks.",
        ),
        (
            {
                "kind": "pay_floor",
                "above_minimum_wage": 0.6,
                "start": "2024-04-01",
                "roles": ["care_worker", "registered_nurse"],
            },
            "Pay is at least £0.60 an hour above the statutory minimum from 1 April 2024, for care workers and"
            " registered nurses.",
        ),
        (
            {
                "kind": "extra_care_scheme",
                "locality": "South",
                "units": 12,
                "stage": "construction",
                "opens": "2025-07-01",
                "slip_months": {"dist": "normal", "mean": 0, "sd": 1.5},
                "capital_cost": 3000000,
            },
            "A new extra-care scheme of 12 homes in South, under construction at the start; due to open on 1 July 2025,"
            " give or take 1.5 months (one standard deviation); cost of building £3.00 million.",
        ),
        (
            {
                "kind": "extra_care_scheme",
                "locality": "South",
                "units": 12,
                "stage": "construction",
                "opens": "2025-07-01",
                "slip_months": {"dist": "uniform", "low": 0, "high": 6},
            },
            "A new extra-care scheme of 12 homes in South, under construction at the start; due to open on 1 July 2025,"
            " with a slip in months drawn from a uniform distribution (low 0, high 6).",
        ),
        (
            {"kind": "hire_assessors", "posts": 3, "start": "2025-04-01"},
            "hire assessors: posts 3; start 2025-04-01.",
        ),
        (
            {"kind": "pay_floor", "start": "2025-04-01"},
            "Pay is not below a level above the statutory minimum: start 1 April 2025.",
        ),
    ],
)
def test_levers_are_told_with_dates_and_sizes(lever, sentence):
    assert plan.sentence(lever) == sentence


def test_levers_of_a_plan_have_their_reasons_and_what_else_differs_is_listed(tmp_path, tiny):
    changed = cm.load("tiny/fee-cut").with_values({"workforce.pay_on_leaving": 0.5}, name="changed")
    run = kept(tmp_path, changed)
    (lever,) = plan.levers(run, tiny)
    assert (lever.name, lever.in_baseline) == ("Fee cut", False)
    parts = {part.meaning: part for part in lever.parts}
    assert parts["First day on which the lever acts"].value == "1 April 2025"
    assert "a stress test" in " ".join(part.reason for part in lever.parts)
    (difference,) = plan.differences(run, tiny)
    assert (difference.name, difference.before, difference.after) == ("workforce.pay_on_leaving", "1", "0.5")
    assert difference.reason == "set in Python"
    assert plan.differences(tiny, tiny) == []
    (same,) = plan.levers(run, run)
    assert same.in_baseline


def test_inputs_are_those_of_the_resolved_scenario_with_the_reds_first(tiny):
    scenario = cm.load("tiny")
    found = inputs(tiny)
    records = scenario.resolved["provenance"]
    assert {one.name for one in found} == {key.strip("/").replace("/", ".") for key in records}
    qualities = [one.quality for one in found]
    assert qualities == sorted(qualities, key=["red", "amber", "green", ""].index)
    kinds, _ = counts(found)
    assert kinds["assumption"] == sum(record["kind"] == "assumption" for record in records.values())
    (link,) = [one for one in found if one.name == "workforce.pay_on_leaving"]
    assert link.value == "1"
    assert link.meaning.startswith("Elasticity of leaving")
    assert link.rationale == records["/workforce/pay_on_leaving"]["rationale"]


def test_sources_are_named_in_full_from_the_file_itself(tiny):
    cited = {one.source for one in inputs(tiny)}
    entry = cm.load("tiny").sources["skills_for_care_2025"]
    assert any(entry["publisher"] in text and entry["title"] in text for text in cited)
    books = Bibliography(tiny)
    assert books.cited({"source": "nobody_knows", "locator": "page 3"}) == "nobody_knows; page 3"
    assert books.cited({}) == ""
    assert set(cm.load("tiny").cited_sources) <= set(books.entries)


def test_tables_of_the_area_have_their_rows_and_a_hash(tiny):
    tables = {table.name: table for table in area_tables(tiny)}
    assert set(tables) == set(cm.load("tiny").resolved["tables"])
    assert tables["population"].rows == 332
    assert all(len(table.sha256) == 64 for table in tables.values())
    assert len({table.sha256 for table in tables.values()}) == len(tables)


def test_a_scenario_that_was_not_fitted_to_its_area_says_so_and_a_fitted_one_too(tiny):
    told = notes(tiny)
    assert told["Not fitted"].startswith("No constant of this scenario was fitted to this area’s own published levels.")
    assert "set to national figures" in told["Not fitted"]
    record = {"kind": "fitted", "answers_to": "turnover", "standard_error": "0.002", "quality": "amber"}
    tiny.document["provenance"]["/workforce/pay_on_leaving"], before = (
        record,
        tiny.document["provenance"]["/workforce/pay_on_leaving"],
    )
    try:
        assert notes(tiny)["Fitted to this area"].startswith("1 constant that no source gives was fitted")
        (fitted,) = [one for one in inputs(tiny) if one.is_fitted_here]
        assert fitted.rationale == "Fitted to turnover, standard error 0.002."
    finally:
        tiny.document["provenance"]["/workforce/pay_on_leaving"] = before


def test_what_the_ranges_leave_out_depends_on_what_is_drawn(tmp_path, tiny):
    assert "chance alone" in notes(tiny)["The ranges are too narrow"]
    assert "There are only 2 replicates" in notes(tiny)["Few replicates"]
    drawn = cm.load("tiny").with_values({"workforce.pay_on_leaving": {"dist": "uniform", "low": 0.5, "high": 1.5}})
    run = kept(tmp_path, drawn, draws=2)
    told = notes(run)["The ranges leave much out"]
    assert "1 input drawn from its distribution" in told
    assert f"the other {len(inputs(run)) - 1} inputs" in told
    page = report_html(run)
    assert "uniform distribution (low 0.5, high 1.5)" in page
    assert "2 of each draw" in page
    assert "--draws 2 --replicates 2" in re.sub("<[^>]+>", "", page)
