import pytest
from support.workplace import Workplace


@pytest.fixture
def workplace(tmp_path):
    return Workplace(tmp_path)
