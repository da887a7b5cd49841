"""The examples in the docstrings of the report run as printed, and what it says twice agrees."""

import doctest
import importlib
import importlib.resources
import re

import pytest
from caremarket.report.limits import NOT_SIMULATED
from support.checkout import ROOT, text_of, tracked

MODULES = [
    name.removeprefix("bindings/").removesuffix(".py").replace("/", ".")
    for name in tracked("bindings/caremarket/report/*.py")
    if not name.endswith("__init__.py")
]


@pytest.mark.parametrize("name", [*MODULES, "caremarket.opening"])
def test_examples_run(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_what_is_not_simulated_is_what_the_model_page_leaves_out():
    section = text_of("docs/model.md").split("## Left out for now")[1].split("\n## ")[0]
    page = " ".join(section.split())
    assert [phrase for phrase in NOT_SIMULATED if phrase not in page] == []
    told = " ".join(NOT_SIMULATED)
    first = page.split(". Agency staff")[0]
    left_out = [re.sub(r"\(.*?\)", "", phrase).strip() for phrase in re.split(r"[;,.]", first)]
    assert [phrase for phrase in left_out if phrase and phrase not in told] == []


def test_templates_are_part_of_the_package():
    import caremarket.report

    installed = {path.name for path in (ROOT / "bindings/caremarket/report/templates").iterdir()}
    folder = importlib.resources.files(caremarket.report) / "templates"
    assert {path.name for path in folder.iterdir()} == installed != set()
