"""People by sex and single year of age at any date, from mid-year estimates, totals and projected ratios.

A mid-year is 30 June; dates between two are placed by months, so that 1 April is three quarters of the way.
"""

from __future__ import annotations

import calendar
import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass

from .declared import SEXES

EIGHTEEN = 18
YOUNGEST, OPEN, OLDEST = 17, 90, 100
THRESHOLDS = {"18-64": 18, "65+": 65, "75+": 75, "85+": 85}

People = dict[tuple[str, int], float]  # by sex and age at last birthday; 90 is 90 and over in a mid-year


@dataclass(frozen=True)
class Basis:
    """What mid-years are made of.

    Attributes
    ----------
    estimates : dict
        People of each mid-year with published single years of age, 17 to 90 and over.
    totals : dict
        People of each mid-year by the bands of `THRESHOLDS`; 18-64 and 65+ at least.
    ratios : dict
        Ratio to the mid-year before, by year, sex and age.
    deaths : dict
        Probability of dying within the year of age, by calendar year, sex and age 17 to 100.
    older : dict
        Shares of people of 90 and over by sex and age 90 to 100.
    """

    estimates: Mapping[int, People]
    totals: Mapping[int, Mapping[str, float]]
    ratios: Mapping[int, People]
    deaths: Mapping[int, People]
    older: People

    def death(self, year: int, sex: str, age: int) -> float:
        """Probability of dying from one birthday to the next, of the nearest year that has one."""
        nearest = min(max(year, min(self.deaths)), max(self.deaths))
        if age < OPEN:
            return self.deaths[nearest][sex, age]
        ages = range(OPEN, OLDEST + 1)
        return sum(self.older[sex, one] * self.deaths[nearest][sex, one] for one in ages)


def position(date: datetime.date) -> float:
    """Mid-years gone by at a date: 2023.75 lies three quarters of the way from mid-2023 to mid-2024.

    Examples
    --------
    >>> position(datetime.date(2024, 4, 1)), position(datetime.date(2023, 7, 1))
    (2023.75, 2023.0)
    """
    days = calendar.monthrange(date.year, date.month)[1]
    months = 12 * date.year + date.month - 7 + (date.day - 1) / days
    return months / 12


def half_up(value: float) -> int:
    """The nearest whole number, halves up; what is within a millionth of a half counts as one.

    Examples
    --------
    >>> half_up(80677.5), half_up(266168.25)
    (80678, 266168)
    """
    return math.floor(round(value, 6) + 0.5)


def aged(people: People, basis: Basis, year: int) -> People:
    """The people of one mid-year a year later, less deaths, with nobody moving; as many aged 17 as before."""
    later: People = {}
    for sex in SEXES:
        alive = {age: people[sex, age] * (1 - basis.death(year, sex, age)) for age in range(YOUNGEST, OPEN + 1)}
        later[sex, YOUNGEST] = people[sex, YOUNGEST]
        for age in range(YOUNGEST, OPEN):
            later[sex, age + 1] = alive[age]
        later[sex, OPEN] += alive[OPEN]
    return later


def raked(people: People, totals: Mapping[str, float]) -> People:
    """The people, those of each band multiplied so that they add to its total; people of 17 stay as they are.

    Examples
    --------
    >>> raked({("male", 18): 1.0, ("male", 65): 1.0, ("male", 75): 1.0}, {"18-64": 4, "65+": 10, "75+": 8})
    {('male', 18): 4.0, ('male', 65): 2.0, ('male', 75): 8.0}
    """
    bands = apart(totals)
    held = dict.fromkeys(bands, 0.0)
    for (_, age), number in people.items():
        if age >= EIGHTEEN:
            held[lowest(age, bands)] += number
    factors = {low: bands[low] / held[low] if held[low] > 0 else 1.0 for low in bands}
    return {
        key: number * factors[lowest(key[1], bands)] if key[1] >= EIGHTEEN else number for key, number in people.items()
    }


def apart(totals: Mapping[str, float]) -> dict[int, float]:
    """Totals of bands that do not overlap, by their lowest age: those of 65+ less those of 75+, and so on.

    Examples
    --------
    >>> apart({"18-64": 4, "65+": 10, "75+": 8})
    {18: 4, 65: 2, 75: 8}
    """
    older = sorted((name for name in totals if name != "18-64"), key=THRESHOLDS.__getitem__)
    bands = {EIGHTEEN: totals["18-64"]}
    for name, above in zip(older, [*older[1:], None], strict=True):
        bands[THRESHOLDS[name]] = totals[name] - (totals[above] if above else 0)
    return bands


def lowest(age: int, bands: Mapping[int, float]) -> int:
    """The lowest age of the band that an age lies in."""
    return max(low for low in bands if low <= age)


class MidYears:
    """People of any mid-year from the first estimate on.

    Published estimates stand as they are. Later years with totals are the year before, aged and raked to the totals.
    Then the projected ratios carry each age on. After the last of them its net migration rates are kept.
    """

    def __init__(self, basis: Basis) -> None:
        self.basis = basis
        self._known: dict[int, People] = {year: dict(people) for year, people in basis.estimates.items()}
        self._last = max((*basis.estimates, *basis.totals, *basis.ratios))

    def at(self, year: int) -> People:
        """People by sex and age 17 to 90, where 90 is 90 and over."""
        if year not in self._known:
            self._known[year] = self._following(self.at(year - 1), year)
        return self._known[year]

    def _following(self, before: People, year: int) -> People:
        if year in self.basis.totals:
            return raked(aged(before, self.basis, year - 1), self.basis.totals[year])
        if year in self.basis.ratios:
            return {key: number * self.basis.ratios[year][key] for key, number in before.items()}
        stayed = aged(self.at(self._last - 1), self.basis, self._last - 1)
        ended = self.at(self._last)
        later = aged(before, self.basis, year - 1)
        return {key: number * ended[key] / stayed[key] if stayed[key] > 0 else number for key, number in later.items()}

    def between(self, mid_years: float) -> People:
        """Adults by sex and age, 18 to 100 and over, at a `position` in time; linear between mid-years."""
        year = math.floor(mid_years)
        share = mid_years - year
        before = self.at(year)
        after = self.at(year + 1) if share > 0 else before
        found: People = {}
        for sex in SEXES:
            for age in range(EIGHTEEN, OPEN):
                found[sex, age] = (1 - share) * before[sex, age] + share * after[sex, age]
            open_ended = (1 - share) * before[sex, OPEN] + share * after[sex, OPEN]
            for age in range(OPEN, OLDEST + 1):
                found[sex, age] = open_ended * self.basis.older[sex, age]
        return found
