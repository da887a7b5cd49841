"""A row of the opening table whose low is above its high, or that leaves its own value out."""


def test_a_low_above_the_high(made_up_area):
    made_up_area.change("opening.csv", "26,15,45", "26,45,15")
    assert made_up_area.faults() == ["made-up/opening.csv:2:19: turnover_rate: 45 is a low above the high, 15"]


def test_a_value_outside_its_own_range(made_up_area):
    made_up_area.change("opening.csv", "26,15,45", "26,27,45")
    made_up_area.change("opening.csv", "8,5,11", "8,5,7.5")
    assert made_up_area.faults() == [
        "made-up/opening.csv:2:19: turnover_rate: 27 is above the value, 26",
        "made-up/opening.csv:3:35: vacancy_rate: 7.5 is below the value, 8",
    ]
