"""Care homes of the Kirklees baseline close by rating, size and owner as homes in England do.

England: closures of 2019 to 2022 over four years of the homes registered in 2023, by last rating, registered beds and
owner (`scenarios/evidence/care_home_closures.csv`). Both counts are Poisson: England's, and the simulated exits over
simulated home-years. Tested is whether closing goes with a band as it does in England, whatever its level: given the
exits of all bands together, those of a band are hypergeometric if its rate is to the rate of the others as England's
is, and must lie in the exact interval of that distribution, which carries the error of both counts. The level is not
tested here: the constant that sets it is fitted to the closures of all homes, which `test_kirklees_start.py` holds
against the published four a year. What England's rates themselves would give is printed beside.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass

import caremarket as cm
import numpy as np
import pytest
from support.checkout import ROOT

SEED = 20260401  # neither that of the fit nor of its last check
REPLICATES, YEARS = 100, 3
WEEKS_A_YEAR = 52.18
PUBLISHED_YEARS = 4
OUTSIDE = 0.001  # chance that a band that holds lies outside: 1.7 % that one of 17 does
EXIT = "providers.exit"


@dataclass(frozen=True)
class Band:
    """Closures in England and in the runs, with the home-years that they come of."""

    label: str
    published: int
    published_years: float
    exits: int
    home_years: float

    @property
    def implied(self) -> float:
        """Exits that England's rate would give in the simulated home-years."""
        return self.home_years * self.published / self.published_years

    def alone(self) -> tuple[int, int]:
        """The interval of exits if the rate were England's, given the closures of both."""
        both = self.exits + self.published
        odds = self.home_years / self.published_years
        return _middle([_choices(both, k) + k * math.log(odds) for k in range(both + 1)])

    def among(self, bands: list[Band]) -> tuple[int, int]:
        """The interval of exits if its rate were to the others' as in England, given all exits and all closures."""
        exits, published = sum(one.exits for one in bands), sum(one.published for one in bands)
        others = sum(one.implied for one in bands) - self.implied
        odds = self.implied / others / (self.published / (published - self.published))
        both = self.exits + self.published
        least = max(0, both - published)
        counts = range(least, min(both, exits) + 1)
        low, high = _middle(
            [_choices(exits, k) + _choices(published, both - k) + k * math.log(odds) for k in counts],
        )
        return least + low, least + high


def _choices(of: int, some: int) -> float:
    return math.lgamma(of + 1) - math.lgamma(some + 1) - math.lgamma(of - some + 1)


def _middle(log_weights: list[float]) -> tuple[int, int]:
    """Give the places between which all but `OUTSIDE` of the weight lies, at most half of that beyond either end."""
    weights = np.exp(np.array(log_weights) - max(log_weights))
    below = np.cumsum(weights) / weights.sum()
    above = np.cumsum(weights[::-1]) / weights.sum()
    return int(np.argmax(below > OUTSIDE / 2)), len(weights) - 1 - int(np.argmax(above > OUTSIDE / 2))


def published(axis: str) -> dict[str, tuple[int, int]]:
    """Closures and homes of England by band."""
    with (ROOT / "scenarios" / "evidence" / "care_home_closures.csv").open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["axis"] == axis]
    return {row["band"]: (int(row["closed"]), int(row["homes"])) for row in rows}


def bands_of(run: cm.RunResults, axis: str) -> list[Band]:
    """Give the bands of an axis."""
    weeks = run.source.weeks["year"][:YEARS]

    def by_year(measure: str, label: str) -> np.ndarray:
        return run.table(measure, every="year", **{axis: label}).to_numpy().reshape(REPLICATES, -1)[:, :YEARS]

    return [
        Band(
            label,
            closed,
            homes * PUBLISHED_YEARS,
            int(by_year("home_exits", label).sum()),
            float((by_year("homes", label) * weeks).sum()) / WEEKS_A_YEAR,
        )
        for label, (closed, homes) in published(axis).items()
    ]


def outside(run: cm.RunResults, axis: str) -> set[tuple[str, str]]:
    """Print the bands of an axis and give those outside their interval."""
    found = set()
    bands = bands_of(run, axis)
    print(f"\n{axis}: exits [interval at England's ratios] (at England's rates) in home-years")
    for band in bands:
        low, high = band.among(bands)
        if not low <= band.exits <= high:
            found.add((axis, band.label))
        least, most = band.alone()
        line = f"{band.label:21} {band.exits:4d} [{low}, {high}] ({band.implied:.1f} [{least}, {most}])"
        print(f"{line} in {band.home_years:.0f}{' (outside)' if (axis, band.label) in found else ''}")
    return found


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> cm.RunResults:
    """Give replicates of the baseline."""
    return simulate(cm.load("kirklees"), tmp_path_factory)


def simulate(scenario: cm.Scenario, places: pytest.TempPathFactory) -> cm.RunResults:
    """Run the replicates, with the luck of all other runs of this file."""
    folder = places.mktemp("exits")
    return cm.run(scenario, years=YEARS, replicates=REPLICATES, seed=SEED, out=folder, progress=False)


@pytest.mark.slow
@pytest.mark.parametrize("axis", ["rating", "size_band", "owner"])
def test_homes_close_by_band_as_in_england_within_the_error_of_both_counts(run: cm.RunResults, axis: str) -> None:
    assert not outside(run, axis)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("axis", "parameter", "flat"),
    [("rating", "by_rating", 1.0), ("size_band", "by_size", 1.0), ("owner", "by_owner", 1.0)],
)
def test_closing_that_does_not_go_with_a_band_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, axis: str, parameter: str, flat: float
) -> None:
    """With a ratio of 1 for all bands, one lies outside."""
    base = cm.load("kirklees")
    bands = dict(base.value(f"{EXIT}.{parameter}").value)
    level = dict.fromkeys(bands, flat)
    changed = base.with_values({f"{EXIT}.{parameter}": level})
    assert outside(simulate(changed, tmp_path_factory), axis)


def test_ratios_of_closing_in_the_evidence_are_those_of_the_published_counts() -> None:
    """Over the mean of all homes, within the range that the evidence gives."""
    base = cm.load("kirklees")
    for axis, parameter in (("rating", "by_rating"), ("size_band", "by_size"), ("owner", "by_owner")):
        record = base.value(f"{EXIT}.{parameter}")
        counts = published(axis)
        mean = sum(closed for closed, _ in counts.values()) / sum(homes for _, homes in counts.values())
        for label, (closed, homes) in counts.items():
            low, high = (record.provenance[end][label] for end in ("low", "high"))
            assert low <= closed / homes / mean <= high, (axis, label, closed / homes / mean)


def test_every_axis_of_the_published_counts_holds_the_same_closures_and_all_labels_of_the_engine() -> None:
    axes = {axis: published(axis) for axis in ("rating", "size_band", "owner")}
    totals = {axis: [sum(count[i] for count in bands.values()) for i in (0, 1)] for axis, bands in axes.items()}
    assert totals["rating"] == totals["owner"] == [1981, 14729]
    assert totals["size_band"] == [1980, 14725]  # four homes without beds or of an unknown number are in no band
    for axis, bands in axes.items():
        assert list(bands) == list(cm.load("kirklees").description.axes[axis])
