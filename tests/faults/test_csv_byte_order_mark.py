"""A table with a byte order mark, as spreadsheets write it."""

from support.workplace import PLAN


def test_a_byte_order_mark(workplace):
    workplace.tables()
    path = workplace.folder / "population.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert workplace.faults(PLAN + "tables: {population: population.csv}\n") == [
        "population.csv:1:1: starts with a byte order mark; save the file as UTF-8 without one"
    ]
