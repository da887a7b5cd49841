"""A scheme is given once: not under two spellings, not under two names, not beside itself in the table."""

from support.workplace import PLAN

SCHEME = (
    "  - kind: extra_care_scheme\n"
    "    name: %s\n"
    "    locality: %s\n"
    "    units: %s\n"
    "    stage: planning\n"
    "    construction: 2024-10-01\n"
    "    opens: %s\n"
)
ASHBROW = SCHEME % ("Ashbrow", "East", "20", "2026-04-06")


def test_a_name_spelt_two_ways(workplace):
    assert workplace.faults(PLAN + "levers:\n" + ASHBROW + SCHEME % ("ash-Brow", "West", "30", "2027-04-06")) == [
        "plan.yaml:12:11: levers.ash-Brow.name: ash-Brow is the scheme Ashbrow once more: the names are equal but for "
        "case, spaces and punctuation; did you mean Ashbrow?"
    ]


def test_the_same_homes_in_the_same_place_and_month(workplace):
    assert workplace.faults(PLAN + "levers:\n" + ASHBROW + SCHEME % ("Hill Court", "East", "20", "2026-04-30")) == [
        "plan.yaml:12:11: levers.Hill Court.name: Hill Court is the scheme Ashbrow once more: 20 homes in East, "
        "opening in 2026-04; did you mean Ashbrow?"
    ]


def test_a_scheme_that_is_open_already(workplace):
    assert workplace.faults(PLAN + "levers:\n" + SCHEME % ("scheme 1", "West", "6", "2026-04-06")) == [
        "plan.yaml:5:11: levers.scheme 1.name: scheme 1 is open at the start, as Scheme 1 in the table of schemes; "
        "another phase of it needs a name of its own"
    ]


def test_they_are_reported_with_all_other_faults(workplace):
    text = "levers:\n" + ASHBROW + SCHEME % ("ASHBROW", "East", "0", "2026-02-30")
    text += "workforce:\n  sickness: {value: 2, kind: assumption, rationale: x}\n"
    assert workplace.faults(PLAN + text) == [
        "plan.yaml:12:11: levers.ASHBROW.name: ASHBROW is the scheme Ashbrow once more: the names are equal but for "
        "case, spaces and punctuation; did you mean Ashbrow?",
        "plan.yaml:14:12: levers.ASHBROW.units: 0 is below 1, the lowest allowed",
        "plan.yaml:17:12: levers.ASHBROW.opens: 2026-02-30 is not a date that exists",
        "plan.yaml:19:21: workforce.sickness: 2 is above 0.5, the highest allowed (1)",
    ]


def test_schemes_that_differ_in_place_homes_or_month_are_two(workplace):
    others = [("B", "West", "20", "2026-04-06"), ("C", "East", "21", "2026-04-06"), ("D", "East", "20", "2026-05-06")]
    workplace.write("plan.yaml", PLAN + "levers:\n" + ASHBROW + "".join(SCHEME % other for other in others))
    assert workplace.here("check", "plan.yaml").status == 0
