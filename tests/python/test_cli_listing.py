"""The verbs that say what there is."""

import json

import pytest
from caremarket import _core

DESCRIPTION = json.loads(_core.describe())


@pytest.mark.parametrize(
    ("verb", "key", "names"),
    [
        ("levers", "kind", [lever["kind"] for lever in DESCRIPTION["levers"]]),
        ("measures", "measure", [measure["name"] for measure in DESCRIPTION["measures"]]),
        ("parameters", "parameter", [one["pointer"][1:].replace("/", ".") for one in DESCRIPTION["parameters"]]),
        ("scenarios", "scenario", None),
        ("areas", "area", None),
    ],
)
def test_each_list_is_also_json(workplace, verb, key, names):
    outcome = workplace.caremarket(verb, "--json")
    assert (outcome.status, outcome.err) == (0, "")
    listed = [row[key] for row in json.loads(outcome.out)]
    assert listed
    assert names is None or listed == names
    assert workplace.caremarket(verb).out.count("\n") > len(listed)


def test_a_lever_needs_the_same_keys_in_the_table_and_in_json(workplace):
    for lever in json.loads(workplace.caremarket("levers", "--json").out):
        needed = {one["key"] for one in lever["keys"] if one["required"]}
        rows = [line.split() for line in workplace.caremarket("levers", lever["kind"]).out.splitlines()]
        assert needed == {row[0] for row in rows if row[2:3] == ["needed"]}
        assert needed
        assert "name" not in needed


def test_every_shipped_scenario_is_listed_and_sound(workplace):
    listed = json.loads(workplace.caremarket("scenarios", "--json").out)
    names = [row["scenario"] for row in listed]
    assert {"tiny", "small"} <= set(names)
    for area in ("tiny", "small"):
        assert {f"{area}/{plan}" for plan in ("fee-cut", "pay-floor", "extra-care")} <= set(names)
    outcome = workplace.caremarket("check", *names)
    assert (outcome.status, outcome.out.count(": no faults\n")) == (0, len(names)), outcome


def test_parameters_of_a_scenario_have_values_and_a_kind(workplace):
    rows = json.loads(workplace.caremarket("parameters", "tiny", "--json").out)
    assert len(rows) == len(DESCRIPTION["parameters"])
    assert all(row["kind"] in ("published", "derived", "fitted", "assumption") for row in rows)


def test_help_names_every_verb_and_flag(workplace):
    text = workplace.caremarket("--help").out
    lists = ["areas", "scenarios", "levers", "parameters", "measures"]
    for verb in [*lists, "check", "show", "build-area", "calibrate", "run", "compare", "demo", "test", "bench"]:
        assert f" {verb} " in text
    for verb in ("run", "compare"):
        text = workplace.caremarket(verb, "--help").out
        for flag in ["start", "years", "replicates", "draws", "seed", "threads", "until-error", "out", "json", "quiet"]:
            assert f"--{flag} " in text


def test_show_says_who_set_a_value_and_what_it_replaced(workplace):
    record = "{value: 0.5, kind: assumption, rationale: a trial}"
    workplace.write("plan.yaml", f"schema: 1\nextends: tiny\nworkforce:\n  pay_on_leaving: {record}\n")
    outcome = workplace.caremarket("show", "plan.yaml", "--resolved", "--why", "workforce.pay_on_leaving")
    lines = outcome.out.splitlines()
    assert (outcome.status, outcome.err) == (0, "")
    assert "  resolved   0.5" in lines
    assert "  set at     plan.yaml:4:27  0.5" in lines
    assert any(line.startswith("  replaced   scenarios/") for line in lines)
    assert "  rationale  a trial" in lines


def test_show_resolved_is_the_document_that_the_engine_reads(workplace):
    document = json.loads(workplace.caremarket("show", "tiny", "--resolved").out)
    assert _core.check(json.dumps(document)) == []
