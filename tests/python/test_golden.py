"""The resolved documents that the C++ tests run are those of the shipped scenarios."""

import importlib
import json
import sys

import pytest
from support.checkout import ROOT


@pytest.fixture
def update_golden(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module("update_golden")


def test_the_documents_are_current(update_golden, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["update_golden", "--check"])
    assert update_golden.main() == 0, capsys.readouterr().out


def test_there_is_one_hash_for_each_document(update_golden):
    lines = (update_golden.FOLDER / update_golden.HASHES).read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in lines] == list(update_golden.PLANS)
    assert all(len(line.split()[1]) == 16 for line in lines)


def test_a_difference_is_shown_and_written_once(update_golden, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(update_golden, "FOLDER", tmp_path)
    (tmp_path / "a.json").write_text('{"a": 1}\n', encoding="utf-8")
    assert update_golden.update("a.json", '{"a": 2}\n')
    assert '-{"a": 1}\n+{"a": 2}' in capsys.readouterr().out
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == {"a": 2}
    assert not update_golden.update("a.json", '{"a": 2}\n')
