"""The summary of another comparison, and a file of its name that is none, are refused before anything is run."""

import json

import pytest
from support.workplace import SHORT

FIRST = ("compare", "tiny", "tiny/fee-cut", *SHORT, "--out", "here")
SECOND = ("compare", "tiny/pay-floor", "tiny/extra-care", *SHORT, "--out", "here")


def test_the_summary_of_another_comparison(workplace):
    assert workplace.here(*FIRST).status == 0
    before = (workplace.folder / "here" / "compare.json").read_bytes()
    files = workplace.everything()
    outcome = workplace.here(*SECOND)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "here/compare.json: is the summary of another comparison; choose another --out\n"
    assert (workplace.folder / "here" / "compare.json").read_bytes() == before
    assert workplace.everything() == files


def test_the_same_comparison_again_is_allowed(workplace):
    assert workplace.here(*FIRST).status == 0
    before = (workplace.folder / "here" / "compare.json").read_bytes()
    assert workplace.here(*FIRST).status == 0
    assert (workplace.folder / "here" / "compare.json").read_bytes() == before


@pytest.mark.parametrize("text", ["notes", "{}", "[1]", json.dumps({"scenarios": [1]}), "\0"])
def test_something_else_under_the_name(workplace, text):
    workplace.write("here/compare.json", text)
    outcome = workplace.here(*FIRST)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == ("here/compare.json: is not the summary of a comparison; remove it or choose another --out\n")
    assert (workplace.folder / "here" / "compare.json").read_text() == text
    assert workplace.everything() == {"here/compare.json"}


def test_a_folder_under_the_name(workplace):
    (workplace.folder / "here" / "compare.json").mkdir(parents=True)
    outcome = workplace.here(*FIRST)
    assert (outcome.status, outcome.err) == (2, "here/compare.json: cannot be read: Is a directory\n")
    assert workplace.everything() == set()
