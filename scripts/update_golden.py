"""Write the golden files in `tests/golden/`: the resolved documents of `tiny` and one hash of a run of each.

Of a plan, only the sections that differ from the baseline are kept. Run after a scenario, a parameter or the engine has
changed results on purpose: `.venv/bin/python scripts/update_golden.py`. It shows what differs and asks for a line under
**Results changed** in CHANGELOG.md. With `--check` it only says whether the documents are current (exit status 1 when
they are not). Hashes come from the C++ tests, `build/default/caremarket_tests` unless `--tests` names another binary;
`./caremarket test` builds it.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import caremarket

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "golden"
PLANS = ("baseline", "fee-cut", "pay-floor", "extra-care")
LEFT_OUT = ("provenance", "title")
HASHES = "hashes.txt"


def compact(value: Any) -> str:
    """A value on one line, as the canonical document writes it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def sections(plan: str) -> dict[str, str]:
    """The sections of the resolved document of tiny/`plan` but title and provenance, a line for each of their keys."""
    texts = {}
    for section, value in sorted(caremarket.load(f"tiny/{plan}").resolved.items()):
        if section in LEFT_OUT:
            continue
        texts[section] = compact(value)
        if isinstance(value, dict):
            lines = [f"{compact(key)}: {compact(member)}" for key, member in sorted(value.items())]
            texts[section] = "{\n" + ",\n".join(lines) + "\n}"
    return texts


def documents() -> dict[str, str]:
    """Each file's text by its name: the whole of the baseline, of plans the sections that differ from it."""
    base = sections(PLANS[0])
    texts = {}
    for plan in PLANS:
        own = sections(plan)
        kept = {key: text for key, text in own.items() if plan == PLANS[0] or text != base.get(key)}
        texts[f"tiny-{plan}.json"] = (
            "{\n" + ",\n".join(f"{compact(key)}: {text}" for key, text in kept.items()) + "\n}\n"
        )
    return texts


def hashes(tests: Path) -> str:
    """A line `plan hash` for a run of each document as it now stands in the folder."""
    command = [str(tests), "--gtest_filter=Golden.*", "--gtest_brief=1"]
    ran = subprocess.run(
        command, env={**os.environ, "CAREMARKET_PRINT_HASHES": "1"}, capture_output=True, text=True, check=False
    )
    lines = [line.removeprefix("golden: ") for line in ran.stdout.splitlines() if line.startswith("golden: ")]
    if len(lines) != len(PLANS):
        raise RuntimeError(f"{tests} printed {len(lines)} hashes, not {len(PLANS)}:\n{ran.stdout}{ran.stderr}")
    return "".join(f"{line}\n" for line in lines)


def shortened(line: str, width: int = 160) -> str:
    """A line of a difference that fits a screen."""
    return line if len(line) <= width else f"{line[: width - 4]} ..."


def differs(name: str, wanted: str) -> bool:
    """Print how a file differs from what it should be, and return whether it does."""
    path = FOLDER / name
    current = path.read_text(encoding="utf-8") if path.is_file() else ""
    lines = difflib.unified_diff(
        current.splitlines(), wanted.splitlines(), f"tests/golden/{name}", "as it is now", lineterm="", n=0
    )
    shown = [shortened(line) for line in lines]
    if shown:
        print("\n".join(shown))
    return current != wanted


def update(name: str, wanted: str) -> bool:
    """Write a file that differs, and return whether it did."""
    if not differs(name, wanted):
        return False
    (FOLDER / name).write_text(wanted, encoding="utf-8")
    return True


def main() -> int:
    """Write or compare the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether the documents are current")
    parser.add_argument("--tests", type=Path, default=ROOT / "build" / "default" / "caremarket_tests")
    arguments = parser.parse_args()
    wanted = documents()
    if arguments.check:
        stale = [name for name, text in wanted.items() if differs(name, text)]
        if stale:
            print(f"not current: {', '.join(stale)}; run scripts/update_golden.py", file=sys.stderr)
        return 1 if stale else 0
    if not arguments.tests.is_file():
        print(f"{arguments.tests} has not been built: run ./caremarket test, or name it by --tests", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    changed = [name for name, text in wanted.items() if update(name, text)]
    if update(HASHES, hashes(arguments.tests)):
        changed.append(HASHES)
        print("\nResults of an unchanged or changed scenario are other than before.")
        print("Add a line under 'Results changed' in CHANGELOG.md that says which, and why.")
    print(f"written: {', '.join(changed)}" if changed else "nothing to write: the golden files are current")
    return 0


if __name__ == "__main__":
    sys.exit(main())
