"""The Monte Carlo error of headline figures, as a share of their size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .compare import Comparison
    from .results import RunResults


def relative_error(values: np.ndarray, size: float) -> float:
    """The standard error of the mean over replicates as a share of `size`; 0 when the replicates agree.

    Parameters
    ----------
    values : array of float
        One number per replicate; NaN for 'no value'.
    size : float
        What the error is measured against, in the same unit.

    Examples
    --------
    >>> relative_error(np.array([1.0, 3.0]), 10.0)
    0.1
    """
    present = values[~np.isnan(values)]
    if present.size < 2:
        return float("inf")
    error = float(np.std(present, ddof=1)) / float(np.sqrt(present.size))
    if error == 0:
        return 0.0
    return error / abs(size) if size else float("inf")


def largest_error_of_run(result: RunResults) -> tuple[str, float]:
    """The headline measure of a run with the largest relative error of its mean, and that error.

    Probabilities are left out: their error is known from the number of replicates.
    """
    rows = result.summary().reset_index()
    errors = [
        (str(row["measure"]), _share(float(row["mc_error"]), float(row["mean"])))
        for row in rows.to_dict("records")
        if row["unit"] != "probability" and np.isfinite(row["mean"])
    ]
    return max(errors, key=lambda one: one[1], default=("no measure", 0.0))


def largest_error_of_comparison(comparison: Comparison) -> tuple[str, float]:
    """The headline measure with the largest error of its paired change, as a share of the baseline's mean."""
    from .results_headline import headline_rows, headline_values

    worst = ("no measure", 0.0)
    base = comparison.baseline
    for plan in comparison.plans:
        for measure, period in headline_rows(base):
            before = headline_values(base, measure, period)
            if before.attrs.get("units") == "probability":
                continue
            change = headline_values(plan, measure, period).to_numpy() - before.to_numpy()
            size = float(np.nanmean(before.to_numpy()))
            error = relative_error(change.ravel(), size)
            if error > worst[1]:
                worst = (measure, error)
    return worst


def _share(error: float, size: float) -> float:
    if error == 0 or not np.isfinite(error):
        return 0.0 if error == 0 else float("inf")
    return error / abs(size) if size else float("inf")
