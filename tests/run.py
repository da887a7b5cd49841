"""Run the tests: `./caremarket test` for the quick set, `./caremarket test --all` for everything CI asks for.

The last line is `N passed, M failed, K skipped`. Every stage prints its seconds; a skip that `tests/skips.txt` does
not list is a failure. `./caremarket bench` builds the benchmark programs and runs them one after the other.
"""

import argparse
import fcntl
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from support.checkout import ROOT, tracked
from support.stages import Outcome, Stage, finish, from_junit, many_checks, one_check, run_stages, start

CORES = os.cpu_count() or 1
SKIPS = ROOT / "tests" / "skips.txt"
SANITIZERS = {
    "ASAN_OPTIONS": "detect_leaks=1:strict_string_checks=1",
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
    "TSAN_OPTIONS": "halt_on_error=1",
}


def build(preset: str, target: str, *defines: str) -> Outcome:
    """Configure and build one tree; only one process at a time may do so in this checkout."""
    folder = ROOT / "build"
    folder.mkdir(exist_ok=True)
    with (folder / "set-up.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        configured = one_check(["cmake", "--preset", preset, *defines])
        if configured.failed:
            return configured
        return one_check(["cmake", "--build", folder / preset, "--parallel", str(CORES), "--target", target])


def gtest(preset: str, wanted: str, *, wrapper: tuple[str, ...] = ()) -> Outcome:
    """Run the GoogleTest binary of a tree in as many shards as there are cores."""
    binary = ROOT / "build" / preset / "caremarket_tests"
    if not binary.exists():
        return Outcome(failed=1, output=f"{binary} has not been built\n")
    with tempfile.TemporaryDirectory() as folder:
        reports = [Path(folder) / f"{shard}.xml" for shard in range(CORES)]
        running = [
            start(
                [*wrapper, binary, f"--gtest_filter={wanted}", f"--gtest_output=xml:{report}", "--gtest_brief=1"],
                GTEST_TOTAL_SHARDS=str(CORES),
                GTEST_SHARD_INDEX=str(shard),
                **SANITIZERS,
            )
            for shard, report in enumerate(reports)
        ]
        return whole([(report, *finish(process)) for report, process in zip(reports, running, strict=True)])


def whole(shards: list[tuple[Path, int, str]]) -> Outcome:
    """Add up shards; one of them may be empty, all of them may not."""
    total = Outcome()
    for report, status, output in shards:
        shard = from_junit(report, status, output)
        nothing_to_do = status == 0 and shard.passed == 0 and shard.failed == 1 and report.exists()
        total += Outcome(skips=shard.skips) if nothing_to_do else shard
    return total if total.passed or total.failed else Outcome(failed=1, output="no test has such a name\n")


def comma_locale() -> Path:
    """Compile a locale with a decimal comma, which a minimal machine has not, and return the folder that holds it."""
    folder = ROOT / "build" / "locale"
    if not (folder / "de_DE.UTF-8").exists():
        folder.mkdir(parents=True, exist_ok=True)
        finish(start(["localedef", "-i", "de_DE", "-f", "UTF-8", folder / "de_DE.UTF-8"]))
    return folder


def pytest(*arguments: str) -> Outcome:
    """Run pytest, on the folders that pyproject.toml names unless another is given."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", *arguments]
        status, output = finish(start(command, LOCPATH=str(comma_locale())))
        return from_junit(report, status, output)


def clang_format() -> Outcome:
    """Check the layout of every C++ file, and name those to lay out anew."""
    outcome = one_check(["clang-format", "--dry-run", "-Werror", *tracked("*.cpp", "*.hpp")])
    wrong = sorted({line.split(":")[0] for line in outcome.output.splitlines() if ": error:" in line})
    if wrong:
        outcome.output = f"clang-format -i {' '.join(wrong)}\n"
    return outcome


def clang_tidy() -> Outcome:
    """Run clang-tidy on every source of the engine."""
    folder = ROOT / "build" / "tidy"
    configured = one_check(["cmake", "--preset", "tidy"])
    if configured.failed:
        return configured
    return many_checks([["clang-tidy", "-quiet", "-p", folder, name] for name in tracked("engine/*.cpp")], CORES)


def tuned() -> Outcome:
    """Build for x86-64-v3 and run the quick C++ tests, among them the one hash that all builds share."""
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8").split()
    if not {"avx2", "bmi2", "fma"} <= set(flags):
        return Outcome(skips={"release.x86-64-v3": "this processor has no AVX2"})
    built = build("release", "caremarket_tests")
    return built if built.failed else gtest("release", "-*Slow*")


def sanitized(preset: str, wanted: str) -> Outcome:
    """Build under a sanitizer and run some of the C++ tests."""
    built = build(preset, "caremarket_tests")
    # The thread sanitizer needs addresses where it expects them.
    return built if built.failed else gtest(preset, wanted, wrapper=("setarch", "-R") if preset == "tsan" else ())


QUICK = [
    Stage("build", lambda: build("default", "all")),
    Stage("C++ tests", lambda: gtest("default", "-*Slow*"), needs=("build",)),
    Stage("Python tests", lambda: pytest("-m", "not slow"), needs=("build",)),
    Stage("browser tests", lambda: pytest("tests/browser"), needs=("build",)),
    Stage("ruff check", lambda: one_check([sys.executable, "-m", "ruff", "check"])),
    Stage("ruff format", lambda: one_check([sys.executable, "-m", "ruff", "format", "--diff"])),
    Stage("mypy", lambda: one_check([sys.executable, "-m", "mypy"])),
    Stage("clang-format", clang_format),
]
REST = [
    Stage("tuned build", tuned),
    Stage("address and undefined-behaviour sanitizers", lambda: sanitized("asan", "-*Slow*")),
    Stage("thread sanitizer", lambda: sanitized("tsan", "*Threads*")),
    Stage("clang-tidy", clang_tidy),
    Stage("benchmarks build", lambda: build("default", "caremarket_benchmarks", "-DCAREMARKET_BENCHMARKS=ON")),
    Stage("slow C++ tests", lambda: gtest("default", "*Slow*"), needs=("build",)),
    Stage("slow Python tests", lambda: pytest("-m", "slow"), needs=("build",)),
]


def bench(arguments: list[str]) -> int:
    """Build the benchmark programs in the portable tree, which is what users run, and run each."""
    built = build("default", "caremarket_benchmarks", "-DCAREMARKET_BENCHMARKS=ON")
    if built.failed:
        print(built.output)
        return 1
    programs = sorted(path for path in (ROOT / "build" / "default").glob("bench_*") if os.access(path, os.X_OK))
    return max(
        (subprocess.run([program, *arguments], cwd=ROOT, check=False).returncode for program in programs), default=1
    )


def main() -> int:
    """Choose the stages, run them, and print the sum."""
    parser = argparse.ArgumentParser(prog="./caremarket", description="Run the tests or the benchmarks.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    test = verbs.add_parser("test", help="run the quick tests, or all of them")
    test.add_argument("--all", action="store_true", help="also sanitizers, clang-tidy, tuned build and slow tests")
    test.add_argument("--only", metavar="STAGE", help="run the stage of this name, or those whose name contains this")
    verbs.add_parser("bench", help="run the benchmarks; what follows goes to each program")
    chosen, rest = parser.parse_known_args()
    if chosen.verb == "bench":
        return bench(rest)
    if rest:
        parser.error(f"unknown argument {rest[0]}")
    stages = QUICK + REST if chosen.all or chosen.only else QUICK
    if chosen.only:
        named = [stage for stage in stages if chosen.only == stage.name]
        stages = named or [stage for stage in stages if chosen.only in stage.name]
    total = run_stages(stages, SKIPS)
    for name, reason in total.skips.items():
        print(f"skipped {name}: {reason}")
    failed = total.failed or (0 if stages else 1)
    print(f"{total.passed} passed, {failed} failed, {len(total.skips)} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
