"""Numbers of levers: bare, as a record, or as a distribution of which each draw has its own value."""

import caremarket as cm
import numpy as np
import pytest
from caremarket.faults import InputFaults
from typer.testing import CliRunner

PLAN = "schema: 1\nextends: tiny\nlevers:\n"
CUT = "  - {kind: fee_change, name: Cut, start: 2024-10-01, change: %s}\n"
SCHEME = (
    "  - kind: extra_care_scheme\n    name: Ashbrow\n    locality: East\n    units: %s\n    stage: construction\n"
    "    opens: 2024-07-01\n"
)
HALF = {"dist": "uniform", "low": -0.5, "high": -0.1}


def write(folder, text):
    path = folder / "plan.yaml"
    path.write_text(PLAN + text)
    return path


def load(folder, text):
    return cm.load(write(folder, text))


def faults(folder, text):
    with pytest.raises(InputFaults) as caught:
        load(folder, text)
    return str(caught.value).replace(f"{folder}/", "").splitlines()


@pytest.mark.parametrize(
    ("written", "resolved"),
    [
        ("-0.2", -0.2),
        ("{value: -20, unit: percent}", -0.2),
        ("{value: -0.2, low: -0.3, high: 0, kind: assumption, rationale: r}", -0.2),
        ("{dist: uniform, low: -0.5, high: -0.1}", HALF),
        ("{dist: uniform, low: -50, high: -10, unit: percent, kind: assumption, rationale: r}", HALF),
        ("{value: {dist: uniform, low: -0.5, high: -0.1}, kind: assumption, rationale: r}", HALF),
    ],
)
def test_a_number_is_bare_or_a_record_or_a_distribution(tmp_path, written, resolved):
    scenario = load(tmp_path, CUT % written)
    assert scenario.levers[0]["change"] == resolved
    assert ("/levers/0/change" in scenario.resolved["provenance"]) == written.startswith("{")


def test_python_and_a_file_say_the_same(tmp_path):
    cut = cm.levers.FeeChange(
        name="Cut", start="2024-10-01", change={"dist": "uniform", "low": -50, "high": -10, "unit": "percent"}
    )
    written = load(tmp_path, CUT % "{dist: uniform, low: -50, high: -10, unit: percent}")
    given = cm.load("tiny").with_levers(cut)
    assert given.levers == written.levers
    assert given.hash == written.hash
    assert given.resolved["provenance"]["/levers/0/change"] == written.resolved["provenance"]["/levers/0/change"]


def test_a_record_in_python_is_checked_like_one_in_a_file():
    with pytest.raises(InputFaults) as caught:
        cm.load("tiny").with_levers(
            {"kind": "pay_floor", "start": "2024-10-01", "above_minimum_wage": {"value": 1, "unit": "GBP/week"}},
            {"kind": "fee_change", "start": "2024-10-01", "change": {"dist": "norml", "mean": 0, "sd": 1}},
        )
    assert str(caught.value).splitlines() == [
        "<python>: levers.fee_change.change.dist: norml is not one of normal, uniform, lognormal, triangular, beta;"
        " did you mean normal?",
        "<python>: levers.pay_floor.above_minimum_wage.unit: GBP/week is not a unit of GBP/hour;"
        " did you mean GBP/hour?",
    ]


def test_what_is_wrong_with_a_distribution_is_said_with_its_place(tmp_path):
    assert faults(tmp_path, CUT % "{dist: normal, mean: -0.2}") == [
        "plan.yaml:4:62: levers.Cut.change: is a normal distribution and has no sd"
    ]
    assert faults(tmp_path, CUT % "{dist: uniform, low: 6, high: 7}") == [
        "plan.yaml:4:62: levers.Cut.change: {dist: uniform, low: 6, high: 7} has no mass in the allowed range"
    ]
    assert faults(tmp_path, CUT % "{dist: normal, mean: -0.2, sd: 0.1, median: 3}") == [
        "plan.yaml:4:98: levers.Cut.change: median does not belong to a normal distribution"
    ]
    assert faults(tmp_path, CUT % "-2") == ["plan.yaml:4:62: levers.Cut.change: -2 is below -0.95, the lowest allowed"]
    assert faults(tmp_path, SCHEME % "20.5") == [
        "plan.yaml:7:12: levers.Ashbrow.units: 20.5 must be a whole number (unit)"
    ]


