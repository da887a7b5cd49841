"""Aliases are counted before anything is expanded."""

import time

from support.workplace import PLAN


def test_aliases_that_multiply(workplace):
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    began = time.monotonic()
    faults = workplace.faults(PLAN + "\n".join(rows) + "\n")
    assert faults == ["plan.yaml:7:5: the file has more than 200,000 values once its aliases are written out"]
    assert time.monotonic() - began < 20


def test_more_aliases_than_anybody_needs(workplace):
    text = PLAN + "a: &a 1\nb: [" + ", ".join(["*a"] * 101) + "]\n"
    assert workplace.faults(text) == ["plan.yaml:4:405: *a is alias number 101; at most 100 are allowed"]


def test_an_alias_inside_what_it_repeats(workplace):
    assert workplace.faults(PLAN + "a: &a [*a]\n") == ["plan.yaml:3:8: *a stands inside what it repeats"]


def test_a_tag_that_would_run_python(workplace):
    assert workplace.faults(PLAN + "title: !!python/object/apply:os.system [ls]\n") == [
        "plan.yaml:3:8: tag:yaml.org,2002:python/object/apply:os.system is a YAML tag; tags are not used in scenarios"
    ]
