"""Fitted constants of another version of the engine."""

from caremarket import _core


def test_another_version_of_the_engine_is_refused_in_one_line(made_up_area):
    made_up_area.fit()
    version = _core.engine_version()
    made_up_area.change("fitted.yaml", f"engine_version: {version}", "engine_version: 0.0.7")
    outcome = made_up_area.workplace.here("check", "made-up/baseline.yaml")
    assert (outcome.status, outcome.out) == (
        2,
        f"made-up/fitted.yaml:11:19: fit.engine_version: 0.0.7 is not the version of this engine, {version}; run "
        "caremarket calibrate made-up\n",
    )
    assert made_up_area.calibrate().status == 0, "a new fit starts from it"
