"""Nothing pulls to a target: what a run is compared with never reaches the engine."""

import csv
import json

import caremarket as cm
import pytest
from caremarket import _core
from caremarket.scenario import shipped_names
from support.checkout import ROOT, tracked

FILES = ("opening.csv", "targets.csv")
COLLECTED = ROOT.parent / "shared" / "data" / "targets.csv"
# A line of the bibliography, the citation of a value, may name any source; the engine does not act on it.
CITED = "provenance"


def keys_of(name):
    """The names of what is compared: the first column of a table, with the selection where there is one."""
    with (ROOT / name).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        has_selection = next(rows)[1] == "selection"
        return {f"{row[0]}[{row[1]}]" if has_selection and row[1] else row[0] for row in rows if row}


def words_of(value):
    """Every key and every text in a document."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from words_of(below)
    elif isinstance(value, list):
        for below in value:
            yield from words_of(below)
    elif isinstance(value, str):
        yield value


def target_keys():
    return set().union(*(keys_of(name) for name in tracked("scenarios/*.csv") if name.split("/")[-1] in FILES))


def what_the_engine_reads(scenario):
    document = json.loads(scenario.canonical)
    document.pop(CITED)
    return set(words_of(document))


def test_no_target_is_in_a_resolved_document():
    keys = target_keys()
    for name in shipped_names():
        scenario = cm.load(name)
        assert not keys & what_the_engine_reads(scenario), name
        assert not any(file.endswith(FILES) for file in scenario.files), name


def test_no_collected_target_is_in_a_resolved_document():
    if not COLLECTED.is_file():
        pytest.skip("the collected targets are not beside this checkout")
    keys = keys_of(COLLECTED)
    assert len(keys) > 100
    for name in shipped_names():
        assert not keys & what_the_engine_reads(cm.load(name)), name


def test_the_tables_of_targets_would_be_found(tmp_path):
    (tmp_path / "targets.csv").write_text("id,value\nEN001,3\n", encoding="utf-8")
    assert keys_of(tmp_path / "targets.csv") == {"EN001"}
    assert set(words_of({"a": [{"EN001": "b"}]})) == {"a", "EN001", "b"}


def test_the_engine_knows_no_target():
    described = json.loads(_core.describe())
    named = [one["pointer"] for one in described["parameters"]] + [one["table"] for one in described["tables"]]
    named += [column["key"] for table in described["tables"] for column in table["columns"]]
    named += [field["key"] for lever in described["levers"] for field in lever["fields"]]
    assert [name for name in named if "target" in name or "opening_count" in name or "observed" in name] == []
    assert {one["table"] for one in described["tables"]}.isdisjoint({"opening", "targets"})
