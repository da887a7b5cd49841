import pytest
from support.area_copy import copied
from support.fitted_area import made_up
from support.workplace import Workplace


@pytest.fixture
def workplace(tmp_path):
    """Give an empty folder to write plans in and run the command from."""
    return Workplace(tmp_path)


@pytest.fixture
def area(workplace):
    """Give a copy of the tables of Kirklees."""
    return copied(workplace)


@pytest.fixture
def made_up_area(workplace):
    """Give a made-up area that can be fitted."""
    return made_up(workplace)
