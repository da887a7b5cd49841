"""The Monte Carlo error of headline figures, as a share of their size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from .comparison import Comparison
    from .results import RunResults

#: Probabilities: their error follows from the number of replicates, and a share of a small one says little.
LEFT_OUT = ("market_failure",)


def largest_error_of_run(result: RunResults) -> tuple[str, float]:
    """The headline measure of a run with the largest relative error of its mean, and that error."""
    return _largest(result.summary(), "mean")


def largest_error_of_comparison(comparison: Comparison) -> tuple[str, float]:
    """The headline measure with the largest error of its paired change, as a share of the baseline's mean."""
    return _largest(comparison.headline(), "baseline")


def _largest(table: pd.DataFrame, size: str) -> tuple[str, float]:
    """The row of a table with the largest ``mc_error`` as a share of column `size`.

    Examples
    --------
    >>> rows = pd.DataFrame({"measure": ["a", "b"], "mc_error": [1.0, 2.0], "mean": [10.0, 100.0]})
    >>> _largest(rows, "mean")
    ('a', 0.1)
    """
    found = ("no measure", 0.0)
    for row in table.reset_index().to_dict("records"):
        measure, error, of = str(row["measure"]), float(row["mc_error"]), abs(float(row[size]))
        if measure in LEFT_OUT or error == 0:
            continue
        share = error / of if of > 0 else float("inf")
        if not share <= found[1]:
            found = (measure, share)
    return found
