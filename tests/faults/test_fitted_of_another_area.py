"""Fitted constants of another area, or of tables that have changed since."""

from support.fitted_area import BASELINE


def test_another_area_is_refused_in_one_line(made_up_area):
    made_up_area.fit()
    made_up_area.workplace.tables()
    plan = BASELINE.format(extends="made-up/fitted.yaml")
    assert made_up_area.workplace.faults(plan) == [
        "made-up/fitted.yaml:9:9: fit.area: made-up is not the area of localities.csv; these constants were fitted to "
        "another"
    ]


def test_a_file_that_was_copied_to_another_area_is_refused_in_one_line(made_up_area):
    path = made_up_area.fit()
    for table in made_up_area.workplace.tables():
        table.rename(made_up_area.folder / table.name)
    identity = path.read_text().partition("identity: ")[2][:8]
    outcome = made_up_area.workplace.here("check", "made-up/baseline.yaml")
    assert (outcome.status, outcome.out) == (
        2,
        f"made-up/fitted.yaml:10:13: fit.identity: {identity} is not the identity of the tables beside it, which have "
        "changed since the fit; run caremarket calibrate made-up\n",
    )


def test_a_plan_may_have_schemes_of_its_own(made_up_area):
    made_up_area.fit()
    plan = "schema: 1\nextends: made-up/baseline.yaml\ntables: {schemes: schemes.csv}\n"
    made_up_area.workplace.write("schemes.csv", "name,locality,units\n")
    made_up_area.workplace.write("plan.yaml", plan)
    assert made_up_area.workplace.here("check", "plan.yaml").status == 0


def test_a_file_that_names_another_area_than_its_folder_is_refused_in_one_line(made_up_area):
    path = made_up_area.fit()
    path.write_text(path.read_text().replace("area: made-up", "area: knowsley", 1))
    outcome = made_up_area.workplace.here("check", "made-up/baseline.yaml")
    assert (outcome.status, outcome.out) == (
        2,
        "made-up/fitted.yaml:9:9: fit.area: knowsley is not the area of its folder, made-up; run caremarket calibrate "
        "made-up\n",
    )
