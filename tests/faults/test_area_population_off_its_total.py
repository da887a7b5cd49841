"""People by age do not add to their total."""


def test_people_who_do_not_add_to_their_total(area):
    area.change("published/totals.csv", "2023,65+,79782", "2023,65+,79728")
    expected = "area/published/totals.csv:11:10: 65+ in 2023: 79728 is not the sum of its ages in estimates.csv, 79782"
    assert area.faults() == [expected]
