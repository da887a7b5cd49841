"""Numbers are finite, in YAML and in CSV."""

from support.workplace import PLAN


def test_not_a_number_in_yaml(workplace):
    text = PLAN + (
        "workforce:\n"
        "  pay_on_leaving: {value: .nan, kind: assumption, rationale: a guess}\n"
        "  pay_on_hiring: {value: -.inf, kind: assumption, rationale: a guess}\n"
        "  strain_cap: {dist: normal, mean: NaN, sd: 0.1, kind: assumption, rationale: a guess}\n"
        "levers:\n"
        "  - {kind: fee_change, change: 1e999, start: 2024-04-01, applies_to: [residential_home]}\n"
    )
    assert workplace.faults(text) == [
        "plan.yaml:4:27: workforce.pay_on_leaving: .nan is not a finite number",
        "plan.yaml:5:26: workforce.pay_on_hiring: -.inf is not a finite number",
        "plan.yaml:6:36: workforce.strain_cap.mean: NaN is not a finite number",
        "plan.yaml:8:32: levers.fee_change.change: 1e999 is too large for a number",
    ]


def test_not_a_number_in_csv(workplace):
    workplace.tables()
    path = workplace.folder / "arrivals.csv"
    lines = path.read_text().splitlines()
    lines[1], lines[2] = "East,female,18,NaN", "East,female,19,"
    path.write_text("\n".join(lines) + "\n")
    assert workplace.faults(PLAN + "tables: {arrivals: arrivals.csv}\n") == [
        "arrivals.csv:2:16: tables.arrivals.persons_per_year: NaN is not a finite number",
        "arrivals.csv:3:16: tables.arrivals.persons_per_year: is empty; a number is needed",
    ]
