"""An age that a life table leaves out would die at another age's rate, and a sex that it leaves out never."""

import pytest
from support.workplace import PLAN


@pytest.mark.parametrize(("left_out", "named"), [("female,45,", "female, 45"), ("male,", "male, 18")])
def test_an_age_or_a_sex_that_is_missing(workplace, left_out, named):
    workplace.tables()
    path = workplace.folder / "mortality.csv"
    kept = [line for line in path.read_text().splitlines() if not line.startswith(left_out)]
    path.write_text("\n".join([*kept, ""]))
    assert workplace.faults(PLAN + "tables: {mortality: mortality.csv}\n") == [
        f"mortality.csv:1:5: tables.mortality.age: {named} is missing; "
        "the ages of a life table run from 18 to its last without a gap"
    ]
