#!/usr/bin/env python3
"""Write constraints.txt: exact versions of everything that runs, builds and tests the package.

Run it with the oldest Python that the project supports (3.11), from the root of the checkout. It installs the
requirements of pyproject.toml into a fresh virtual environment with pip and records what pip chose.
"""

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

HEADER = """\
# Exact versions for running, building and testing, solved on Python 3.11 by scripts/solve_constraints.py.
"""


def main() -> int:
    """Solve, and overwrite constraints.txt."""
    if sys.version_info[:2] != (3, 11):
        print("solve_constraints: run this with Python 3.11", file=sys.stderr)
        return 2
    root = Path(__file__).resolve().parent.parent
    about = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project = about["project"]
    wanted = about["build-system"]["requires"] + project["dependencies"] + project["optional-dependencies"]["test"]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "-q", "--only-binary", ":all:", *wanted], check=True)
        frozen = subprocess.run([python, "-m", "pip", "freeze"], check=True, capture_output=True, text=True).stdout
    (root / "constraints.txt").write_text(HEADER + frozen, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
