"""Break the engine in one small place at a time and watch the named test fail.

Each mutation is put into a copy of the source below `build/mutations`, the C++ tests are built there, and the test
that is to catch it is run: `.venv/bin/python scripts/seeded_mutations.py`, a quarter of an hour on two cores. Exit
status 1 when one is not caught. With `--find` all quick C++ tests are run instead and those that fail are listed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "build" / "mutations"
COPIED = ("CMakeLists.txt", "pyproject.toml", "cmake", "engine", "tests", "scenarios")


@dataclass(frozen=True)
class Mutation:
    """One wrong line: what stands in the file, what is put there, and the test that must fail."""

    what: str
    file: str
    right: str
    wrong: str
    caught_by: str


MUTATIONS = (
    Mutation(
        "a week belongs to the date before its first day",
        "engine/core/calendar.cpp",
        "return floor_div(date.days - start_.days + 6, 7);",
        "return floor_div(date.days - start_.days, 7);",
        "Calendar.WeekFromIsTheFirstWeekOnOrAfterADate",
    ),
    Mutation(
        "a fee change acts the other way",
        "engine/policy/levers.cpp",
        "settings.fee_multiplier.at[k] *= 1 + change * fee->applies.at[k];",
        "settings.fee_multiplier.at[k] *= 1 - change * fee->applies.at[k];",
        "Settings.AFeeChangeActsFromItsStartToItsEndOnTheKindsNamed",
    ),
    Mutation(
        "capital above the upper limit goes on counting",
        "engine/funding/means_test.cpp",
        "const Pence counted = std::min(capital, rules.upper_limit) - rules.lower_limit;",
        "const Pence counted = capital - rules.lower_limit;",
        "MeansTest.TariffIncomeIsAPoundForEachStepBegunBetweenTheLimits",
    ),
    Mutation(
        "a good margin makes providers close",
        "engine/providers/exits.cpp",
        "const double money = -exit.margin_response[kind]",
        "const double money = exit.margin_response[kind]",
        "Directions.AHigherMarginNeverClosesMore",
    ),
    Mutation(
        "the closing of a home-care provider counts as that of a home",
        "engine/simulation/observe_market.cpp",
        "if (core::is_home(provider.kind)) add_home(c, Id::kHomeExits, provider);",
        "add_home(c, Id::kHomeExits, provider);",
        "HomeExits.SummedOverEachAxisAreTheExitsOfBothKindsOfHome",
    ),
    Mutation(
        "a better market lets fewer providers enter",
        "engine/providers/entry.cpp",
        "if (u.first >= factor / highest) continue;",
        "if (u.first < factor / highest) continue;",
        "Entry.WhoEntersAPoorMarketEntersABetterOneAsTheSameProvider",
    ),
    Mutation(
        "money is paid to a provider twice",
        "engine/providers/finance.cpp",
        "provider.cash += account.income - account.cost();",
        "provider.cash += 2 * account.income - account.cost();",
        "Tiny/Conservation.PeopleWorkersBedsAndPoundsBalanceEveryWeek/*",
    ),
    Mutation(
        "residents of a home that closes stay on its list",
        "engine/market/turnover.cpp",
        "      end_care(of, week, market.providers, market.schemes);\n      if (of.request.progress != Progress",
        "      provider.clients.pop_back();\n      if (of.request.progress != Progress",
        "Kept.SumsOfProvidersAndCandidatesAreThoseOfTheRecords",
    ),
    Mutation(
        "a person who leaves stays in the queue",
        "engine/market/turnover.cpp",
        "    leave_queues(market.queues, of);\n    end_care(of, week, market.providers, market.schemes);\n    market",
        "    end_care(of, week, market.providers, market.schemes);\n    market",
        "LifeScan.AgreesWithTheWheelInTheWholeMarket",
    ),
    Mutation(
        "sums are folded to the wrong cell",
        "engine/measures/fold.cpp",
        "cell.at[one.axis] * one.by + cell.at[two.axis] * two.by",
        "cell.at[one.axis] * one.by + cell.at[two.axis]",
        "Fold.SumsOverTheAxesThatAreNotKept",
    ),
    Mutation(
        "every replicate has the luck of the first",
        "engine/simulation/replicates.cpp",
        "static_cast<std::uint32_t>(index / plan.replicates)",
        "static_cast<std::uint32_t>(0 / plan.replicates)",
        "InvarianceThreads.AReplicateAloneIsTheSameAsAmongMany",
    ),
    Mutation(
        "a lever's number is the same in every draw",
        "engine/input/distributions.cpp",
        "const random::Draws draws(drawn.seed, drawn.draw, 0);",
        "const random::Draws draws(drawn.seed, 0, 0);",
        "LeverNumber.IsTheMedianAtTheCentreAndAnotherInEachDraw",
    ),
    Mutation(
        "a scheme opens before it is built",
        "engine/housing/schemes.cpp",
        "scheme.begins.at[kBuilding] + 1);",
        "-1000);",
        "Pipeline.NeverOpensBeforeBuildingHasStarted",
    ),
    Mutation(
        "a replicate is written over the one before it",
        "engine/output/result_file.cpp",
        "static_cast<std::uint64_t>(written_) * bytes;",
        "static_cast<std::uint64_t>(0) * bytes;",
        "Shapes/ResultFileOfShape.HoldsEveryNumberItWasGiven/*",
    ),
)


def copy_source() -> Path:
    """Copy what the build needs; files that have not changed keep their time, so that they are not built again."""
    source = PLACE / "source"
    source.mkdir(parents=True, exist_ok=True)
    wanted: set[Path] = set()
    for name in COPIED:
        here = ROOT / name
        for path in sorted(here.rglob("*")) if here.is_dir() else [here]:
            if not path.is_file() or "__pycache__" in path.parts:
                continue
            target = source / path.relative_to(ROOT)
            wanted.add(target)
            if not target.exists() or target.read_bytes() != path.read_bytes():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    for path in source.rglob("*"):
        if path.is_file() and path not in wanted:
            path.unlink()
    return source


def build(source: Path) -> str:
    """Build the C++ tests; the compiler's words when that fails."""
    tree = PLACE / "tree"
    if not (tree / "build.ninja").exists():
        defines = ["-DCAREMARKET_BINDINGS=OFF", "-DCAREMARKET_TESTS=ON", "-DCMAKE_BUILD_TYPE=Release"]
        subprocess.run(
            ["cmake", "-G", "Ninja", "-S", source, "-B", tree, *defines, "-DCMAKE_CXX_FLAGS_RELEASE=-O1"], check=True
        )
    cores = str(len(os.sched_getaffinity(0)))
    done = subprocess.run(["cmake", "--build", tree, "--parallel", cores], capture_output=True, text=True, check=False)
    return done.stdout[-4000:] if done.returncode else ""


