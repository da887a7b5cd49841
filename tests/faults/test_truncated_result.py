"""A result that was cut short is refused in one line and not overwritten."""

from support.workplace import SHORT


def test_a_result_cut_short(workplace):
    assert workplace.caremarket("run", "tiny", *SHORT, "--out", "here").status == 0
    path = workplace.folder / "here" / "run.nc"
    path.write_bytes(path.read_bytes()[:-1000])
    outcome = workplace.caremarket("run", "tiny", *SHORT, "--out", "here")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        "here/run.nc: is cut short: its run was killed while laying it out, or the copy is incomplete; "
        "remove it or choose another --out\n"
    )
