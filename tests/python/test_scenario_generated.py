"""What is generated from the engine's description is what the description says."""

import importlib
import sys

import pytest
from support.checkout import ROOT


@pytest.mark.parametrize("name", ["generate_levers", "generate_schema"])
def test_the_committed_file_is_current(name, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    monkeypatch.setattr(sys, "argv", [name, "--check"])
    assert importlib.import_module(name).main() == 0