def failing(wanted: str) -> list[str]:
    """The tests of a filter that fail; a process that breaks counts as one."""
    command = [str(PLACE / "tree" / "caremarket_tests"), f"--gtest_filter={wanted}", "--gtest_brief=1"]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, timeout=900)
    names = sorted(set(re.findall(r"^\[  FAILED  \] (\S+\.\S+?)(?:,| \()", done.stdout, re.M)))
    return names or ([f"the process ended with {done.returncode}"] if done.returncode else [])


def main() -> int:
    """Try every mutation and tell which test caught it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--find", action="store_true", help="run all quick tests and list those that fail")
    parser.add_argument("--only", default="", help="the mutations whose description contains this")
    arguments = parser.parse_args()
    source = copy_source()
    if words := build(source):
        print(words)
        return 1
    missed = 0
    for one in MUTATIONS:
        if arguments.only not in one.what:
            continue
        path = source / one.file
        text = path.read_text(encoding="utf-8")
        if text.count(one.right) != 1:
            print(f"not tried: {one.what}: the line is not in {one.file} just once")
            missed += 1
            continue
        path.write_text(text.replace(one.right, one.wrong), encoding="utf-8")
        try:
            found = build(source) or failing("-*Slow*" if arguments.find else one.caught_by)
        finally:
            path.write_text(text, encoding="utf-8")
        missed += not found or isinstance(found, str)
        told = f"does not compile:\n{found}" if isinstance(found, str) else ", ".join(found) or "NOT CAUGHT"
        print(f"{one.what}: {told}", flush=True)
    print(f"{missed} not caught")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
