"""A run is named by all that decides its numbers and by nothing else."""

import pytest
from caremarket.faults import InputFaults
from caremarket.jobs import compare_plan, identity_of, run_plan
from caremarket.scenario import load
from caremarket.settings import RunSettings
from support.fake_core import BASE, FakeCore

SETTINGS = RunSettings()


@pytest.fixture
def scenario(tmp_path, monkeypatch):
    (tmp_path / "base.yaml").write_text(BASE)
    monkeypatch.chdir(tmp_path)
    return load("base.yaml", engine=FakeCore())


@pytest.mark.parametrize(
    "other",
    [RunSettings(seed=2), RunSettings(years=9), RunSettings(replicates=99), RunSettings(draws=100, replicates=1)],
)
def test_each_setting_changes_the_identity(scenario, other):
    assert identity_of(scenario, other) != identity_of(scenario, SETTINGS)


def test_threads_do_not(scenario):
    assert identity_of(scenario, RunSettings(threads=1)) == identity_of(scenario, RunSettings(threads=2))


def test_the_place_of_the_file_does_not(scenario, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "other.yaml").write_text("# a comment\n" + BASE.replace("A base", "Another title"))
    other = load("elsewhere/other.yaml", engine=FakeCore())
    assert identity_of(other, SETTINGS) == identity_of(scenario, SETTINGS)


def test_a_value_the_start_and_the_engine_do(scenario):
    class NewerCore(FakeCore):
        def describe(self):
            return super().describe().replace('"engine_version": "0"', '"engine_version": "1"')

    identities = {
        identity_of(one, SETTINGS)
        for one in (
            scenario,
            scenario.with_values({"workforce.pay_response": 2}),
            scenario.with_start("2025-04-01"),
            load("base.yaml", engine=NewerCore()),
        )
    }
    assert len(identities) == 4


def test_a_result_says_nothing_of_time_or_place(scenario, tmp_path):
    told = run_plan(scenario, SETTINGS, None).attributes(SETTINGS)
    assert told["scenario"] == "base"
    assert told["nested"] == "false"
    assert not any(str(tmp_path) in value for value in told.values())


def test_every_scenario_of_a_comparison_has_a_file_of_its_own(scenario, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "base.yaml").write_text(BASE)
    jobs = compare_plan([scenario, load("other/base.yaml", engine=FakeCore())], SETTINGS, None)
    assert [job.path.name for job in jobs] == ["base.nc", "base-2.nc"]
    assert jobs[0].path.parent == jobs[1].path.parent


def test_plans_start_on_the_day_of_the_baseline(scenario):
    with pytest.raises(InputFaults) as caught:
        compare_plan([scenario, scenario.with_start("2025-04-01")], SETTINGS, None)
    assert str(caught.value) == "base: start: 2025-04-01 is not the baseline's, 2024-04-01"
