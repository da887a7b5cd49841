"""From stored arrays to the values of a measure: selected, summed or pooled, and folded into periods."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import xarray as xr

from .results_file import Array, Every, ResultSource, StoredVariable
from .results_measures import Measure, find_cut
from .results_periods import divide, fold, mean_spell, positions, spell_quantile, spell_ranges, sum_over
from .tables_selection import Selection, SelectionError, check_axis, nearest

#: What may be asked of a distribution of completed spells, and how a chart or table calls it.
STATISTICS = {"mean": "mean", "median": "median", "p90": "90th percentile"}


def _folded(source: ResultSource, variable: StoredVariable, every: Every, mean: bool) -> Array:
    values = source.read(variable)
    if variable.every == every:
        return values
    dates, weeks = source.dates[variable.every], source.weeks[variable.every]
    if every == "run":
        return fold(values, weeks, np.zeros(len(dates), np.intp), 1, mean)[:, :, 0]
    periods = source.dates[every]
    return fold(values, weeks, positions(dates, periods), len(periods), mean)


def _cut(
    source: ResultSource, variable: StoredVariable, every: Every, mean: bool, selection: Selection, by: Sequence[str]
) -> Array:
    """Fold, select the labels, sum over what is not named, put the axes in the order of `by` (spell bins stay last)."""
    values = _folded(source, variable, every, mean)
    first = 2 if every == "run" else 3
    index: list[slice | int] = [slice(None)] * values.ndim
    left = []
    for place, axis in enumerate(variable.axes, first):
        if axis in selection.labels:
            index[place] = source.axes[axis].index(selection.labels[axis])
        else:
            left.append(axis)
    values = values[tuple(index)]
    values = sum_over(values, [first + place for place, axis in enumerate(left) if axis not in by])
    kept = [axis for axis in left if axis in by]
    return np.moveaxis(values, [first + kept.index(axis) for axis in by], range(first, first + len(by)))


def _reduce(measure: Measure, arrays: list[Array], statistic: str, spells: Sequence[str]) -> Array:
    """Turn the stored form into the measure's value: divide the halves, take a statistic of the spells."""
    if measure.type == "R":
        numerator, denominator = arrays
        return measure.factor * divide(numerator, denominator)
    if measure.type != "D":
        return arrays[0]
    if statistic == "mean":
        return mean_spell(arrays[0])
    return spell_quantile(arrays[0], spell_ranges(spells), 0.5 if statistic == "median" else 0.9)


def coordinates(source: ResultSource, every: Every, by: Sequence[str]) -> dict[str, object]:
    """Return the coordinates of a table: draw, replicate, time with its weeks, and the labels of `by`."""
    found: dict[str, object] = {"draw": np.arange(source.draws), "replicate": np.arange(source.replicates)}
    if every != "run":
        found["time"] = pd.DatetimeIndex(source.dates[every].astype("datetime64[ns]"))
        found["weeks"] = ("time", source.weeks[every])
    return found | {axis: list(source.axes[axis]) for axis in by}


def table(
    source: ResultSource,
    measure: Measure,
    selection: Selection,
    every: Every,
    by: Sequence[str] = (),
    statistic: str = "mean",
) -> xr.DataArray:
    """Return the values of a measure.

    Parameters
    ----------
    source : ResultSource
        Where they lie.
    measure : Measure
        What is asked.
    selection : Selection
        Labels to select; axes neither selected nor in `by` are summed, or pooled for ratios and distributions.
    every : {"week", "month", "year", "run"}
        The period: a stock is the mean of its weeks, a flow the sum, a ratio the sum of numerators over the sum of
        denominators.
    by : sequence of str
        Axes to keep.
    statistic : {"mean", "median", "p90"}
        For a distribution of completed spells.

    Returns
    -------
    xarray.DataArray
        With axes draw, replicate, time (unless every is "run") and `by`; NaN for replicates that were not finished.
    """
    if statistic not in STATISTICS:
        raise SelectionError(f"no statistic '{statistic}'{nearest(statistic, STATISTICS)}")
    for axis in by:
        check_axis(measure.name, axis, measure.axes)
        if axis in selection.labels:
            raise SelectionError(f"axis '{axis}' is both selected and broken down by")
    variables = find_cut(source, measure, [*selection.labels, *by], every)
    mean = measure.type == "S"
    arrays = [_cut(source, variable, every, mean, selection, by) for variable in variables]
    return xr.DataArray(
        _reduce(measure, arrays, statistic, source.axes.get("spell", ())),
        dims=["draw", "replicate", *([] if every == "run" else ["time"]), *by],
        coords=coordinates(source, every, by),
        name=measure.name,
        attrs={
            "units": measure.unit,
            "long_name": measure.definition,
            "selection": str(selection),
            "type": measure.type,
            "better": measure.better,
            "period": every,
        },
    )