def test_show_says_where_a_distribution_was_set(tmp_path):
    from caremarket.cli.app import app

    path = write(tmp_path, CUT % "{dist: uniform, low: -50, high: -10, unit: percent, rationale: who knows}")
    done = CliRunner().invoke(app, ["show", str(path), "--resolved", "--why", "levers.Cut.change"])
    lines = [line.replace(f"{tmp_path}/", "") for line in done.stdout.splitlines()]
    assert lines[:3] == [
        "levers.Cut.change: Change as a share: -0.02 is 2 % less [1]",
        '  resolved   {"dist": "uniform", "low": -0.5, "high": -0.1}',
        "  allowed    -0.95 to 5",
    ]
    assert lines[3].endswith("plan.yaml:4:62  {dist: uniform, low: -50, high: -10} percent")
    assert "  rationale  who knows" in lines


@pytest.mark.parametrize("name", ["St. Mary", "North/South", "a.b"])
def test_show_knows_a_lever_by_any_name(tmp_path, name):
    from caremarket.cli.app import app

    path = write(tmp_path, CUT.replace("Cut", name) % "{value: -0.1, rationale: who knows}")
    for key in (f"levers.{name}.change", f"/levers/{name.replace('/', '~1')}/change"):
        done = CliRunner().invoke(app, ["show", str(path), "--why", key])
        assert done.stdout.startswith(f"levers.{name}.change: Change as a share"), done.stderr
    done = CliRunner().invoke(app, ["show", str(path), "--why", "levers"])
    assert f"  levers.{name}.change" in done.stdout
    assert CliRunner().invoke(app, ["show", str(path), "--why", ""]).stderr == "--why: names no key of the scenario\n"


def fees(plan, folder, **settings):
    """What is paid in the last month of each replicate, with and without the plan."""
    found = cm.compare("tiny", plan, years=1, seed=3, out=folder, progress=False, **settings)
    return found.difference("gross_cost").to_numpy()[..., -1]


def test_every_draw_has_its_own_value_and_its_replicates_share_it(tmp_path):
    plan = load(tmp_path, CUT % "{dist: uniform, low: -0.5, high: -0.1}")
    change = fees(plan, tmp_path / "a", draws=12, replicates=12)
    assert change.shape == (12, 12)
    # Were the value drawn anew in each replicate, means of twelve would spread by 0.3 of what single ones do.
    assert change.mean(axis=1).std() > 0.6 * change.std(axis=1).mean()


def test_a_lever_beside_it_changes_no_value_that_is_drawn(tmp_path):
    alone = load(tmp_path, CUT % "{dist: uniform, low: -0.5, high: -0.1}")
    idle = "  - {kind: fee_change, name: Idle, start: 2024-10-01, change: 0}\n"
    beside = load(tmp_path, idle + CUT % "{dist: uniform, low: -0.5, high: -0.1}")
    settings = {"draws": 4, "replicates": 1}
    assert np.array_equal(fees(alone, tmp_path / "a", **settings), fees(beside, tmp_path / "b", **settings))


def test_a_scheme_has_a_whole_number_of_homes_in_each_draw(tmp_path):
    plan = load(tmp_path, SCHEME % "{dist: uniform, low: 20, high: 60}")
    found = cm.run(plan, years=1, replicates=12, seed=3, out=tmp_path / "a", progress=False)
    homes = found.table("extra_care_units", every="month").to_numpy()[..., -1].ravel()
    assert len(np.unique(homes)) > 6
    assert np.array_equal(homes, np.round(homes))
