"""All kept cuts of a run as one xarray Dataset, and tables as tidy pandas frames."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
import xarray as xr

from .results_file import StoredVariable
from .results_table import STATISTICS, table
from .tables_selection import Selection

if TYPE_CHECKING:
    from .results import RunResults


def _cuts(run: "RunResults", measure: str | None) -> list[StoredVariable]:
    """Return the stored variables to show, one for the two halves of a ratio."""
    wanted = Selection.parse(measure).measure if measure else None
    return [v for v in run.source.variables if v.half != "denominator" and wanted in (None, v.measure)]


def dataset(run: "RunResults", measure: str | None) -> xr.Dataset:
    """Return the kept cuts of one or all measures; see ``RunResults.to_xarray``."""
    arrays: dict[str, xr.DataArray] = {}
    for variable in _cuts(run, measure):
        found = run.measures_by_name[variable.measure]
        base = "__".join([found.name, *variable.axes])
        for statistic in STATISTICS if found.type == "D" else ["mean"]:
            name = f"{base}_{statistic}" if found.type == "D" else base
            if name in arrays:
                name += f"_by_{variable.every}"
            values = table(run.source, found, Selection(found.name), variable.every, variable.axes, statistic)
            if variable.every != "run":
                values = values.rename(time=variable.every, weeks=f"weeks_in_{variable.every}")
            arrays[name] = values
    return xr.Dataset(arrays, attrs={key: value for key, value in run.attributes.items() if len(value) < 1000})


def frame(scenario: str, values: xr.DataArray, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return a table as a tidy frame: scenario, measure, labels, draw, replicate, date, weeks, value, unit."""
    tidy = values.rename("value").to_dataframe().reset_index().rename(columns={"time": "date"})
    tidy = tidy[tidy["value"].notna()].reset_index(drop=True)
    tidy["scenario"], tidy["measure"], tidy["unit"] = scenario, str(values.name), values.attrs["units"]
    for axis, label in labels.items():
        tidy[axis] = label
    keys = [key for key in tidy.columns if key not in ("scenario", "measure", "value", "unit")]
    return tidy[["scenario", "measure", *keys, "value", "unit"]]
