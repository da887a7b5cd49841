"""`extends` stays within the file's own folder and the shipped scenarios."""

RULE = "leads out of both its own folder and the shipped scenarios"


def test_a_path_upwards(workplace):
    workplace.write("base.yaml", "schema: 1\nextends: tiny\n")
    assert workplace.faults("schema: 1\nextends: ../base.yaml\n", "plans/plan.yaml") == [
        f"plans/plan.yaml:2:10: extends: ../base.yaml {RULE}"
    ]


def test_an_absolute_path_whether_it_exists_or_not(workplace):
    assert workplace.faults("schema: 1\nextends: /etc/hostname\n") == [f"plan.yaml:2:10: extends: /etc/hostname {RULE}"]
    assert workplace.faults("schema: 1\nextends: /no/such.yaml\n") == [f"plan.yaml:2:10: extends: /no/such.yaml {RULE}"]


def test_a_link_that_leads_out(workplace):
    workplace.write("base.yaml", "schema: 1\nextends: tiny\n")
    (workplace.folder / "plans").mkdir()
    (workplace.folder / "plans" / "linked.yaml").symlink_to(workplace.folder / "base.yaml")
    assert workplace.faults("schema: 1\nextends: linked\n", "plans/plan.yaml") == [
        f"plans/plan.yaml:2:10: extends: linked {RULE}"
    ]


def test_a_table_outside(workplace):
    workplace.write("population.csv", "age\n18\n")
    text = "schema: 1\nextends: tiny\ntables: {population: ../population.csv}\n"
    assert workplace.faults(text, "plans/plan.yaml") == [
        f"plans/plan.yaml:3:22: tables.population: ../population.csv {RULE}"
    ]


def test_a_name_that_nothing_has(workplace):
    assert workplace.faults("schema: 1\nextends: tny\n") == [
        "plan.yaml:2:10: extends: tny is neither a file nor a shipped scenario; did you mean tiny?"
    ]
