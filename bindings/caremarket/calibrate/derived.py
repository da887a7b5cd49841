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
HOME_CARE_PAYERS = ("council", "self", "nhs")
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


def _residents_65(read: Read, labels: Labels) -> Array:
    bands = [labels["age_band"]] if "age_band" in labels else BANDS_65
    others = {axis: label for axis, label in labels.items() if axis != "age_band"}
    return _sum([read("residents", age_band=band, **others) for band in bands])


def _share_65(read: Read, labels: Labels) -> Array:
    return 100 * _residents_65(read, labels) / _residents_65(read, {})


def _occupied(read: Read, labels: Labels) -> Array:
    return _sum(
        [
            read("places", kind=one, **labels) * read("occupancy_registered", kind=one, **labels) / 100
            for one in HOME_KINDS
        ]
    )


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


def _extra_care_homes(read: Read, labels: Labels) -> Array:
    return _sum([read("extra_care_units", stage=one, **labels) for one in ("open", "full")])


def _share(measure: str) -> Callable[[Read, Labels], Array]:
    def of(read: Read, labels: Labels) -> Array:
        return 100 * read(measure, **labels) / read(measure)

    return of


def _charge_share(read: Read, labels: Labels) -> Array:
    return 100 * read("client_charges", **labels) / read("gross_cost", **labels)


def _council_hours(read: Read, labels: Labels) -> Array:
    clients = read("people_in_care", setting="home_care", payer="council", **labels)
    everyone = _sum([read("people_in_care", setting="home_care", payer=one) for one in HOME_CARE_PAYERS])
    return read("hours_delivered", setting="home_care") * clients / everyone


def _reablement(read: Read, labels: Labels) -> Array:
    return _sum([read("reablement_starts", age_band=band, **labels) for band in BANDS_65])


def _nursing_share(read: Read, labels: Labels) -> Array:
    del labels
    nursing, residential = (
        read("people_in_care", setting=one, payer="council", client_group="older") for one in ("nursing", "residential")
    )
    return np.asarray(100 * nursing / (nursing + residential))


def _sum(parts: list[Array]) -> Array:
    return np.asarray(np.sum(parts, axis=0))


DERIVED: dict[str, Derived] = {
    one.name: one
    for one in (
        Derived(
            "residents_65",
            "person",
            "residents of the three age bands from 65",
            ("age_band", "payer", "sex", "dementia", "need"),
            _residents_65,
        ),
        Derived(
            "share_of_residents_65",
            "percent",
            "residents_65 of the selection over all residents_65",
            ("age_band", "payer", "sex", "dementia", "need"),
            _share_65,
        ),
        Derived(
            "share_of_residents",
            "percent",
            "residents of the selection over all residents",
            ("payer",),
            _share("residents"),
        ),
        Derived(
            "reablement_65",
            "person year-1",
            "reablement_starts of the three age bands from 65",
            ("route",),
            _reablement,
        ),
        Derived("occupied_beds", "place", "places x occupancy_registered, over both kinds of home", (), _occupied),
        Derived(
            "beds_in_service",
            "place",
            "places x occupancy_registered / occupancy, over both kinds of home",
            (),
            _beds_in_service,
        ),
        Derived(
            "extra_care_homes", "unit", "extra_care_units of the stages open and full", ("locality",), _extra_care_homes
        ),
        Derived("home_entries", "provider year-1", "provider_entries of both kinds of home", (), _home_entries),
        Derived("home_staff", "post", "filled_posts in residential and nursing together", ("role",), _home_staff),
        Derived(
            "council_home_care_hours",
            "hour week-1",
            "hours_delivered in home care x the share of its clients whom the council funds",
            ("client_group",),
            _council_hours,
        ),
        Derived(
            "charge_share", "percent", "client_charges over gross_cost", ("setting", "client_group"), _charge_share
        ),
        Derived(
            "council_nursing_share",
            "percent",
            "council-funded people aged 65 and over in nursing, of those in care homes",
            (),
            _nursing_share,
        ),
    )
}
