"""A folder in the place of a file is named as one."""

from support.workplace import PLAN, SHORT


def test_a_folder_with_the_name_of_a_scenario(workplace):
    (workplace.folder / "plan.yaml").mkdir()
    for verb in (("check",), ("run",), ("show",)):
        outcome = workplace.here(*verb, "plan.yaml", *(SHORT if verb == ("run",) else ()))
        assert outcome.status == 2
        assert (outcome.out + outcome.err) == "plan.yaml: is a folder, not a scenario file\n"


def test_a_folder_with_the_name_of_a_table(workplace):
    (workplace.folder / "people.csv").mkdir()
    assert workplace.faults(PLAN + "tables: {population: people.csv}\n") == [
        "plan.yaml:3:22: tables.population: people.csv is a folder, not a CSV file"
    ]
