"""Hours times fee far from the spend."""


def test_hours_times_fee_far_from_spend_is_a_warning_that_shows_both(area):
    area.change("levels/spend.csv", "home care,65+,18.4,", "home care,65+,18.9,")
    assert "warning" not in area.build("--out", "near").err
    area.change("levels/spend.csv", "home care,65+,18.9,GBP million year-1,16.5,20.5", "home care,65+,24.4,GBP,16,25")
    outcome = area.build("--out", "far", "--quiet")
    assert (outcome.status, outcome.err) == (
        0,
        "area/levels/spend.csv:4:15: warning: home care 65+: spend is GBP 24.4 million, but 15,220 hours x GBP 23.21 x "
        "52.14 weeks is GBP 18.4 million\n",
    )
