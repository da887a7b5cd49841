"""The mutations of `scripts/seeded_mutations.py` still have the lines that they change and the tests that they name."""

import importlib

import pytest
from support.checkout import ROOT, text_of, tracked


@pytest.fixture
def script(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module("seeded_mutations")


def test_each_changes_one_line_that_is_there(script):
    assert len(script.MUTATIONS) >= 10
    assert [one.what for one in script.MUTATIONS if text_of(one.file).count(one.right) != 1] == []
    assert [one.what for one in script.MUTATIONS if one.right == one.wrong] == []


def test_each_names_a_test_that_is_there(script):
    sources = "\n".join(text_of(name) for name in tracked("tests/*.cpp"))
    for one in script.MUTATIONS:
        suite, name = next(part for part in one.caught_by.split("/") if "." in part).split(".")
        assert any(f"TEST{kind}({suite}, {name})" in sources for kind in ("", "_F", "_P")), one.caught_by
