"""Who may include whom, from one table; and which outside libraries each folder may see."""

import re
from pathlib import PurePosixPath

import pytest
from support.checkout import ROOT, text_of, tracked

# Each row may include every row above it and its own folder; folders of one row do not include one another.
LAYERS = [
    {"core"},
    {"random"},
    {"population", "providers", "workforce", "housing", "funding"},
    {"demand"},
    {"policy", "market"},
    {"measures"},
    {"simulation"},
    {"input", "output"},
]
ROW = {folder: row for row, folders in enumerate(LAYERS) for folder in folders}

# What is seen by few: pattern of the included name -> pattern of the engine files that may include it.
ONLY = {
    r"nlohmann/|hdf5|H5\w*\.h|fstream|filesystem|unistd\.h|fcntl\.h": r"engine/(input|output)/",
    r"boost/": r"engine/random/draws\w*\.(hpp|cpp)$",
    r"Random123/": r"engine/random/",
    r"Eigen/|unsupported/Eigen/": r"engine/\w+/\w+\.cpp$",
    r"pybind11/|Python\.h": r"(?!)",
    r"iostream|random": r"(?!)",
}
MOST_SOURCES_WITH_EIGEN = 2

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def includes(name: str) -> list[tuple[str, str]]:
    """Return the (bracket, name) of every include of a file."""
    return INCLUDE.findall(text_of(name))


def forbidden(name: str) -> list[str]:
    """Return what one engine file includes and may not, each as a sentence."""
    found = []
    folder = PurePosixPath(name).parts[1]
    for bracket, included in includes(name):
        if bracket == '"':
            parts = PurePosixPath(included).parts
            if parts[0] != "engine" or not (ROOT / included).is_file():
                found.append(f'{name}: "{included}" is not written from the root of the repository')
            elif parts[1] != folder and ROW[parts[1]] >= ROW[folder]:
                found.append(f"{name}: {folder} may not include {parts[1]}")
        else:
            for pattern, allowed in ONLY.items():
                if re.match(rf"(?:{pattern})", included) and not re.match(allowed, name):
                    if included.startswith("random") and included != "random":
                        continue
                    found.append(f"{name}: may not include <{included}>")
    return found


ENGINE = tracked("engine/*.hpp", "engine/*.cpp")


def test_every_folder_of_the_engine_has_a_row():
    assert {PurePosixPath(name).parts[1] for name in ENGINE} <= set(ROW)


def test_folders_include_only_what_stands_above_them():
    assert [sentence for name in ENGINE for sentence in forbidden(name)] == []


def test_eigen_stays_in_two_sources():
    users = [
        name
        for name in ENGINE
        if any(included.startswith(("Eigen/", "unsupported/")) for _, included in includes(name))
    ]
    assert len(users) <= MOST_SOURCES_WITH_EIGEN, users


def test_folders_do_not_include_one_another_in_circles():
    # A row below never includes a row above it, so a circle could only be inside one folder's headers.
    headers = [name for name in ENGINE if name.endswith(".hpp")]
    needs = {name: {included for bracket, included in includes(name) if bracket == '"'} for name in headers}
    done: set[str] = set()
    while ready := [name for name in headers if name not in done and needs[name] <= done]:
        done.update(ready)
    assert [name for name in headers if name not in done] == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("engine/population/people.cpp", '#include "engine/workforce/workers.hpp"'),
        ("engine/market/placement.cpp", "#include <nlohmann/json.hpp>"),
        ("engine/random/clocks.cpp", "#include <boost/random.hpp>"),
        ("engine/core/ids.hpp", "#include <Eigen/Core>"),
        ("engine/core/ids.hpp", '#include "ids.hpp"'),
    ],
)
def test_the_rule_notices_what_it_forbids(name, line, monkeypatch):
    monkeypatch.setitem(globals(), "text_of", lambda _: line)
    assert forbidden(name) != []
