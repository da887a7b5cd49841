"""The examples in the docstrings of the report run as printed, and what it says twice agrees."""

import doctest
import importlib
import importlib.resources

import pytest
from caremarket.report.limits import left_out, not_simulated
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
    page = " ".join(section.replace("`", "").split()).lower()
    parts = not_simulated()
    assert len(parts) >= 5
    assert [part for part in parts if part.lower() not in page] == []
    told = sum(len(part) for part in parts)
    assert told > 0.7 * len(page)


def test_a_page_without_the_list_gives_none():
    assert left_out("# The model\n") == []


def test_templates_are_part_of_the_package():
    import caremarket.report

    installed = {path.name for path in (ROOT / "bindings/caremarket/report/templates").iterdir()}
    folder = importlib.resources.files(caremarket.report) / "templates"
    assert {path.name for path in folder.iterdir()} == installed != set()
    assert (folder.parent.parent / "docs" / "model.md").read_text("utf-8") == text_of("docs/model.md")
