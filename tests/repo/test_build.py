"""The installed package is this checkout's, and what is generated or stated twice agrees."""

import concurrent.futures
import importlib.metadata
import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest
from support.checkout import ROOT, text_of, tracked

TREE = ROOT / "build" / "default"


def pyproject() -> dict:
    return tomllib.loads(text_of("pyproject.toml"))


def test_core_is_the_one_this_tree_built():
    import caremarket._core

    imported = Path(caremarket._core.__file__)
    assert list(imported.parent.glob("_core*.so")) == [imported]
    assert Path(sys.prefix) in imported.parents
    assert imported.read_bytes() == (TREE / imported.name).read_bytes()


def test_no_compiled_module_lies_beside_the_sources():
    assert list((ROOT / "bindings" / "caremarket").glob("_core*.so")) == []


def test_versions_agree():
    import caremarket._core

    version = pyproject()["project"]["version"]
    assert importlib.metadata.version("caremarket") == version
    assert caremarket._core.engine_version() == version
    assert re.search(rf"^version: {re.escape(version)}$", text_of("CITATION.cff"), re.MULTILINE)
    assert "## [Unreleased]" in text_of("CHANGELOG.md")


def test_pybind11_is_the_environments_own():
    assert importlib.metadata.version("pybind11").split(".")[0] >= "3"
    cache = (TREE / "CMakeCache.txt").read_text(encoding="utf-8")
    assert re.search(rf"^pybind11_DIR:PATH={re.escape(sys.prefix)}/", cache, re.MULTILINE)


def test_the_type_file_of_core_is_current():
    script = ROOT / "scripts" / "generate_stubs.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_installed_is_what_was_pinned():
    pins = dict(line.split("==") for line in text_of("constraints.txt").splitlines() if "==" in line)
    for requirement in [*pyproject()["project"]["dependencies"], *pyproject()["build-system"]["requires"]]:
        name = re.match(r"[\w.-]+", requirement)[0]
        pinned = {key.lower().replace("_", "-"): value for key, value in pins.items()}[name.lower()]
        assert importlib.metadata.version(name) == pinned


def test_the_first_page_shows_the_two_commands():
    first = text_of("README.md").split("\n## ")[0]
    assert "./caremarket demo" in first
    assert "./caremarket test" in first


def test_continuous_integration_runs_everything():
    assert "./caremarket test --all" in text_of(".ci/run")


@pytest.mark.parametrize("name", ["caremarket", ".ci/run", "tests/bare/run"])
def test_scripts_parse_and_may_be_run(name):
    assert os.access(ROOT / name, os.X_OK)
    shell = "sh" if text_of(name).startswith("#!/bin/sh") else "bash"
    assert subprocess.run([shell, "-n", ROOT / name], check=False).returncode == 0


def compile_flags() -> list[str]:
    """Return how the default tree compiles an engine source, less the source itself."""
    commands = json.loads((TREE / "compile_commands.json").read_text(encoding="utf-8"))
    engine = next(
        entry for entry in commands if "/engine/" in entry["file"] and "caremarket_engine" in entry["command"]
    )
    words = shlex.split(engine["command"])
    return words[: words.index("-o")]


@pytest.mark.slow
def test_each_header_compiles_alone():
    pybind11 = (
        f"{sys.prefix}/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages/pybind11/include"
    )
    python = sysconfig.get_path("include")
    command = [*compile_flags(), "-isystem", pybind11, "-isystem", python, "-fsyntax-only", "-x", "c++", "-"]

    def errors_of(name: str) -> str:
        source = f'#include "{name}"\n'
        done = subprocess.run(command, input=source, capture_output=True, text=True, check=False, cwd=TREE)
        return done.stderr if done.returncode else ""

    headers = tracked("engine/*.hpp", "bindings/*.hpp", "tests/*.hpp")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        errors = [text for text in pool.map(errors_of, headers) if text]
    assert errors == []
