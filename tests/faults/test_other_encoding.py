"""Scenario files are UTF-8 without a byte order mark."""

from support.workplace import PLAN


def test_latin_1(workplace):
    assert workplace.faults((PLAN + "title: Café\n").encode("latin-1")) == [
        "plan.yaml:3:11: byte 0xe9 is not UTF-8; save the file as UTF-8"
    ]


def test_utf_16(workplace):
    assert workplace.faults(PLAN.encode("utf-16")) == ["plan.yaml:1:1: is UTF-16 text; save the file as UTF-8"]


def test_a_byte_order_mark(workplace):
    assert workplace.faults(PLAN.encode("utf-8-sig")) == [
        "plan.yaml:1:1: starts with a byte order mark; save the file as UTF-8 without one"
    ]


def test_a_table_in_latin_1(workplace):
    workplace.write("population.csv", "age,sex,localité\n".encode("latin-1"))
    assert workplace.faults(PLAN + "tables: {population: population.csv}\n") == [
        "population.csv:1:16: byte 0xe9 is not UTF-8; save the file as UTF-8"
    ]
