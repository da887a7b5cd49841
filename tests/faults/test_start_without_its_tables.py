"""A run from another day than that of the area's tables of people."""

RULE = (
    "2026-04-01 has no table: the people of kirklees are of 2024-04-01; caremarket build-area kirklees --start "
    "2026-04-01 makes others"
)


def test_a_run_from_a_day_without_tables(workplace):
    outcome = workplace.here("run", "kirklees", "--start", "2026-04-01", "--quiet")
    assert (outcome.status, outcome.out, outcome.err) == (2, "", f"--start: {RULE}\n")
    assert workplace.everything() == set()


def test_a_scenario_from_a_day_without_tables(workplace):
    plan = "schema: 1\nextends: kirklees\nstart: 2026-04-01\n"
    assert workplace.faults(plan) == [f"plan.yaml:3:8: start: {RULE}"]


def test_a_scenario_with_tables_of_that_day_is_sound(workplace):
    assert workplace.here("build-area", "kirklees", "--start", "2026-04-01", "--out", "built", "--quiet").status == 0
    tables = "".join(f"  {name}: built/{name}.csv\n" for name in ("population", "arrivals", "mortality"))
    workplace.write("plan.yaml", f"schema: 1\nextends: kirklees\nstart: 2026-04-01\ntables:\n{tables}")
    outcome = workplace.here("check", "plan.yaml")
    assert (outcome.status, outcome.out) == (0, "plan.yaml: no faults\n")
