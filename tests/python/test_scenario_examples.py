"""The examples in the docstrings of scenarios, runs and the command line are true."""

import doctest
import importlib
import pkgutil

import caremarket
import pytest

OURS = ["caremarket", "caremarket.levers", "caremarket.faults", "caremarket.folders", "caremarket.precision"]
OURS += ["caremarket.running", "caremarket.settings"]
for package in ("area", "scenario", "cli"):
    found = pkgutil.iter_modules([f"{caremarket.__path__[0]}/{package}"])
    OURS += [f"caremarket.{package}.{module.name}" for module in found]


@pytest.mark.parametrize("name", OURS)
def test_examples(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert doctest.testmod(importlib.import_module(name)).failed == 0
