"""The GDP deflator, by financial year."""

import pytest
from caremarket.prices import deflator, deflators


def test_the_table_is_whole_and_its_base_is_2024():
    known = deflators()
    assert sorted(known) == list(range(min(known), max(known) + 1))
    assert known[2024] == 100


def test_beyond_the_table_the_last_change_goes_on():
    last = max(deflators())
    growth = deflator(last) / deflator(last - 1)
    assert deflator(last + 2) == pytest.approx(deflator(last) * growth**2)
    first = min(deflators())
    assert deflator(first - 1) < deflator(first)
