"""Plain English for measures, labels and dates."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

#: What the report calls the measures of its headline and sections; any other is called by its name in words.
LABELS: Mapping[str, str] = {
    "unmet_people": "People with unmet need",
    "waiting_for_care": "People waiting for care",
    "places": "Places (beds and homes)",
    "filled_posts": "Filled care posts",
    "net_cost": "Net cost to the council",
    "market_failure": "Chance that care runs short somewhere",
    "people_in_care": "People receiving care",
    "unmet_hours": "Hours of unmet need",
    "waiting_for_assessment": "People waiting for an assessment",
    "wait_time": "Weeks waited",
    "wait_time[step=care]": "Weeks waited from agreed package to care (mean)",
    "wait_time[step=assessment]": "Weeks waited from request to assessment (mean)",
    "residents": "People living in care homes",
    "residents[payer=council]": "Residents whom the council pays for",
    "care_home_starts": "People for whom a payer began to pay a care home",
    "care_home_endings": "Care home stays that ended or changed payer",
    "care_home_admission_rate": "New residents of care homes per 100,000 people",
    "ascof_2c": "New council-supported residents of 65 and over per 100,000 (ASCOF 2C)",
    "payer_stay": "Weeks that one payer pays for a resident (mean)",
    "payer_stay[payer=council]": "Weeks that the council pays for a resident (mean)",
    "reablement_starts": "People who began reablement",
    "reablement_success": "Reablement after which no more care was asked for",
    "occupancy": "Occupancy of care homes",
    "provider_exits": "Services that closed",
    "provider_entries": "Services that opened",
    "people_moved_by_closure": "People who had to move when a service closed",
    "providers": "Services open",
    "provider_margin": "Operating margin of services",
    "extra_care_units": "Extra-care homes",
    "vacancy_rate": "Vacancy rate",
    "turnover_rate": "Staff turnover",
    "starters": "Workers who started a job",
    "hours_delivered": "Hours of care delivered",
    "undelivered_hours": "Hours of agreed care not delivered",
    "gross_cost": "Gross cost to the council",
    "client_charges": "Charges paid by people who receive care",
    "paid_to_providers": "Paid to providers",
    "nhs_paid_to_providers": "Paid to providers by the NHS",
    "capital_cost": "Capital cost of schemes (in no line of the ledger)",
    "council_ledger": "The council’s ledger",
    "budget_variance": "Net cost above (+) or below (−) an assumed budget",
}
#: What a chart shows, in plain words, parameters by name; any other chart is told by the definition of its measure.
ABOUT: Mapping[str, str] = {
    "unmet_people": "People who need more than measures.unmet_from of care beyond what they get, asked for or not",
    "waiting_for_care": "People whose care is agreed and has not begun; those who wait to move are among them",
    "people_in_care": "People who receive care at home, in extra care or in a care home, whoever pays",
    "unmet_hours": "Hours of care that people need beyond what family and services give, asked for or not",
    "residents": "People of this area in care homes here or outside it, whoever pays",
    "residents[payer=council]": "Long-term residents whose fee the council pays, with or without a charge to them",
    "ascof_2c": "People who became permanent residents with the council’s support, those who ran out of money included",
    "payer_stay[payer=council]": "Of stays that ended in the year, the weeks for which the council had paid",
    "reablement_starts": "People who begin some weeks of help at home, so as to manage by themselves again",
    "reablement_success": "Of all whose reablement ended in the year",
    "places": "Registered beds of care homes and homes of extra-care schemes, of services that are open",
    "occupancy": "Residents as a share of the beds in use",
    "provider_exits": "Care homes and home-care providers that closed for good, for whatever reason",
    "people_moved_by_closure": "Residents and home-care clients of services that closed",
    "filled_posts": "Jobs in care that somebody holds",
    "vacancy_rate": "Jobs that nobody holds, as a share of all jobs",
    "turnover_rate": "Workers who leave their employer in the year, as a share of filled jobs",
    "undelivered_hours": "Hours of agreed care, and of the staff that residents need, for which nobody was there",
    "paid_to_providers": "What providers are paid by the council, people themselves, the NHS and other councils",
    "net_cost": "The council’s gross cost less the charges that people pay",
    "gross_cost": "All that the council spends on the care simulated, before any income; without capital",
}
_AXES: Mapping[str, str] = {
    "kind": "kind of service",
    "source": "who pays",
    "payer": "who pays",
    "quintile": "deprivation of the small area, in fifths",
    "setting": "setting",
    "funder": "who pays",
    "age_band": "age",
    "need": "level of need",
    "dementia": "dementia",
    "ending": "how they ended",
    "stay": "weeks since the person came",
    "route": "where the request came from",
    "line": "line",
}
#: Labels that say little by themselves.
_ITEMS: Mapping[tuple[str, str], str] = {
    ("payer", "council"): "council, long term",
    ("payer", "council_short_stay"): "council, short stay",
    ("payer", "self"): "people themselves",
    ("payer", "other_council"): "other councils",
    ("source", "other_council"): "other councils",
    ("dementia", "with"): "with dementia",
    ("dementia", "without"): "without dementia",
    ("ending", "left"): "left the care home",
    ("ending", "other_payer"): "passed to another payer",
    ("quintile", "1"): "1 (most deprived)",
    ("quintile", "5"): "5 (least deprived)",
    ("stage", "open"): "open, some homes free",
    ("stage", "full"): "open, every home let",
    ("origin", "within_sector"): "from another care employer",
    ("origin", "local"): "from other local work",
    ("origin", "international"): "from abroad",
    ("line", "all_ages"): "not split by age",
    ("line", "residual"): "rest of the published total",
    ("item", "total"): "gross spend",
    ("item", "income"): "income other than charges",
    ("item", "charges"): "charges to people",
    ("item", "net"): "net spend",
}
_AGES = {"65": "65 and over", "18": "18 to 64"}
_SHORT = {"nhs": "NHS", "self": "self-funded", "person": "people themselves", "sd": "standard deviation"}


def label(measure: str) -> str:
    """Return what a measure is called.

    Examples
    --------
    >>> label("agency_share"), label("nhs_income"), label("self_funder_price")
    ('Agency share', 'NHS income', 'Self funder price')
    """
    return LABELS.get(measure) or said(measure)[:1].upper() + said(measure)[1:]


def said(name: str) -> str:
    """Return a name of an axis label in words.

    Examples
    --------
    >>> said("home_care"), said("nhs"), said("Batley and Spen"), said("nursing_65")
    ('home care', 'NHS', 'Batley and Spen', 'nursing (65 and over)')
    """
    if name in _SHORT:
        return _SHORT[name]
    *rest, last = name.split("_")
    if rest and last in _AGES:
        return f"{said('_'.join(rest))} ({_AGES[last]})"
    return " ".join("NHS" if word == "nhs" else word for word in (*rest, last))


def item(axis: str, name: str) -> str:
    """Return a label of an axis in words, where it stands in a table by that axis.

    Examples
    --------
    >>> item("ending", "other_payer"), item("setting", "home_care"), item("stay", "0-12"), item("age_band", "65-74")
    ('passed to another payer', 'home care', '0 to 12', '65 to 74')
    """
    span = name.split("-")
    if len(span) == 2 and all(end.isdigit() for end in span):
        return " to ".join(span)
    return _ITEMS.get((axis, name)) or said(name)


def axis(name: str) -> str:
    """Return an axis in words: 'kind of service', 'who pays'."""
    return _AXES.get(name, said(name))


def day(date: object) -> str:
    """Return a date in words.

    Examples
    --------
    >>> day("2025-04-01")
    '1 April 2025'
    """
    stamp = pd.Timestamp(str(date))
    return f"{stamp.day} {stamp:%B %Y}"


def month(date: object) -> str:
    """Return the month of a date in words."""
    return f"{pd.Timestamp(str(date)):%B %Y}"


def span(first: object, weeks: int) -> str:
    """Return the days from the first to the last of so many weeks."""
    last = np.datetime64(str(first), "D") + np.timedelta64(7 * weeks - 1, "D")
    return f"{day(first)} to {day(last)}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> counted(1, "year"), counted(3, "year"), counted(2, "person", "people")
    ('1 year', '3 years', '2 people')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: list[str]) -> str:
    """Return items with commas and 'and'.

    Examples
    --------
    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1] if items else ""
