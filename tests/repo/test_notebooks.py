"""Every notebook runs from a clean kernel, in an empty folder, and is stored without its outputs."""

import json

import nbclient
import nbformat
import pytest
from support.checkout import ROOT, text_of, tracked

NOTEBOOKS = tracked("notebooks/*.ipynb")


def test_there_is_one():
    assert NOTEBOOKS != []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_is_stored_without_outputs(name):
    cells = json.loads(text_of(name))["cells"]
    assert [cell["outputs"] for cell in cells if cell["cell_type"] == "code" and cell["outputs"]] == []


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_runs(name, tmp_path):
    notebook = nbformat.read(ROOT / name, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
