"""Write bindings/caremarket/_core.pyi from the built module; with --check, only tell whether it is current."""

import argparse
import difflib
import subprocess
import sys
import tempfile
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "bindings" / "caremarket" / "_core.pyi"


def generate() -> str:
    """Return the type file of the installed `caremarket._core`, laid out by ruff."""
    with tempfile.TemporaryDirectory() as folder:
        stubgen = [sys.executable, "-m", "pybind11_stubgen", "caremarket._core", "--exit-code", "-o", folder]
        subprocess.run(stubgen, check=True, capture_output=True, text=True)
        text = (Path(folder) / "caremarket" / "_core.pyi").read_text(encoding="utf-8")
    layout = [sys.executable, "-m", "ruff", "format", "--stdin-filename", "_core.pyi", "-"]
    return subprocess.run(layout, check=True, input=text, capture_output=True, text=True).stdout


def main() -> int:
    """Write or compare, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 when the file is out of date")
    arguments = parser.parse_args()
    new = generate()
    if not arguments.check:
        TARGET.write_text(new, encoding="utf-8")
        return 0
    old = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
    sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True), "committed", "generated"))
    return int(old != new)


if __name__ == "__main__":
    sys.exit(main())
