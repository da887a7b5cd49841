"""Figures that published returns give and no measure of the engine is: each a plain sum or quotient of measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ..results_file import Array

HOME_SETTINGS = ("residential", "nursing")
HOME_KINDS = ("residential_home", "nursing_home")
BANDS_65 = ("65-74", "75-84", "85+")
DAYS_PER_YEAR = 365.25
PER_100_000 = 100_000
Labels = Mapping[str, str]


class Read(Protocol):
    """Gives a measure by replicate and financial year: flows for a year of days, ratios in their unit."""

    def __call__(self, measure: str, /, **labels: str) -> Array:
        """Values of shape (replicate, year)."""


@dataclass(frozen=True)
class Derived:
    """One derived figure.

    Attributes
    ----------
    name, unit, meaning : str
        As `opening.csv` and the printed table use them.
    axes : tuple of str
        Axes that a selection may name.
    of : callable
        Makes the values out of measures.
    """

    name: str
    unit: str
    meaning: str
    axes: tuple[str, ...]
    of: Callable[[Read, Labels], Array]


def _residents(read: Read, labels: Labels) -> Array:
    return _sum([read("people_in_care", setting=one, **labels) for one in HOME_SETTINGS])


def _homes(read: Read, labels: Labels) -> Array:
    return _sum([read("providers", kind=one, **labels) for one in HOME_KINDS])


def _home_exits(read: Read, labels: Labels) -> Array:
    return _sum([read("provider_exits", kind=one, **labels) for one in HOME_KINDS])


def _home_entries(read: Read, labels: Labels) -> Array:
    return _sum([read("provider_entries", kind=one, **labels) for one in HOME_KINDS])


def _home_staff(read: Read, labels: Labels) -> Array:
    return _sum([read("filled_posts", setting=one, **labels) for one in HOME_SETTINGS])


def _beds_in_service(read: Read, labels: Labels) -> Array:
    beds = []
    for kind in HOME_KINDS:
        registered = read("places", kind=kind, **labels)
        beds.append(
            registered * read("occupancy_registered", kind=kind, **labels) / read("occupancy", kind=kind, **labels)
        )
    return _sum(beds)


def _share_85(read: Read, labels: Labels) -> Array:
    return 100 * _residents(read, {**labels, "age_band": "85+"}) / _residents(read, {**labels, "client_group": "older"})


def _share_self(read: Read, labels: Labels) -> Array:
    return 100 * _residents(read, {**labels, "payer": "self"}) / _residents(read, labels)


def _charge_share(read: Read, labels: Labels) -> Array:
    return 100 * read("client_charges", **labels) / read("gross_cost", **labels)


def _admissions(read: Read, labels: Labels) -> Array:
    bands = [labels["age_band"]] if "age_band" in labels else ["18-64", *BANDS_65]
    payer = {key: value for key, value in labels.items() if key == "payer"}
    return _sum(
        [
            read("care_home_admission_rate", age_band=band, **payer) * read("population", age_band=band) / PER_100_000
            for band in bands
        ]
    )


def _council_stay(read: Read, labels: Labels) -> Array:
    del labels
    older = _sum([read("population", age_band=band) for band in BANDS_65])
    a_year = read("ascof_2c") * older / PER_100_000
    return _residents(read, {"payer": "council", "client_group": "older"}) / a_year * DAYS_PER_YEAR


def _sum(parts: list[Array]) -> Array:
    return np.asarray(np.sum(parts, axis=0))


DERIVED: dict[str, Derived] = {
    one.name: one
    for one in (
        Derived(
            "care_home_residents",
            "person",
            "people_in_care in residential and nursing together",
            ("payer", "need", "client_group", "age_band"),
            _residents,
        ),
        Derived("homes", "provider", "providers of both kinds of home", ("rating", "locality"), _homes),
        Derived("home_exits", "provider year-1", "provider_exits of both kinds of home", ("reason",), _home_exits),
        Derived("home_entries", "provider year-1", "provider_entries of both kinds of home", (), _home_entries),
        Derived("home_staff", "post", "filled_posts in residential and nursing together", ("role",), _home_staff),
        Derived(
            "beds_in_service",
            "place",
            "places x occupancy_registered / occupancy, over both kinds of home",
            (),
            _beds_in_service,
        ),
        Derived(
            "share_of_residents_aged_85",
            "percent",
            "residents aged 85 and over of the residents aged 65 and over",
            ("payer",),
            _share_85,
        ),
        Derived(
            "share_of_residents_self_funded", "percent", "residents who pay of all", ("client_group",), _share_self
        ),
        Derived(
            "charge_share",
            "percent",
            "client_charges over gross_cost",
            ("setting", "client_group"),
            _charge_share,
        ),
        Derived(
            "admissions",
            "person year-1",
            "care_home_admission_rate x population, over age bands",
            ("age_band", "payer"),
            _admissions,
        ),
        Derived(
            "council_stay",
            "day",
            "council-supported residents aged 65 and over for each of them newly counted a year (ascof_2c)",
            (),
            _council_stay,
        ),
    )
}
