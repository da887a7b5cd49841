"""A table with the line ends of Windows."""

from support.workplace import PLAN


def test_carriage_returns(workplace):
    workplace.tables()
    path = workplace.folder / "population.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert workplace.faults(PLAN + "tables: {population: population.csv}\n") == [
        "population.csv:1:25: ends lines with CR LF; save the file with LF line ends"
    ]
