"""More residents than beds."""


def test_more_residents_than_beds(area):
    area.change("levels/care_users.csv", "all,2755,", "all,3255,")
    assert area.faults() == [
        "area/levels/care_users.csv:22:29: residents of care homes, all: 3255 is more residents than beds in service "
        "(3185)"
    ]


def test_beds_that_are_not_those_of_the_homes(area):
    area.change("levels/homes.csv", "registered,3411,", "registered,3412,")
    expected = "3412 is not the sum of the homes in providers.csv, 3411"
    assert area.faults() == [f"area/levels/homes.csv:4:17: beds, registered: {expected}"]
