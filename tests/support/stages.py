"""Running one stage of the tests and counting what it did."""

import fnmatch
import os
import subprocess
import sys
import time
import xml.etree.ElementTree
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from support.checkout import ROOT

LIMIT_SECONDS = 2400


@dataclass
class Outcome:
    """What one stage did: counts, the reason of each skip by test name, and what to print when something failed."""

    passed: int = 0
    failed: int = 0
    skips: dict[str, str] = field(default_factory=dict)
    output: str = ""

    def __iadd__(self, other: "Outcome") -> "Outcome":
        self.passed += other.passed
        self.failed += other.failed
        self.skips.update(other.skips)
        self.output += other.output
        return self


@dataclass(frozen=True)
class Stage:
    """A named part of the tests. A stage that others `need` stops them when it fails."""

    name: str
    run: Callable[[], Outcome]
    needs: tuple[str, ...] = ()


def environment(**more: str) -> dict[str, str]:
    """Return the environment of every tool: no colour, Python from the virtual environment first on the path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "/usr/bin:/bin")])
    return {**os.environ, "PATH": path, "NO_COLOR": "1", "PYTHONUTF8": "1", **more}


def start(command: Sequence[str | Path], **env: str) -> subprocess.Popen[str]:
    """Start a tool at the root of the checkout, without input, its two outputs in one stream."""
    return subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env=environment(**env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a started tool; one that takes longer than any stage may is ended and counts as failed."""
    try:
        output, _ = process.communicate(timeout=LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        output, _ = process.communicate()
        output += f"\nended after {LIMIT_SECONDS} s\n"
    return process.returncode, output


def one_check(command: Sequence[str | Path], **env: str) -> Outcome:
    """Run a tool whose exit status is the check."""
    status, output = finish(start(command, **env))
    return Outcome(passed=1) if status == 0 else Outcome(failed=1, output=output)


def many_checks(commands: Sequence[Sequence[str | Path]], at_once: int) -> Outcome:
    """Run several tools, some at once; each one's exit status is a check."""
    total = Outcome()
    waiting = list(commands)
    running: list[subprocess.Popen[str]] = []
    while waiting or running:
        while waiting and len(running) < at_once:
            running.append(start(waiting.pop(0)))
        status, output = finish(running.pop(0))
        total += Outcome(passed=1) if status == 0 else Outcome(failed=1, output=output)
    return total


def from_junit(report: Path, status: int, output: str) -> Outcome:
    """Count a JUnit report, as GoogleTest and pytest write it. A tool that broke or ran nothing is one failure more."""
    total = Outcome(output=output)
    if report.exists():
        for case in xml.etree.ElementTree.parse(report).iter("testcase"):
            name = f"{case.get('classname')}.{case.get('name')}"
            skip = case.find("skipped")
            if case.find("failure") is not None or case.find("error") is not None:
                total.failed += 1
            elif skip is not None:
                total.skips[name] = skip.get("message") or (skip.text or "").strip() or "no reason given"
            elif case.get("status") != "notrun":
                total.passed += 1
    if (status != 0 and total.failed == 0) or total.passed + total.failed == 0:
        total.failed += 1
        total.output += f"\nthe tool ended with status {status} and reported no failed test\n"
    return total


def unlisted_skips(skips: dict[str, str], listed: Path) -> list[str]:
    """Return a line for each skipped test that no pattern of the list allows."""
    lines = [line.split("|") for line in listed.read_text(encoding="utf-8").splitlines()]
    patterns = [line[0].strip() for line in lines if len(line) == 2 and not line[0].startswith("#") and line[1].strip()]
    return [
        f"{name}: {reason}"
        for name, reason in skips.items()
        if not any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
    ]


def run_stages(stages: Sequence[Stage], listed: Path) -> Outcome:
    """Run stages in order, print the seconds of each, and return the sum."""
    total = Outcome()
    broken: set[str] = set()
    for stage in stages:
        began = time.monotonic()
        missing = broken.intersection(stage.needs)
        if missing:
            outcome = Outcome(failed=1, output=f"not run, because this failed: {', '.join(sorted(missing))}\n")
        else:
            outcome = stage.run()
        unlisted = unlisted_skips(outcome.skips, listed)
        if unlisted:
            outcome.failed += len(unlisted)
            outcome.output += "\nskipped without being listed in tests/skips.txt:\n" + "\n".join(unlisted) + "\n"
        if outcome.failed:
            broken.add(stage.name)
            print(outcome.output.rstrip()[-20000:])
        counts = f"{outcome.passed} passed, {outcome.failed} failed, {len(outcome.skips)} skipped"
        print(f"{time.monotonic() - began:7.1f} s  {stage.name}: {counts}", flush=True)
        total += outcome
    return total
