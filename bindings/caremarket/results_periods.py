"""From weeks to months, years and the whole run: what a stock, a flow, a ratio and a distribution do over a period."""

from collections.abc import Sequence

import numpy as np

from .results_file import Array


def spell_ranges(labels: Sequence[str]) -> list[tuple[int, int]]:
    """Return the first and last whole week of each bin of spells; the open last bin counts as its first week.

    Examples
    --------
    >>> spell_ranges(["0", "3-4", "53+", "sum"])
    [(0, 0), (3, 4), (53, 53)]
    """
    ends = [label.removesuffix("+").split("-") for label in labels if label != "sum"]
    return [(int(end[0]), int(end[-1])) for end in ends]


def positions(fine: Array, coarse: Array) -> Array:
    """Return, for each date in `fine`, the index of the period of `coarse` (given by first days) it falls in.

    Examples
    --------
    >>> positions(np.array([0, 7, 35]), np.array([0, 35])).tolist()
    [0, 0, 1]
    """
    return np.searchsorted(coarse, fine, side="right") - 1


def fold(values: Array, weeks: Array, into: Array, periods: int, mean: bool) -> Array:
    """Fold the time axis (the third) of `values` into fewer periods.

    Parameters
    ----------
    values : numpy.ndarray
        (draw, replicate, time, ...).
    weeks : numpy.ndarray
        Number of weeks in each time step.
    into : numpy.ndarray
        Index of the period each time step belongs to, in ascending order.
    periods : int
        Number of periods.
    mean : bool
        True for a stock (mean of its weeks), False for what adds (flows, halves of ratios, spells).

    Returns
    -------
    numpy.ndarray
        (draw, replicate, periods, ...).

    Examples
    --------
    >>> stock = np.array([10.0, 20.0, 60.0]).reshape(1, 1, 3)
    >>> fold(stock, np.array([4, 4, 5]), np.array([0, 0, 1]), 2, mean=True).ravel().tolist()
    [15.0, 60.0]
    """
    weight = weeks.astype(np.float64) if mean else np.ones(len(weeks))
    shape = (1, 1, -1) + (1,) * (values.ndim - 3)
    folded = np.add.reduceat(values * weight.reshape(shape), np.searchsorted(into, np.arange(periods)), axis=2)
    if mean:
        folded /= np.bincount(into, weights=weight, minlength=periods).reshape(shape)
    return folded


def mean_spell(bins: Array) -> Array:
    """Mean weeks of a completed spell; `bins` has counts and the sum of weeks on its last axis.

    Examples
    --------
    >>> float(mean_spell(np.array([0, 1, 1, 0, 0, 0, 0, 0, 0, 3.0])))
    1.5
    """
    count = bins[..., :-1].sum(axis=-1)
    return divide(bins[..., -1], count)


def spell_quantile(bins: Array, ranges: Sequence[tuple[int, int]], share: float) -> Array:
    """Weeks below or at which `share` of the completed spells lie.

    Spells within a bin are taken as spread evenly over the whole weeks of its range.

    Examples
    --------
    >>> float(spell_quantile(np.array([2, 8, 55.0]), [(3, 4), (5, 8)], 0.5))
    6.0
    """
    counts = bins[..., :-1]
    total = counts.sum(axis=-1)
    rank = np.maximum(np.ceil(share * total - 1e-9), 1.0)
    upto = np.cumsum(counts, axis=-1)
    place = np.minimum((upto < rank[..., None]).sum(axis=-1), len(ranges) - 1)
    before = np.take_along_axis(upto - counts, place[..., None], axis=-1)[..., 0]
    inside = np.take_along_axis(counts, place[..., None], axis=-1)[..., 0]
    first, last = (np.array(side)[place] for side in zip(*ranges, strict=True))
    step = np.floor((rank - before - 1) * (last - first + 1) / np.maximum(inside, 1))
    return np.where(total > 0, first + step, np.nan)


def divide(top: Array, bottom: Array) -> Array:
    """Divide; NaN where there is nothing to divide by."""
    result = np.full(np.broadcast(top, bottom).shape, np.nan)
    np.divide(top, bottom, out=result, where=bottom != 0)
    return result


def sum_over(values: Array, axes: Sequence[int]) -> Array:
    """Sum over `axes`, keeping NaN where a replicate is missing."""
    return values.sum(axis=tuple(axes)) if axes else values
