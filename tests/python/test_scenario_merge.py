"""`extends`: the later file wins, one record at a time, and what it replaced is remembered."""

import datetime

import numpy as np
import pytest
from caremarket.faults import InputFaults
from caremarket.scenario import load
from support.fake_core import BASE, FakeCore

PLAN = "schema: 1\nextends: base\n"
RECORD = "{value: %s, unit: per year, kind: assumption, rationale: later}"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "base.yaml").write_text(BASE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(folder, text, name="plan.yaml"):
    (folder / name).write_text(text)
    return load(name, engine=FakeCore())


def test_one_cell_of_a_table_can_be_replaced(folder):
    scenario = read(folder, PLAN + f"workforce:\n  leaving:\n    care_worker: {RECORD % 0.4}\n")
    assert scenario.resolved["workforce"]["leaving"] == {"care_worker": 0.4, "registered_nurse": 0.2}
    cell = scenario.workforce.leaving.value
    assert cell["care_worker"] == 0.4
    value = scenario.value("workforce.leaving.care_worker")
    assert value.provenance["rationale"] == "later"
    assert str(value.origin.value_place) == "plan.yaml:5:26"
    assert str(value.origin.replaced.value_place) == "base.yaml:7:26"
    assert value.origin.replaced.text == "0.3"


def test_the_other_cells_keep_their_unit_and_bounds(folder):
    (folder / "base.yaml").write_text(BASE.replace("registered_nurse: 0.2}", "registered_nurse: 0.6}"))
    with pytest.raises(InputFaults, match=r"registered_nurse: 0\.6 is above the record's own high, 0.5"):
        read(folder, PLAN + f"workforce:\n  leaving:\n    care_worker: {RECORD % 0.4}\n")


def test_a_whole_table_can_be_replaced(folder):
    scenario = read(folder, PLAN + f"workforce:\n  leaving: {RECORD % '{care_worker: 1}'}\n")
    assert scenario.resolved["workforce"]["leaving"] == {"care_worker": 1}


def test_a_record_is_replaced_whole_so_that_no_source_stays_with_another_value(folder):
    scenario = read(folder, PLAN + f"workforce:\n  leaving:\n    care_worker: {RECORD % 0.4}\n")
    assert "low" not in scenario.value("workforce.leaving.care_worker").provenance


def test_levers_are_added_and_one_of_the_same_name_replaces(folder):
    lever = "  - {kind: pay_floor, name: %s, above_minimum_wage: %s}\n"
    read(folder, PLAN + "levers:\n" + lever % ("A", 1) + lever % ("B", 2), "first.yaml")
    scenario = read(folder, "schema: 1\nextends: first.yaml\nlevers:\n" + lever % ("C", 3) + lever % ("A", 4))
    assert [(one["name"], one["above_minimum_wage"]) for one in scenario.levers] == [("A", 4), ("B", 2), ("C", 3)]


def test_two_levers_of_one_file_need_two_names(folder):
    lever = "  - {kind: pay_floor, above_minimum_wage: 1}\n"
    with pytest.raises(InputFaults) as caught:
        read(folder, PLAN + "levers:\n" + lever + lever)
    expected = "plan.yaml:5:5: levers: pay_floor names two levers of one file; give each a name of its own"
    assert str(caught.value) == expected


def test_the_title_and_start_of_the_last_file_win(folder):
    scenario = read(folder, PLAN + "start: 2025-04-01\n")
    assert (scenario.title, scenario.start) == ("A base", "2025-04-01")
    assert scenario.origins.at["/start"].replaced.text == "2024-04-01"


def test_tables_are_found_beside_the_file_that_names_them(folder):
    (folder / "areas").mkdir()
    (folder / "areas" / "people.csv").write_text("age,sex,people\n18,female,3\n19,male,4.5\n")
    scenario = read(folder, PLAN + "tables: {population: areas/people.csv}\n")
    expected = {"age": [18, 19], "sex": ["female", "male"], "people": [3, 4.5]}
    assert scenario.resolved["tables"]["population"] == expected
    assert str(scenario.origins.tables["population"].place(["people", "1"])) == "areas/people.csv:3:9"


def test_python_values_and_levers_are_checked_like_files(folder):
    scenario = read(folder, PLAN)
    assert scenario.with_values({"workforce.pay_response": 2}).workforce.pay_response.value == 2
    with pytest.raises(InputFaults) as caught:
        scenario.with_values({"workforce.pay_response": 7, "workforce.leavin": 1})
    assert str(caught.value).splitlines() == [
        "<python>: workforce.leavin is not a parameter; did you mean workforce.leaving?",
        "<python>: workforce.pay_response: 7 is above 5",
    ]
    with pytest.raises(InputFaults) as caught:
        scenario.with_values({"workforce.pay_response": 7})
    assert str(caught.value) == "<python>: workforce.pay_response: 7 is above 5"
    assert scenario.with_levers({"kind": "pay_floor", "above_minimum_wage": 1}).levers[0]["name"] == "pay_floor"
    assert scenario.levers == []


def test_python_gives_dates_and_numbers_of_any_kind(folder):
    scenario = read(folder, PLAN)
    lever = {"kind": "scheme", "units": np.int64(50), "opens": datetime.date(2024, 7, 1)}
    expected = {"kind": "scheme", "name": "scheme", "units": 50, "opens": "2024-07-01"}
    assert scenario.with_levers(lever).levers == [expected]
    path = {datetime.date(2024, 4, 1): np.float64(11.5)}
    changed = scenario.with_values({"workforce.minimum_pay.care_worker": path})
    assert changed.resolved["workforce"]["minimum_pay"]["care_worker"] == {"2024-04-01": 11.5}
    with pytest.raises(InputFaults) as caught:
        scenario.with_values({"workforce.pay_response": float("nan")})
    assert str(caught.value) == "<python>: workforce.pay_response: nan is not a finite number"
