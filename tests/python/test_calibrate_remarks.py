"""A fit says of a constant that it lies at its bound, or outside the range that the evidence gives."""

import caremarket as cm
import pytest
from caremarket.calibrate.fitting import Constant
from caremarket.calibrate.free import Free, read_free
from caremarket.calibrate.remarks import evidence_range, remarks
from support.checkout import ROOT

POINTER = "/demand/choice/nursing_need"


@pytest.fixture(scope="module")
def prior():
    return cm.load("kirklees", fitted="none")


@pytest.fixture(scope="module")
def free() -> Free:
    table, _ = read_free(ROOT / "scenarios" / "areas" / "kirklees")
    return next(one for one in table.free if POINTER in one.leaves(cm.load("kirklees")))


def said_of(value, free, prior):
    evidence = float(prior.value(POINTER).value)
    return remarks(Constant(free, {POINTER: evidence}, {POINTER: value}, 0.0), POINTER, prior)


def test_nothing_is_said_of_a_constant_within_both(free, prior):
    assert said_of(float(prior.value(POINTER).value), free, prior) == []


def test_a_bound_and_the_evidence_s_range_are_named(free, prior):
    low, high = evidence_range(prior, POINTER)
    assert "at its bound" in said_of(free.high, free, prior)
    assert "at its bound" in said_of(free.low, free, prior)
    assert said_of(high * 1.0001 if high < free.high else low * 0.9999, free, prior)[-1] == (
        f"outside the evidence's range, {low:g} to {high:g}"
    )


def test_a_table_gives_the_range_of_each_of_its_labels(prior):
    pointer = "/demand/contact/asking_by_age/85+"
    record = prior.value(pointer).provenance
    assert evidence_range(prior, pointer) == (record["low"]["85+"], record["high"]["85+"])
