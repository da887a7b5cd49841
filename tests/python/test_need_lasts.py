"""Shares by need at an age last while nothing is done: what ten years change is how many people are of which age."""

import caremarket as cm
import numpy as np
import pytest

OLD = ("75-84", "85+")
NEEDS = ("independent", "low", "medium", "high")


def largest_change(name, folder, replicates):
    """Give the largest ratio of a share by need, or its inverse, between the tenth year and the first."""
    run = cm.run(name, years=10, replicates=replicates, seed=1, out=folder, progress=False)
    people = run.table("population", every="year", by=("age_band", "need"))
    largest = 1.0
    for band in OLD:
        by_need = np.array(
            [people.sel(age_band=band, need=need).to_numpy().reshape(replicates, 10).mean(axis=0) for need in NEEDS]
        )
        shares = by_need / by_need.sum(axis=0)
        change = shares[:, 9] / shares[:, 0]
        print(name, band, dict(zip(NEEDS, change.round(3).tolist(), strict=True)))
        largest = max(largest, change.max(), (1 / change).max())
    return largest


def test_shares_by_need_last_on_a_small_area(tmp_path):
    assert largest_change("small", tmp_path, 40) < 1.10


@pytest.mark.slow
def test_shares_by_need_last_in_kirklees(tmp_path):
    assert largest_change("kirklees", tmp_path, 8) < 1.10
