import math

import h5py
import numpy as np
import pytest
from caremarket.results import ResultFileError, SelectionError, open_run
from caremarket.tables import number, spread
from support.made_results import write_results


@pytest.fixture
def path(tmp_path):
    return write_results(tmp_path / "run.nc", {"week/places": np.arange(105.0)}, years="2", identity="abc")


def refusal(path):
    with pytest.raises(ResultFileError) as caught:
        open_run(path)
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_a_run_tells_what_it_is(path):
    run = open_run(path)
    told = (run.title, run.scenario, run.identity, run.seed, run.years, run.draws, run.replicates, run.start)
    assert told == ("run", "run", "abc", 1, 2, 1, 4, "2024-04-01")
    assert run.is_complete
    assert run.measures.loc["places"].to_dict() == {
        "unit": "place",
        "type": "S",
        "better": "+",
        "axes": "",
        "definition": "what places means",
    }


def test_a_missing_file_or_a_folder_is_refused(tmp_path):
    assert refusal(tmp_path / "no.nc") == f"{tmp_path}/no.nc does not exist"
    assert refusal(tmp_path) == f"{tmp_path} is a folder, not a result file"


def test_a_file_cut_short_is_refused(path):
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert refusal(path) == f"{path} is cut short: its run was killed while laying it out, or the copy is incomplete"


def test_a_foreign_file_is_refused(path):
    path.write_text("measure,value\n")
    assert refusal(path).startswith(f"{path} is not a result file (no HDF5 header)")
    with h5py.File(path, "w") as file:
        file["x"] = 1
    assert refusal(path) == f"{path} is an HDF5 file, but not one of CareMarket's results"


def test_another_format_version_is_refused(path):
    with h5py.File(path, "r+") as file:
        file.attrs["format_version"] = np.bytes_("2")
    assert refusal(path) == f"{path} has format version 2; this CareMarket reads 1"


def test_a_file_that_lacks_a_part_is_refused(path):
    with h5py.File(path, "r+") as file:
        del file["month"]
    assert refusal(path).startswith(f"{path} is damaged, or its run was killed at its start: ")


def test_a_file_without_a_finished_replicate_is_refused(tmp_path):
    path = write_results(tmp_path / "run.nc", {"week/places": 1.0}, finished=0)
    assert refusal(path) == f"{path} holds no finished replicate: its run stopped before the first"


def test_percentiles_are_over_all_replicates_of_all_draws():
    found = spread(np.arange(101.0).reshape(1, 101))
    assert (found.low, found.low50, found.central, found.high50, found.high) == (5.0, 25.0, 50.0, 75.0, 95.0)
    assert found.mean == 50.0
    assert found.mc_error == pytest.approx(math.sqrt(101 * 102 / 12) / math.sqrt(101), rel=1e-12)


def test_the_error_of_the_mean_counts_draws_when_there_are_several():
    values = np.array([[1.0, 3.0], [5.0, 7.0]])  # draws with means 2 and 6
    assert spread(values).mc_error == pytest.approx(math.sqrt(8) / math.sqrt(2))
    assert math.isnan(spread(np.array([[1.0]])).mc_error)


def test_no_number_is_shown_as_minus_nothing():
    assert [number(-0.0), number(-0.00001), number(0.00001)] == ["0", "0.000", "0.000"]


def test_the_dataset_has_named_axes_and_one_variable_per_cut(tmp_path):
    axes = {"setting": ("home_care", "residential")}
    arrays = {"week/places": 1.0, "month/places__setting": [1.0, 2.0], "year/places": 1.0}
    data = open_run(write_results(tmp_path / "run.nc", arrays, axes=axes)).to_xarray()
    assert dict(data.sizes) == {"draw": 1, "replicate": 4, "week": 105, "month": 24, "setting": 2, "year": 2}
    assert list(data.data_vars) == ["places", "places__setting", "places_by_year"]
    assert data["places__setting"].dims == ("draw", "replicate", "month", "setting")
    assert data["places"].attrs["units"] == "place"
    assert str(data["month"].values[1])[:10] == "2024-05-06"


def test_the_frame_is_tidy(path):
    frame = open_run(path).to_frame("places", every="year")
    assert list(frame.columns) == ["scenario", "measure", "draw", "replicate", "date", "weeks", "value", "unit"]
    assert len(frame) == 8
    assert frame["value"][:2].tolist() == [26.0, 78.5]


def test_the_frame_without_a_measure_is_the_summary(path):
    run = open_run(path)
    assert run.to_frame().set_index(["measure", "period"]).equals(run.summary())
    with pytest.raises(SelectionError, match="no measure is given for by"):
        run.to_frame(by=["setting"])
