"""Units, records, tables, paths and distributions become numbers in the declared unit."""

import json

import pytest
from caremarket.faults import InputFaults
from caremarket.scenario import load
from support.fake_core import BASE, FakeCore


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "base.yaml").write_text(BASE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(folder, text):
    (folder / "plan.yaml").write_text(text)
    return load("plan.yaml", engine=FakeCore())


def faults(folder, text):
    with pytest.raises(InputFaults) as caught:
        read(folder, text)
    return str(caught.value).splitlines()


PLAN = "schema: 1\nextends: base\n"


def test_every_shape_of_value_is_resolved_to_the_declared_unit(folder):
    document = read(folder, PLAN).resolved
    assert document["workforce"]["pay_response"] == 1
    assert document["workforce"]["leaving"] == {"care_worker": 0.3, "registered_nurse": 0.2}
    assert document["workforce"]["minimum_pay"]["care_worker"] == {"2024-04-01": 11.44, "2025-04-01": 12.21}
    assert document["demand"]["hours"]["care_worker"] == {"female": 14, "male": 7}
    assert document["demand"]["hours"]["registered_nurse"]["female"] == {"dist": "normal", "mean": 7, "sd": 1.4}


def test_percent_of_a_ratio_is_exact(folder):
    record = "{value: 7, unit: percent, kind: assumption, rationale: x}"
    assert read(folder, PLAN + f"workforce:\n  pay_response: {record}\n").resolved["workforce"]["pay_response"] == 0.07


def test_a_share_is_not_hours_a_week(folder):
    text = PLAN + "demand:\n  hours: {value: {care_worker: {female: 1}}, unit: 1, kind: assumption, rationale: x}\n"
    assert faults(folder, text) == [
        "plan.yaml:4:52: demand.hours.unit: 1 is not a unit of hour/week; did you mean hour/week?"
    ]


def test_a_uniform_distribution_uses_low_and_high_of_its_record(folder):
    record = "{dist: uniform, low: 0.5, high: 1.5, kind: assumption, rationale: x}"
    value = read(folder, PLAN + f"workforce:\n  pay_response: {record}\n").resolved["workforce"]["pay_response"]
    assert value == {"dist": "uniform", "low": 0.5, "high": 1.5}


def test_one_and_one_point_nought_are_the_same_document(folder):
    record = "workforce:\n  pay_response: {value: %s, kind: assumption, rationale: x}\n"
    assert read(folder, PLAN + record % "1").hash == read(folder, PLAN + record % "1.0").hash


def test_canonical_json_is_sorted_and_has_no_spaces(folder):
    scenario = read(folder, PLAN)
    text = scenario.canonical
    assert json.loads(text) == scenario.resolved
    assert text == json.dumps(scenario.resolved, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_title_and_provenance_do_not_change_the_hash_and_levers_not_the_start(folder):
    base = read(folder, PLAN)
    other = read(folder, PLAN + "title: Another\n")
    assert other.hash == base.hash
    lever = PLAN + "levers:\n  - {kind: pay_floor, above_minimum_wage: 0.5, start: 2024-04-01}\n"
    plan = read(folder, lever)
    assert plan.hash != base.hash
    assert plan.start_hash == base.start_hash


def test_levers_take_bare_numbers_records_dates_and_keys_beside_a_date(folder):
    text = PLAN + (
        "levers:\n"
        "  - kind: scheme\n"
        "    name: Ashbrow\n"
        "    units: 50\n"
        "    council_owned: true\n"
        "    opens: {value: 2024-07-01, slip_months: {dist: normal, mean: 0, sd: 3}, kind: assumption, rationale: r}\n"
        "  - {kind: pay_floor, roles: [care_worker], above_minimum_wage: {value: 60, unit: pence/hour}, rationale: r}\n"
    )
    scenario = read(folder, text)
    assert scenario.resolved["levers"] == [
        {
            "kind": "scheme",
            "name": "Ashbrow",
            "units": 50,
            "council_owned": True,
            "opens": "2024-07-01",
            "slip_months": {"dist": "normal", "mean": 0, "sd": 3},
        },
        {"kind": "pay_floor", "name": "pay_floor", "roles": ["care_worker"], "above_minimum_wage": 0.6},
    ]
    assert scenario.resolved["provenance"]["/levers/0/opens"] == {"kind": "assumption", "rationale": "r"}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("{value: 7, kind: assumption, rationale: x}", "plan.yaml:4:25: workforce.pay_response: 7 is above 5"),
        (
            "{value: 700, unit: percent, kind: assumption, rationale: x}",
            "plan.yaml:4:25: workforce.pay_response: 700 percent (7) is above 5",
        ),
        (
            "7",
            "plan.yaml:4:17: workforce.pay_response: 7 is a bare number; only levers take one, elsewhere write "
            "{value: ..., kind: ...}",
        ),
        (
            "{value: 1, unit: hours, kind: assumption, rationale: x}",
            "plan.yaml:4:34: workforce.pay_response.unit: hours is not a unit of 1; did you mean 1?",
        ),
        (
            "{value: 1, unit: percnt, kind: assumption, rationale: x}",
            "plan.yaml:4:34: workforce.pay_response.unit: percnt is not a unit that is known; did you mean percent?",
        ),
        (
            "{value: 1, kind: published}",
            "plan.yaml:4:17: workforce.pay_response: is published and has no locator\n"
            "plan.yaml:4:17: workforce.pay_response: is published and has no source",
        ),
        (
            "{value: 1, kind: guess}",
            "plan.yaml:4:34: workforce.pay_response.kind: guess is not one of published, derived, fitted, assumption",
        ),
        (
            "{value: 1}",
            "plan.yaml:4:17: workforce.pay_response: has no kind; write kind: published, derived, fitted or assumption",
        ),
        (
            "{value: 1, kind: assumption, rational: x}",
            "plan.yaml:4:17: workforce.pay_response: is assumption and has no rationale\n"
            "plan.yaml:4:46: workforce.pay_response: rational is not a key of a record; did you mean rationale?",
        ),
        (
            "{value: 1, low: 2, high: 3, kind: assumption, rationale: x}",
            "plan.yaml:4:25: workforce.pay_response: 1 is below the record's own low, 2",
        ),
        (
            "{dist: norml, mean: 1, sd: 1, kind: assumption, rationale: x}",
            "plan.yaml:4:24: workforce.pay_response.dist: norml is not one of normal, uniform, lognormal, triangular, "
            "beta; did you mean normal?",
        ),
        (
            "{dist: normal, mean: 1, kind: assumption, rationale: x}",
            "plan.yaml:4:17: workforce.pay_response: is a normal distribution and has no sd",
        ),
        (
            "{value: 1,5, kind: assumption, rationale: x}",
            "plan.yaml:4:27: workforce.pay_response: 5 stands after a comma; decimals are written with a point",
        ),
        (
            "{value: '1,5', kind: assumption, rationale: x}",
            "plan.yaml:4:25: workforce.pay_response: 1,5 has a decimal comma; decimals are written with a point",
        ),
        (
            "{value: .nan, kind: assumption, rationale: x}",
            "plan.yaml:4:25: workforce.pay_response: .nan is not a finite number",
        ),
        (
            "{value: 1_000, kind: assumption, rationale: x}",
            "plan.yaml:4:25: workforce.pay_response: 1_000 has a thousands separator; write the number with digits and "
            "at most one decimal point",
        ),
    ],
)
def test_a_wrong_record_is_named_with_its_place_and_rule(folder, record, expected):
    assert faults(folder, PLAN + f"workforce:\n  pay_response: {record}\n") == expected.splitlines()


