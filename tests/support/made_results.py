"""Result files made by hand, with h5py, for tests that need to know every number."""

import h5py
import numpy as np

TYPES = {
    "population": ("person", "S", "."),
    "unmet_people": ("person", "S", "-"),
    "waiting_for_care": ("person", "S", "-"),
    "residents": ("person", "S", "."),
    "reablement_starts": ("person", "F", "."),
    "reablement_success": ("percent", "R", "+"),
    "places": ("place", "S", "+"),
    "filled_posts": ("post", "S", "+"),
    "net_cost": ("GBP", "F", "-"),
    "provider_exits": ("provider", "F", "-"),
    "occupancy": ("percent", "R", "."),
    "turnover_rate": ("percent a year", "R", "-"),
    "capital_cost": ("GBP", "F", "."),
    "gross_cost": ("GBP", "F", "."),
    "council_ledger": ("GBP", "L", "."),
    "nhs_income": ("GBP", "F", "."),
    "paid_to_providers": ("GBP", "F", "."),
    "wait_time": ("week", "D", "-"),
    "market_failure": ("probability", "L", "-"),
    "market_failure_week": ("week", "L", "."),
}


def calendar(start="2024-04-01", weeks=105):
    """First days of the weeks, months and financial years of a run, and the weeks in each."""
    days = np.datetime64(start) + 7 * np.arange(weeks)
    month = days.astype("datetime64[M]")
    year = (month - np.timedelta64(3, "M")).astype("datetime64[Y]")
    found = {"week": (days, np.ones(weeks, np.int32))}
    for name, period in (("month", month), ("year", year)):
        _, first, count = np.unique(period, return_index=True, return_counts=True)
        found[name] = (days[first], count.astype(np.int32))
    return found


def write_results(
    path, arrays, *, axes=None, draws=1, replicates=4, start="2024-04-01", weeks=105, finished=None, **attributes
):
    """Write `arrays`, a dict of "group/variable" to values that broadcast to (draw, replicate, time, axes)."""
    axes = axes or {}
    times = calendar(start, weeks)
    attributes = {"seed": "1", "title": path.stem, "scenario": path.stem, **attributes}
    with h5py.File(path, "w", track_order=True) as file:
        for key, value in {"format_version": "1", **attributes}.items():
            file.attrs[key] = np.bytes_(value)
        file["draw"], file["replicate"] = np.arange(draws), np.arange(replicates)
        for axis, labels in axes.items():
            file.create_dataset(axis, data=list(labels), dtype=h5py.string_dtype())
        done = np.arange(draws * replicates) < (draws * replicates if finished is None else finished)
        file["complete"] = done.reshape(draws, replicates).astype(np.int8)
        for every, (days, count) in times.items():
            file[f"{every}/time"] = (days - np.datetime64(start)).astype(np.int32)
            file[f"{every}/time"].attrs["units"] = np.bytes_(f"days since {start}")
            file[f"{every}/weeks"] = count
        file.create_group("run", track_order=True)
        for name, values in arrays.items():
            _write(file, name, np.asarray(values), axes, times, (draws, replicates))
    return path


def _write(file, name, values, axes, times, samples):
    every, variable = name.split("/")
    base, *cut = variable.split("__")
    measure = base.removesuffix("_numerator").removesuffix("_denominator")
    unit, kind, better = TYPES[measure]
    shape = [*samples, *([] if every == "run" else [len(times[every][0])]), *(len(axes[axis]) for axis in cut)]
    if kind == "D":
        shape.append(len(axes["spell"]))
    file[name] = np.broadcast_to(values, shape)
    told = {"units": unit, "type": kind, "better": better, "long_name": f"what {measure} means", "measure": measure}
    for key, text in told.items():
        file[name].attrs[key] = np.bytes_(text)
