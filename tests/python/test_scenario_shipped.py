"""The shipped scenarios: sound, sourced, and every value of them led back to its own line."""

import copy
import json
import random
import re

import caremarket as cm
import pytest
from caremarket import _core
from caremarket.scenario import shipped_names
from caremarket.scenario.resolve import engine_faults
from support.checkout import ROOT

BASES = [name for name in shipped_names() if "/" not in name]


def leaves(value, pointer):
    if isinstance(value, dict) and "dist" not in value:
        for key, below in value.items():
            yield from leaves(below, f"{pointer}/{key}")
    else:
        yield pointer


def put(document, pointer, value):
    *above, last = pointer.split("/")[1:]
    for key in above:
        document = document[key]
    document[last] = value


@pytest.mark.parametrize("name", BASES)
def test_every_value_out_of_range_is_one_fault_at_its_own_line(name):
    scenario = cm.load(name)
    document = copy.deepcopy(scenario.resolved)
    wanted = []
    for parameter in scenario.description.parameters.values():
        for pointer in leaves(scenario.value(parameter.pointer).value, parameter.pointer):
            put(document, pointer, parameter.high * 2 + 1)
            wanted.append((pointer, str(scenario.origins.at[pointer].value_place)))
    faults = engine_faults(document, scenario.origins, [], scenario.engine, scenario.description)
    assert sorted((fault.pointer, str(fault.place)) for fault in faults) == sorted(wanted)
    assert all(re.fullmatch(r"scenarios/.+\.yaml:[0-9]+:[0-9]+", place) for _, place in wanted)


@pytest.mark.parametrize("name", BASES)
def test_every_parameter_says_where_it_comes_from(name):
    scenario = cm.load(name)
    for parameter in scenario.description.parameters.values():
        for pointer in leaves(scenario.value(parameter.pointer).value, parameter.pointer):
            record = scenario.value(pointer).provenance
            assert record["kind"] in ("published", "derived", "fitted", "assumption"), pointer
            assert record.get("source") in (None, *scenario.sources), pointer


def test_the_engine_answers_whatever_the_document_with_faults_or_none():
    whole = json.loads(cm.load("tiny").canonical)
    choice = random.Random(7)
    pieces = [None, True, -1, 1e300, "x", "", [], {}, {"dist": "normal"}, {"dist": 1, "mean": []}, ["a", None], [[1]]]
    for _ in range(120):
        document = copy.deepcopy(whole)
        for _ in range(choice.randint(1, 4)):
            holder = document
            while True:
                keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
                if not keys:
                    break
                key = choice.choice(keys)
                below = holder[key]
                if isinstance(below, dict | list) and below and choice.random() < 0.8:
                    holder = below
                    continue
                if isinstance(holder, dict) and choice.random() < 0.3:
                    del holder[key]
                else:
                    holder[key] = copy.deepcopy(choice.choice(pieces))
                break
        for pointer, value, rule, nearest in _core.check(json.dumps(document)):
            assert pointer == "" or pointer.startswith("/")
            assert isinstance(value, str)
            assert rule
            assert all(isinstance(one, str) for one in nearest)


def test_the_example_of_the_readme_is_sound(tmp_path):
    text = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
    example = re.search(r"## The file\n```yaml\n(.*?)```", text, re.DOTALL).group(1)
    (tmp_path / "plan.yaml").write_text(example)
    assert cm.load(tmp_path / "plan.yaml").origins.lever_names == ["Ashbrow"]