def test_a_number_with_a_dimension_needs_a_unit(folder):
    text = PLAN + "workforce:\n  leaving:\n    care_worker: {value: 0.3, kind: assumption, rationale: x}\n"
    expected = "plan.yaml:5:18: workforce.leaving.care_worker: has no unit; write unit: per year"
    assert faults(folder, text) == [expected]


def test_a_source_must_be_in_the_bibliography(folder):
    record = "{value: 1, kind: published, source: ons_deaths, locator: table 1}"
    (folder / "sources.yaml").write_text("ons_death: {title: Deaths registered}\n")
    text = PLAN + f"workforce:\n  pay_response: {record}\n"
    assert faults(folder, text) == [
        "plan.yaml:4:53: workforce.pay_response.source: ons_deaths is not a key of sources.yaml; "
        "did you mean ons_death?"
    ]
    (folder / "sources.yaml").write_text("ons_deaths: {title: Deaths registered}\n")
    value = read(folder, text).workforce.pay_response
    assert value.provenance["locator"] == "table 1"
    assert float(value) == 1


def test_a_date_that_does_not_exist_is_named(folder):
    text = PLAN + "start: 2023-02-29\nlevers:\n  - {kind: pay_floor, above_minimum_wage: 1, start: 2024-06-31}\n"
    assert faults(folder, text) == [
        "plan.yaml:3:8: start: 2023-02-29 is not a date that exists",
        "plan.yaml:5:53: levers.pay_floor.start: 2024-06-31 is not a date that exists",
    ]


def test_all_faults_come_together_in_order_of_line(folder):
    text = PLAN + (
        "workforce:\n"
        "  pay_respons: {value: 1, kind: assumption, rationale: x}\n"
        "  leaving:\n"
        "    care_worker: {value: 9, unit: per year, kind: assumption, rationale: x}\n"
        "levers:\n"
        "  - {kind: pay_flor, above_minimum_wage: 1}\n"
    )
    assert [line.split(": ")[0] for line in faults(folder, text)] == [
        "plan.yaml:4:3",
        "plan.yaml:6:26",
        "plan.yaml:8:12",
    ]
