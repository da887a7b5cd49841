import pytest
from support.workplace import Workplace


@pytest.fixture
def workplace(tmp_path):
    """Give an empty folder to write plans in and run the command from."""
    return Workplace(tmp_path)
