"""How a scheme's dates are written: a slip beside the day of opening, or no dates at all."""

import caremarket as cm
import numpy as np
import pytest
from caremarket.faults import InputFaults

PLAN = "schema: 1\nextends: tiny\nlevers:\n"
FORM = (
    "  - kind: extra_care_scheme\n"
    "    name: Ashbrow\n"
    "    locality: East\n"
    "    units: 50\n"
    "    stage: construction\n"
    "    opens: {value: 2024-07-01, slip_months: %s, kind: assumption,\n"
    "            rationale: reported near completion in March 2024}\n"
)
SLIP = "{dist: normal, mean: 0, sd: 3}"
NO_DATES = "  - {kind: extra_care_scheme, name: Ashbrow, locality: East, units: 50, stage: %s%s}\n"


def load(folder, text):
    path = folder / "plan.yaml"
    path.write_text(PLAN + text)
    return cm.load(path)


def faults(folder, text):
    with pytest.raises(InputFaults) as caught:
        load(folder, text)
    return str(caught.value).replace(f"{folder}/", "").splitlines()


@pytest.mark.parametrize(
    ("slip", "expected"),
    [
        (SLIP, {"dist": "normal", "mean": 0, "sd": 3}),
        ("{dist: uniform, low: -1, high: 12}", {"dist": "uniform", "low": -1, "high": 12}),
        ("{dist: triangular, low: -1, mode: 0, high: 9}", {"dist": "triangular", "low": -1, "mode": 0, "high": 9}),
        ("4", 4),
        ("{value: 0.25, unit: year, kind: assumption, rationale: r}", 3),
    ],
)
def test_a_slip_stands_beside_the_day_of_opening(tmp_path, slip, expected):
    scenario = load(tmp_path, FORM % slip)
    lever = scenario.levers[0]
    assert (lever["opens"], lever["slip_months"]) == ("2024-07-01", expected)
    assert scenario.resolved["provenance"]["/levers/0/opens"]["kind"] == "assumption"


def test_python_gives_the_slip_as_a_key_of_its_own(tmp_path):
    scheme = cm.levers.ExtraCareScheme(
        name="Ashbrow",
        locality="East",
        units=50,
        stage="construction",
        opens="2024-07-01",
        slip_months={"dist": "normal", "mean": 0, "sd": 3},
    )
    assert cm.load("tiny").with_levers(scheme).levers == load(tmp_path, FORM % SLIP).levers


def test_what_is_wrong_with_a_slip_is_said(tmp_path):
    assert faults(tmp_path, FORM % "{dist: normal, mean: 0, sd: 0}") == [
        "plan.yaml:9:45: levers.Ashbrow.slip_months: {dist: normal, mean: 0, sd: 0} sd must be above 0"
    ]
    assert faults(tmp_path, FORM % "600") == [
        "plan.yaml:9:45: levers.Ashbrow.slip_months: 600 is above 120, the highest allowed"
    ]
    assert faults(tmp_path, NO_DATES % ("planning", ", slip_months: 2")) == [
        "plan.yaml:4:103: levers.Ashbrow.slip_months: 2 slips from a day of opening, and none is given"
    ]


def test_a_scheme_without_dates_opens_when_its_stages_have_passed(tmp_path):
    found = cm.run(
        load(tmp_path, NO_DATES % ("planning", "")), years=8, replicates=60, seed=2, out=tmp_path, progress=False
    )
    units = found.table("extra_care_units", every="year", by=("stage",))
    stages = list(units["stage"].to_numpy())
    by_stage = dict(zip(stages, np.moveaxis(units.to_numpy().reshape(-1, *units.shape[2:]), 2, 0), strict=True))
    shown = {stage: values.mean(axis=0) for stage, values in by_stage.items()}
    assert shown["planning"][0] > 25
    assert shown["planning"][0] > shown["planning"][3] > shown["planning"][7]
    assert shown["construction"][3] > shown["construction"][0]
    assert shown["open"][7] + shown["full"][7] > 25
    assert shown["failed"][0] == shown["failed"][7]
    # A scheme that is never built is known from the start; the others differ from replicate to replicate.
    assert len(np.unique(by_stage["construction"][:, 3])) > 10
