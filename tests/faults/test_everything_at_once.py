"""All faults of a run are reported together: files, tables, levers and the engine's own rules, by file and line."""

from support.workplace import SHORT


def test_faults_of_every_kind_in_one_report(workplace):
    workplace.tables()
    path = workplace.folder / "population.csv"
    path.write_text(path.read_text().replace("East,female,20,", "East,female,twenty,", 1))
    workplace.write("base.yaml", "schema: 1\nextends: tiny\nworkforce:\n  sickness: {value: 0.9, kind: guess}\n")
    text = (
        "schema: 1\n"
        "extends: base\n"
        "start: 2024-02-30\n"
        "tables: {population: population.csv}\n"
        "workforce:\n"
        "  pay_on_leaving: {value: 7, kind: assumption, rationale: a guess}\n"
        "  contracted_hours: {value: 29, unit: GBP, kind: assumption, rationale: a guess}\n"
        "  pay_on_hirng: {value: 1, kind: assumption, rationale: a guess}\n"
        "levers:\n"
        "  - {kind: fee_change, change: lots, start: 2024-04-01, applies_to: [residental_home]}\n"
    )
    assert workplace.faults(text) == [
        "base.yaml:4:21: workforce.sickness: 0.9 is above 0.5, the highest allowed (1)",
        "base.yaml:4:32: workforce.sickness.kind: guess is not one of published, derived, fitted, assumption",
        "plan.yaml:3:8: start: 2024-02-30 is not a date that exists",
        "plan.yaml:6:27: workforce.pay_on_leaving: 7 is above 5, the highest allowed (1)",
        "plan.yaml:7:39: workforce.contracted_hours.unit: GBP is not a unit of hour week-1; did you mean hour week-1?",
        "plan.yaml:8:3: workforce.pay_on_hirng: is not known here; did you mean pay_on_hiring?",
        "plan.yaml:10:32: levers.fee_change.change: lots is not a number",
        "plan.yaml:10:70: levers.fee_change.applies_to.0: residental_home is not one of the choices; "
        "did you mean residential_home?",
        "population.csv:4:13: tables.population.age: twenty is not a number",
    ]


def test_faults_of_every_scenario_of_a_comparison(workplace):
    workplace.write("one.yaml", "schema: 1\nextends: tny\n")
    workplace.write("two.yaml", "schema: 2\nextends: tiny\n")
    outcome = workplace.here("compare", "one.yaml", "two.yaml", "three.yaml", *SHORT)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.splitlines() == [
        "one.yaml:2:10: extends: tny is neither a file nor a shipped scenario; did you mean tiny?",
        "three.yaml: does not exist",
        "two.yaml:1:9: schema: 2 is not known; this version reads schema: 1",
    ]
