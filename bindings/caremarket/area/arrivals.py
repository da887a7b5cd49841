"""Yearly arrivals that keep an area's people on their projected course, given the model's deaths and departures.

The engine lets the same number arrive each year, so the numbers are means over the years ahead: ten by default.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from .declared import SEXES
from .population import EIGHTEEN, OLDEST, MidYears, People

YEARS = 10


@dataclass(frozen=True)
class Departures:
    """How people leave the population in the model.

    Attributes
    ----------
    deaths : dict
        Probability of dying within the year of age, by sex and age 18 to 100, in the first year.
    improvement : float
        Share by which death rates fall each year.
    leaving : dict
        Hazard of moving out of the area, per year, by lowest age of its band.
    """

    deaths: People
    improvement: float
    leaving: Mapping[int, float]

    def hazard(self, sex: str, age: int, year: int) -> float:
        """Hazard of dying or moving out, per year, of those of an age as the year begins."""
        death = -math.log(1 - self.deaths[sex, age]) * (1 - self.improvement) ** year
        return death + self.leaving[max(low for low in self.leaving if low <= age)]


def needed(before: People, after: People, departures: Departures, year: int) -> People:
    """Newcomers of one year by sex and the age that they have as it ends, negative where too few leave.

    Those who end the year aged 18 are all newcomers: nobody under 18 is in the population.
    """
    found: People = {}
    for sex in SEXES:
        stayed = dict.fromkeys(range(EIGHTEEN, OLDEST + 1), 0.0)
        for age in range(EIGHTEEN, OLDEST + 1):
            stayed[min(age + 1, OLDEST)] += before[sex, age] * math.exp(-departures.hazard(sex, age, year))
        for age, number in stayed.items():
            half_year = departures.hazard(sex, max(age - 1, EIGHTEEN), year) / 2 if age > EIGHTEEN else 0.0
            found[sex, age] = (after[sex, age] - number) * math.exp(half_year)
    return found


def yearly_arrivals(mid_years: MidYears, start: float, departures: Departures, years: int = YEARS) -> People:
    """Arrivals a year by sex and age on arrival, 18 to 100: the mean of what each of the next `years` needs.

    Parameters
    ----------
    mid_years : MidYears
        The people to follow.
    start : float
        `position` of the date from which people arrive.
    departures : Departures
        Deaths and moves out in the model.
    years : int
        Years to take the mean of.

    Returns
    -------
    People
        Persons a year. Where more would have to leave than do, nobody arrives, and the next older ages make up for it.
    """
    totals: People = {}
    for year in range(years):
        one = needed(mid_years.between(start + year), mid_years.between(start + year + 1), departures, year)
        for key, number in one.items():
            totals[key] = totals.get(key, 0.0) + number
    found: People = {}
    for sex in SEXES:
        ending = [totals[sex, age] / years for age in range(EIGHTEEN, OLDEST + 1)]
        for age, number in zip(range(EIGHTEEN, OLDEST + 1), _none_below_zero(_on_arrival(ending)), strict=True):
            found[sex, age] = number
    return found


def _on_arrival(ending: list[float]) -> list[float]:
    """From ages as the year ends to ages on arrival: half of those who come have a birthday before it ends.

    Those of 18 come on their birthday, so that they end the year aged 18.

    Examples
    --------
    >>> _on_arrival([10, 4, 2, 0])
    [10, 5.0, 1.0, 0.0]
    """
    following = [*ending[1:], 0.0]
    found = [(this + later) / 2 for this, later in zip(ending, following, strict=True)]
    found[0], found[1] = ending[0], ending[1] + following[1] / 2
    return found


def _none_below_zero(numbers: list[float]) -> list[float]:
    """The numbers in order of age, with what is below zero taken from the ages that follow.

    Examples
    --------
    >>> _none_below_zero([5, -2, 3])
    [5, 0.0, 1.0]
    """
    found: list[float] = []
    owed = 0.0
    for number in numbers:
        found.append(max(0.0, number + owed) if number + owed <= 0 or owed < 0 else number)
        owed = min(0.0, number + owed)
    return found
