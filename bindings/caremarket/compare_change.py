"""The paired difference between a plan and its baseline, and what may be said of it."""

import math
from dataclasses import dataclass

import numpy as np
import xarray as xr

from .results_file import Array
from .tables import Spread, number, signed, spread


@dataclass(frozen=True)
class Change:
    """How a plan changes one figure, replicate by replicate.

    Attributes
    ----------
    measure : str
        The measure, with what was selected of it.
    unit, period : str
        Unit of all figures, and the weeks they stand for.
    baseline, plan : Spread
        Both sides over replicates.
    change : Spread
        Plan less baseline, paired; its `mc_error` is the Monte Carlo error of the mean change.
    chance_better, chance_worse : float
        Share of replicates in which the change has the better, the worse sign; NaN for a measure that is not judged.
    no_difference : float
        Share of replicates without any change. The three shares sum to 1.
    replicates : int
        Pairs of replicates.
    values : numpy.ndarray
        The change of each (draw, replicate).
    """

    measure: str
    unit: str
    period: str
    baseline: Spread
    plan: Spread
    change: Spread
    chance_better: float
    chance_worse: float
    no_difference: float
    replicates: int
    values: Array

    def __repr__(self) -> str:
        c = self.change
        chance = "" if math.isnan(self.chance_better) else f", chance of being better {self.chance_better:.2f}"
        return (
            f"{self.measure}, {self.period}: {signed(c.mean, self.unit)} {self.unit}"
            f" (50 % interval {signed(c.low50, self.unit)} to {signed(c.high50, self.unit)},"
            f" 90 % interval {signed(c.low, self.unit)} to {signed(c.high, self.unit)},"
            f" Monte Carlo error {number(c.mc_error, self.unit)}{chance},"
            f" no difference {self.no_difference:.2f}, {self.replicates} paired replicates)"
        )


def paired(baseline: xr.DataArray, plan: xr.DataArray, period: str) -> Change:
    """Compare two arrays of shape (draw, replicate) pair by pair; pairs with a missing value are left out.

    Examples
    --------
    >>> told = {"units": "place", "selection": "places", "better": "+"}
    >>> before = xr.DataArray([[10.0, 10.0, 10.0, 10.0]], attrs=told)
    >>> change = paired(before, before + [[0.0, 1.0, 2.0, -1.0]], "whole run")
    >>> change.chance_better, change.chance_worse, change.no_difference
    (0.5, 0.25, 0.25)
    """
    before, after = baseline.to_numpy(), plan.to_numpy()
    values = after - before
    known = values[np.isfinite(values)]
    sign = {"+": 1, "-": -1}.get(baseline.attrs["better"], 0)
    share = (
        [float((known * sign > 0).mean()), float((known * sign < 0).mean())] if sign and known.size else [math.nan] * 2
    )
    return Change(
        measure=str(baseline.attrs["selection"]),
        unit=str(baseline.attrs["units"]),
        period=period,
        baseline=spread(before),
        plan=spread(after),
        change=spread(values),
        chance_better=share[0],
        chance_worse=share[1],
        no_difference=float((known == 0).mean()) if known.size else math.nan,
        replicates=int(known.size),
        values=values,
    )
