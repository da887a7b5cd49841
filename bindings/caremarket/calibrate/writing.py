"""`fitted.yaml`: what a fit found, as a scenario file that a baseline extends."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

from ..scenario.fit import area_identity
from ..scenario.nodes import dotted, pointer_tokens
from ..scenario.places import shipped_folder
from .fitting import Fit, engine_version
from .remarks import remarks

HEAD = """\
# Constants of the baseline of {area} that no source gives, fitted to the levels of opening.csv by
# `caremarket calibrate {area}`. Which are free, and within which bounds, is in free.yaml. Do not edit: fit again.
"""
WIDTH = 116
FILE = "fitted.yaml"


def text_of(fit: Fit) -> str:
    """The file as text: what the fit says of itself, then its constants with provenance."""
    area = fit.area
    lines = [HEAD.format(area=area.name), "schema: 1", f"extends: {area.table.extends}"]
    lines += [f'title: "{area.name}: fitted constants"', "", "fit:"]
    about: dict[str, Any] = {
        "area": area.name,
        "identity": area_identity(area.folder),
        "engine_version": engine_version(),
        "start": area.scenario.start,
        "baseline": area.table.baseline,
        "years": fit.settings.years,
        "seed": fit.settings.seed,
        "replicates": fit.settings.replicates,
        "runs": fit.runs,
        "check_seed": fit.fresh.seed,
        "check_replicates": fit.fresh.replicates,
    }
    lines += [f"  {key}: {value}" for key, value in about.items()]
    lines += [
        "  # simulated: means of the check by financial year; residual: their mean less the target, over it",
        "  levels:",
    ]
    for index, level in enumerate(area.levels):
        means = fit.check.means(index)
        residual = (means.mean() - level.value) / level.value if level.value else means.mean()
        shown = ", ".join(_number(one) for one in means)
        ends = f"target: {_number(level.value)}, low: {_number(level.low)}, high: {_number(level.high)}"
        lines.append(f'    - {{level: "{level.name}", use: {level.use}, {ends},')
        lines.append(f"       simulated: [{shown}], residual: {_number(residual, 2)}, draws: {fit.fresh.replicates}}}")
    lines.append("")
    lines += _tree(_records(fit), 0)
    return "\n".join(lines) + "\n"


def _records(fit: Fit) -> dict[str, Any]:
    """Records by section, as nested mappings."""
    root: dict[str, Any] = {}
    scenario = fit.area.scenario
    for one in fit.constants:
        low, high = one.free.bounds(one.values, one.evidence)
        for pointer, value in one.values.items():
            said = "".join(f" It lies {remark}." for remark in remarks(one, pointer, fit.area.prior))
            ends = [one.free.moved({pointer: value}, step)[pointer] for step in (low, high)]
            record = {
                "value": _number(value),
                "unit": scenario.value(pointer).unit,
                "low": _number(min(*ends, value)),
                "high": _number(max(*ends, value)),
                "kind": "fitted",
                "standard_error": _number(one.error(pointer), 2),
                "answers_to": f'"{one.free.answers_to}"',
                "rationale": f"{one.free.rationale} {_number(one.evidence[pointer])} without the fit.{said}",
                "quality": "amber",
            }
            _put(root, pointer, record)
    for mean in fit.area.table.own_means:
        _put(
            root,
            mean.pointer,
            {
                "value": _number(fit.own_means[mean.pointer]),
                "unit": scenario.value(mean.pointer).unit,
                "kind": "fitted",
                "answers_to": f'"{mean.selection}"',
                "rationale": mean.rationale,
                "quality": "amber",
            },
        )
    return root


def _put(root: dict[str, Any], pointer: str, record: dict[str, str]) -> None:
    *above, last = pointer_tokens(pointer)
    for token in above:
        root = root.setdefault(token, {})
    root[last] = record


def _tree(held: dict[str, Any], depth: int) -> list[str]:
    lines = []
    for key, below in held.items():
        name = f'"{key}"' if key[:1].isdigit() else key
        if not isinstance(below, dict):
            lines += _entry(name, str(below), depth)
            continue
        lines.append(f"{'  ' * depth}{name}:")
        lines += _tree({k: v for k, v in below.items() if (k, v) != ("unit", "1")}, depth + 1)
    return lines


def _entry(key: str, text: str, depth: int) -> list[str]:
    indent = "  " * depth
    if key != "rationale":
        return [f"{indent}{key}: {text}"]
    wrapped = textwrap.wrap(text, WIDTH - 2 * depth - 2)
    return [f"{indent}{key}: >-", *(f"{indent}  {line}" for line in wrapped)]


def _number(value: float, digits: int = 6) -> str:
    return f"{float(value):.{digits}g}"


def target_of(area: Path) -> Path:
    """Where the fitted constants of an area are written.

    In a source checkout, its own folder of that area, from which the next build takes them; for an area given as a
    folder, that folder; for a shipped area elsewhere, ``areas/AREA`` below the working directory.
    """
    for folder in (Path.cwd(), *Path.cwd().parents):
        own = folder / "scenarios" / "areas" / area.name
        if (own / "free.yaml").is_file() and (folder / "bindings").is_dir():
            return own / FILE
    is_shipped = area.resolve().is_relative_to(shipped_folder().resolve())
    return (Path("areas") / area.name if is_shipped else area) / FILE


def write_fit(fit: Fit, out: Path | None = None) -> Path:
    """Write the fitted constants, whole or not at all; into the file that `target_of` names by default."""
    path = out if out is not None else target_of(fit.area.folder)
    partial = path.with_suffix(".yaml.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(text_of(fit), encoding="utf-8", newline="\n")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def as_json(fit: Fit) -> dict[str, Any]:
    """The fit as data."""
    return {
        "area": fit.area.name,
        "engine_version": engine_version(),
        "passes": fit.passes,
        "runs": fit.runs,
        "constants": [
            {
                "name": one.free.name,
                "answers_to": one.free.answers_to,
                "values": {
                    dotted(pointer): {
                        "evidence": one.evidence[pointer],
                        "fitted": value,
                        "standard_error": one.error(pointer),
                        "remarks": remarks(one, pointer, fit.area.prior),
                    }
                    for pointer, value in one.values.items()
                },
            }
            for one in fit.constants
        ],
        "own_means": {dotted(pointer): value for pointer, value in fit.own_means.items()},
        "levels": levels_json(fit.area.levels, fit.check),
        "missed": fit.missed(),
    }


def levels_json(levels: Any, check: Any) -> list[dict[str, Any]]:
    """Rows of the opening table with what a run gave."""
    return [
        {
            "level": level.name,
            "use": level.use,
            "unit": level.unit,
            "target": level.value,
            "low": level.low,
            "high": level.high,
            "simulated": [float(one) for one in check.means(index)],
        }
        for index, level in enumerate(levels)
    ]
