"""A run's file opens with the tools that people have: xarray through h5netcdf, and R through ncdf4."""

import subprocess
from pathlib import Path

import caremarket
import h5py
import numpy as np
import pytest
import xarray as xr

NAME = "net_cost__setting__locality"
SCRIPT = Path(__file__).parents[1] / "support" / "open_results.R"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return caremarket.run("tiny", years=1, replicates=3, out=tmp_path_factory.mktemp("open"), progress=False)


def test_xarray_opens_every_group_with_real_dates_and_labels(run):
    tree = xr.open_datatree(run.source.path, engine="h5netcdf")
    assert set(tree.children) == {"week", "month", "year", "run"}
    for every, dates in run.source.dates.items():
        assert (tree[every]["time"].values == dates.astype("datetime64[ns]")).all()
    month = tree["month"].to_dataset()
    assert month[NAME].dims == ("draw", "replicate", "time", "setting", "locality")
    assert tuple(month["setting"].values) == run.source.axes["setting"]
    assert month[NAME].attrs["units"] == "GBP"
    assert np.array_equal(month[NAME], run.table("net_cost", "month", by=["setting", "locality"]))


def test_r_opens_the_file_and_reads_the_same_numbers(run):
    done = subprocess.run(
        ["Rscript", "--vanilla", SCRIPT, run.source.path, f"month/{NAME}"], capture_output=True, text=True, check=True
    )
    told = dict(line.rstrip().split(": ", 1) for line in done.stdout.splitlines())
    values = run.table("net_cost", "month", by=["setting", "locality"])
    assert told["dimensions"] == "draw replicate month/time setting locality"
    assert told["sizes"] == " ".join(map(str, values.shape))
    assert float(told["sum"]) == pytest.approx(float(values.sum()), rel=1e-12)
    assert told["units"] == "GBP"
    assert told["time units"] == f"days since {run.start}"
    assert told["settings"].split() == list(run.source.axes["setting"])
    assert told["title"] == run.title
    assert int(told["document"]) == len(run.attributes["document"].encode())
    assert int(told["complete"]) == 3


def test_every_axis_of_every_variable_is_an_attached_scale(run):
    with h5py.File(run.source.path) as file:
        for variable in run.source.variables:
            dataset = file[variable.every][variable.name]
            names = [Path(next(iter(axis.values())).name).name for axis in dataset.dims]
            expected = ["draw", "replicate", *([] if variable.every == "run" else ["time"]), *variable.axes]
            assert names[: len(expected)] == expected
            assert len(names) - len(expected) == (names[-1] == "spell")


def test_every_measure_says_its_unit_type_and_sign(run):
    with h5py.File(run.source.path) as file:
        for variable in run.source.variables:
            told = file[variable.every][variable.name].attrs
            wanted = {"_FillValue", "units", "long_name", "measure", "type", "better", "role"}
            assert wanted <= set(told), variable
            assert told["_FillValue"].dtype == file[variable.every][variable.name].dtype
            assert told["measure"].decode() == variable.measure


def test_the_dataset_of_a_whole_run_is_readable(run):
    data = run.to_xarray()
    assert {"week", "month", "year"} <= set(data.sizes)
    assert len(data.data_vars) >= len(run.measures)
