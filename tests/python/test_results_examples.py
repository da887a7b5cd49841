"""The examples in the docstrings of results, tables and comparisons run as printed."""

import doctest
import importlib

import pytest

MODULES = [
    "compare_breaks",
    "compare_change",
    "compare_headline",
    "comparison",
    "plot",
    "results",
    "results_file",
    "results_headline",
    "results_measures",
    "results_periods",
    "results_table",
    "results_xarray",
    "tables",
    "tables_selection",
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    assert doctest.testmod(importlib.import_module(f"caremarket.{name}")).failed == 0
