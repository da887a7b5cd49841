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
    "occupancy": "Occupancy of homes",
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
    "budget_variance": "Net cost above (+) or below (−) the budget",
}
_AXES: Mapping[str, str] = {
    "kind": "kind of service",
    "source": "who pays",
    "payer": "who pays",
    "quintile": "deprivation (1 is most deprived)",
    "setting": "setting",
    "funder": "who pays",
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
