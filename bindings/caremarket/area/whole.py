"""Whole persons: parts rounded so that their totals hold exactly, the same way every time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TypeVar

from .population import THRESHOLDS, People, apart, half_up, lowest

K = TypeVar("K")

# Ages of the bands in which a locality's share of the council's people is known.
SHARE_BANDS = {18: "18-64", 65: "65-74", 75: "75-84", 85: "85+"}


def largest_remainder(parts: Mapping[K, float], total: int) -> dict[K, int]:
    """Whole numbers that add to `total`: each part rounded down, the largest remainders up, earlier parts first.

    Examples
    --------
    >>> largest_remainder({"a": 1.5, "b": 1.5, "c": 2.0}, 5)
    {'a': 2, 'b': 1, 'c': 2}
    """
    held = sum(parts.values())
    scaled = {key: round(part * total / held, 9) if held > 0 else 0.0 for key, part in parts.items()}
    whole = {key: math.floor(part) for key, part in scaled.items()}
    order = sorted(scaled, key=lambda key: whole[key] - scaled[key])
    for key in order[: total - sum(whole.values())]:
        whole[key] += 1
    return whole


def whole_people(people: People) -> dict[tuple[str, int], int]:
    """People by sex and age as whole persons; 18-64, 65+, 75+ and 85+ are the sums of the parts, halves rounded up."""
    sums = {
        name: half_up(sum(number for (_, age), number in people.items() if low <= age < (65 if low < 65 else 999)))
        for name, low in THRESHOLDS.items()
    }
    bands = apart(sums)
    found: dict[tuple[str, int], int] = {}
    for low, total in bands.items():
        inside = {key: number for key, number in people.items() if lowest(key[1], bands) == low}
        found.update(largest_remainder(inside, int(total)))
    return found


def by_locality(
    people: Mapping[tuple[str, int], int], shares: Mapping[tuple[str, str], float], localities: Sequence[str]
) -> dict[tuple[str, str, int], int]:
    """Whole persons by locality, sex and age: each cell adds to its number, each locality's band to its share.

    What one cell rounds away, the next cell of the same band makes good, so that no locality gains by rounding.

    Examples
    --------
    >>> halves = {("East", "18-64"): 0.5, ("West", "18-64"): 0.5}
    >>> found = by_locality({("male", 18): 1, ("male", 19): 1}, halves, ["East", "West"])
    >>> [key[0] for key, persons in found.items() if persons]
    ['East', 'West']
    """
    owed: dict[tuple[str, str], float] = {}
    found: dict[tuple[str, str, int], int] = {}
    for (sex, age), number in people.items():
        band = SHARE_BANDS[lowest(age, dict.fromkeys(SHARE_BANDS, 0.0))]
        wanted = {one: owed.get((one, band), 0.0) + number * shares[one, band] for one in localities}
        given = _rounded(wanted, number)
        for one in localities:
            owed[one, band] = round(wanted[one] - given[one], 9)
            found[one, sex, age] = given[one]
    return found


def _rounded(wanted: Mapping[str, float], total: int) -> dict[str, int]:
    """Whole numbers, none below zero, that add to `total` and lie as near to what is wanted as that allows."""
    given = {key: max(0, math.floor(part)) for key, part in wanted.items()}
    while sum(given.values()) < total:
        given[max(given, key=lambda key: wanted[key] - given[key])] += 1
    while sum(given.values()) > total:
        given[min((key for key in given if given[key] > 0), key=lambda key: wanted[key] - given[key])] -= 1
    return given
