"""Every number of the evidence and of Kirklees says its unit, range, kind, quality, source or reason, and date."""

from collections.abc import Iterator

import pytest
from caremarket.scenario.description import Description, installed_engine
from caremarket.scenario.nodes import dotted
from caremarket.scenario.reading import read_yaml
from caremarket.scenario.scalars import node_json
from caremarket.scenario.settings import flatten
from support.checkout import ROOT, tracked

FOLDERS = ("scenarios/evidence", "scenarios/kirklees", "scenarios/areas/kirklees")
BIBLIOGRAPHIES = [name for name in tracked("scenarios/*.yaml") if name in {f"{one}/sources.yaml" for one in FOLDERS}]
FILES = [name for name in tracked(*(f"{one}/*.yaml" for one in FOLDERS[:2])) if name not in BIBLIOGRAPHIES]


@pytest.fixture(scope="module")
def description():
    return Description.from_json(installed_engine().describe())


@pytest.fixture(scope="module")
def sources():
    return {key: entry for name in BIBLIOGRAPHIES for key, entry in node_json(read_yaml(ROOT / name, name)).items()}


def cells(value, low, high, name) -> Iterator[tuple[str, object, object, object]]:
    """Each number of a value with the ends of its range; one end may serve a whole table."""
    if not isinstance(value, dict):
        yield name, value, low, high
        return
    for key, below in value.items():
        ends = (end.get(key) if isinstance(end, dict) else end for end in (low, high))
        yield from cells(below, *ends, f"{name}.{key}")


def range_faults(record, name) -> Iterator[str]:
    for cell, value, low, high in cells(record["value"], record.get("low"), record.get("high"), name):
        if not isinstance(low, int | float) or not isinstance(high, int | float):
            yield f"{cell} lacks low or high"
        elif not low <= value <= high:
            yield f"{cell}: {value} is not within {low} to {high}"


def faults_of(record, name, unit, sources) -> Iterator[str]:
    """What a record does not say; `unit` is the declared one of its parameter."""
    if unit not in ("1", "") and "unit" not in record:
        yield f"{name} lacks unit"
    yield from (f"{name} lacks {key}" for key in ("kind", "quality") if key not in record)
    source = record.get("source")
    if source is None and record.get("kind") not in ("assumption", "fitted"):
        yield f"{name} is {record.get('kind')} and lacks source"
    if source is None and "rationale" not in record:
        yield f"{name} lacks both source and rationale"
    if source is not None and "locator" not in record:
        yield f"{name} lacks locator"
    if "date" not in record and not (sources.get(source) or {}).get("date"):
        yield f"{name} lacks date, and its source has none"
    if "dist" not in record:
        yield from range_faults(record, name)


@pytest.mark.parametrize("name", FILES)
def test_every_number_says_what_it_is_and_where_it_comes_from(name, description, sources):
    found = []
    for setting in flatten(read_yaml(ROOT / name, name)):
        key = dotted(setting.pointer)
        if setting.record is None:
            found.append(f"{name}: {key} is no record")
            continue
        unit = description.parameter_at(setting.pointer).unit
        found += [f"{name}: {fault}" for fault in faults_of(node_json(setting.record), key, unit, sources)]
    assert found == []


def test_the_rules_find_what_is_missing():
    bare = {"value": {"a": 1, "b": 2}, "low": {"a": 0, "b": 3}, "high": {"a": 2, "b": 4}, "kind": "derived"}
    assert list(faults_of(bare, "x", "week", {})) == [
        "x lacks unit",
        "x lacks quality",
        "x is derived and lacks source",
        "x lacks both source and rationale",
        "x lacks date, and its source has none",
        "x.b: 2 is not within 3 to 4",
    ]
    cited = {"value": 1, "low": 0, "kind": "published", "quality": "red", "source": "s", "locator": "t"}
    assert list(faults_of(cited, "x", "1", {"s": {"title": "t", "date": "2024"}})) == ["x lacks low or high"]
