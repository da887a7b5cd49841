"""Shares of a whole sum to one, in parameters and in area tables."""

from support.workplace import PLAN


def test_shares_of_a_parameter(workplace):
    text = PLAN + (
        "workforce:\n"
        "  posts_by_role:\n"
        "    residential_home:\n"
        "      value: {care_worker: 0.5, senior_care_worker: 0.2, registered_nurse: 0, registered_manager: 0.1,\n"
        "              personal_assistant: 0}\n"
        "      unit: 1\n"
        "      kind: assumption\n"
        "      rationale: a guess\n"
    )
    assert workplace.faults(text) == [
        "plan.yaml:5:5: workforce.posts_by_role.residential_home: 0.8 is the sum of shares that must sum to 1"
    ]


def test_shares_of_an_area_table(workplace):
    workplace.tables()
    path = workplace.folder / "communities.csv"
    path.write_text(path.read_text().replace("East,majority,0.8", "East,majority,0.7"))
    assert workplace.faults(PLAN + "tables: {communities: communities.csv}\n") == [
        "communities.csv:1:20: tables.communities.share: 0.9 is the sum of the shares in East, which must sum to 1"
    ]
