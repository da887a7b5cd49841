"""Write `bindings/caremarket/levers.py` from the engine's own description of its levers.

Run after a lever has been added or changed: `.venv/bin/python scripts/generate_levers.py`. With `--check` it only says
whether the file is current (exit status 1 when it is not).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from caremarket.scenario.description import Description, Lever, LeverField, installed_engine

TARGET = Path(__file__).resolve().parents[1] / "bindings" / "caremarket" / "levers.py"

HEAD = '''\
"""Levers as Python classes; written by scripts/generate_levers.py from the engine's description."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar

#: A number in the unit of its key; or what a scenario file may write there: a distribution such as
#: ``{"dist": "normal", "mean": -0.1, "sd": 0.02}``, of which every draw of the parameters has its own value, or a
#: record with a value, a unit and a source.
Number = float | Mapping[str, Any]
Date = str | datetime.date


@dataclass(frozen=True, kw_only=True, slots=True)
class LeverValues:
    """The keys of one lever; what is None is left to the engine."""

    kind: ClassVar[str]

    def as_dict(self) -> dict[str, Any]:
        """The lever as a scenario file writes it."""
        values: dict[str, Any] = {"kind": self.kind}
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None:
                values[field.name] = list(value) if isinstance(value, tuple) else value
        return values
'''

TYPES = {
    "number": "Number",
    "distribution": "Number",
    "date": "Date",
    "choice": "str",
    "choices": "Sequence[str]",
    "text": "str",
    "switch": "bool",
}
EXAMPLES = {"number": "1", "distribution": "1", "date": '"2024-04-01"', "text": '"Ashbrow"', "switch": "True"}


def class_name(kind: str) -> str:
    """The class of a lever kind: `pay_floor` is PayFloor."""
    return "".join(part.capitalize() for part in kind.split("_"))


def described(field: LeverField) -> str:
    """The numpydoc lines of one key."""
    unit = f", in {field.unit}" if field.is_number and field.unit != "1" else ""
    optional = "" if field.required else ", optional"
    lines = [f"    {field.key} : {TYPES[field.type]}{unit}{optional}"]
    text = field.meaning.rstrip(".")
    if field.is_whole:
        text += "; a whole number"
    if field.is_number and field.low is not None and field.high is not None:
        text += f"; from {field.low:g} to {field.high:g}"
    if field.choices:
        text += f"; of {', '.join(field.choices)}"
    lines += wrapped(text + ".")
    return "\n".join(lines)


def wrapped(text: str, width: int = 110) -> list[str]:
    """The text in lines of at most `width` characters, indented for a numpydoc section."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width - 8:
            lines.append("        " + line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, "        " + line]


def example(lever: Lever) -> str:
    """A call that gives every required key."""
    parts = []
    for field in lever.fields:
        if field.required and field.key not in ("kind", "name"):
            value = EXAMPLES.get(field.type)
            if field.choices:
                value = f'"{field.choices[0]}"' if field.type == "choice" else f'["{field.choices[0]}"]'
            parts.append(f"{field.key}={value}")
    call = f"{class_name(lever.kind)}({', '.join(parts)})"
    if len(call) > 90:
        call = f"{class_name(lever.kind)}(\n" + "".join(f"    ...     {part},\n" for part in parts) + "    ... )"
    return f'    >>> lever = {call}\n    >>> lever.as_dict()["kind"]\n    {lever.kind!r}'


def lever_class(lever: Lever) -> str:
    """The source of one class."""
    own = [field for field in lever.fields if field.key not in ("kind", "name")]
    ordered = [one for one in own if one.required] + [one for one in own if not one.required]
    lines = [
        "",
        "",
        "@dataclass(frozen=True, kw_only=True, slots=True)",
        f"class {class_name(lever.kind)}(LeverValues):",
        f'    """{lever.meaning.rstrip(".")}.',
        "",
        "    Parameters",
        "    ----------",
        *[described(field) for field in ordered],
        "    name : str, optional",
        "        Name of the lever, the kind when left out; a later lever of the same name replaces it.",
        "",
        "    Examples",
        "    --------",
        example(lever),
        '    """',
        "",
        f'    kind: ClassVar[str] = "{lever.kind}"',
        *[f"    {one.key}: {TYPES[one.type]}" + ("" if one.required else " | None = None") for one in ordered],
        "    name: str | None = None",
    ]
    return "\n".join(lines) + "\n"


def source(description: Description) -> str:
    """The whole module, formatted."""
    classes = [lever_class(lever) for lever in description.levers.values()]
    names = ["LeverValues", *sorted(class_name(kind) for kind in description.levers)]
    listed = "\n\n__all__ = [\n" + "".join(f'    "{name}",\n' for name in sorted(names)) + "]\n"
    text = HEAD + "".join(classes) + listed
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(TARGET), "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def main() -> int:
    """Write or compare the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether the file is current")
    arguments = parser.parse_args()
    wanted = source(Description.from_json(installed_engine().describe()))
    if arguments.check:
        current = TARGET.read_text(encoding="utf-8") if TARGET.is_file() else ""
        if current != wanted:
            print(f"{TARGET.name} is not what the engine describes: run scripts/generate_levers.py", file=sys.stderr)
            return 1
        return 0
    TARGET.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
