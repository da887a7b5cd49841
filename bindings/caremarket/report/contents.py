"""What each section on people, places and staff shows: its figures, and its tables by an axis."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A section as it is defined: its figures by measure, and its tables by measure and axis.

    For the pairs of `shares` a table tells what each label has of all, in percent.
    """

    key: str
    title: str
    about: str
    figures: tuple[str, ...]
    cuts: tuple[tuple[str, str], ...]
    shares: tuple[tuple[str, str], ...] = ()


SECTIONS = (
    Section(
        "people",
        "People",
        "Who needs care, who waits for it and who receives it.",
        ("unmet_people", "waiting_for_care", "people_in_care", "unmet_hours"),
        (
            ("waiting_for_care", "setting"),
            ("wait_time[step=care]", "setting"),
            ("people_in_care", "setting"),
            ("people_in_care", "payer"),
            ("unmet_people", "need"),
            ("unmet_people", "quintile"),
            ("unmet_people", "locality"),
        ),
    ),
    Section(
        "reablement",
        "Reablement",
        "Some weeks of help at home, before any lasting care is agreed: who begins it, and who needs no more after it.",
        ("reablement_starts", "reablement_success"),
        (("reablement_starts", "route"), ("reablement_starts", "age_band"), ("reablement_success", "age_band")),
    ),
    Section(
        "residents",
        "Care home residents",
        "Who lives in care homes, who pays for them, how long, and how stays end.",
        ("residents", "residents[payer=council]", "ascof_2c", "payer_stay[payer=council]"),
        (
            ("residents", "payer"),
            ("residents", "age_band"),
            ("care_home_starts", "payer"),
            ("payer_stay", "payer"),
            ("care_home_endings", "ending"),
            ("care_home_endings", "stay"),
            ("care_home_admission_rate", "age_band"),
        ),
        (("residents", "payer"), ("residents", "age_band"), ("residents", "need"), ("residents", "dementia")),
    ),
    Section(
        "places",
        "Places",
        "Beds, homes and the services that offer them.",
        ("places", "occupancy", "provider_exits", "people_moved_by_closure"),
        (
            ("places", "kind"),
            ("places", "locality"),
            ("occupancy", "kind"),
            ("providers", "kind"),
            ("provider_exits", "kind"),
            ("provider_margin", "kind"),
            ("extra_care_units", "stage"),
        ),
    ),
    Section(
        "staff",
        "Staff",
        "The workforce that the care needs, and the care that it cannot give.",
        ("filled_posts", "vacancy_rate", "turnover_rate", "undelivered_hours"),
        (
            ("filled_posts", "role"),
            ("filled_posts", "setting"),
            ("vacancy_rate", "role"),
            ("turnover_rate", "role"),
            ("starters", "origin"),
            ("undelivered_hours", "setting"),
        ),
    ),
)
