"""Write `scenarios/schema.json`, the JSON Schema that editors check scenario files with, from the engine's description.

Run after a parameter or lever has been added or changed: `.venv/bin/python scripts/generate_schema.py`. With `--check`
it only says whether the file is current (exit status 1 when it is not). The engine's own check is stricter: it also
knows units, sources and what belongs together.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from caremarket.scenario.description import Description, Lever, LeverField, Parameter, installed_engine
from caremarket.scenario.nodes import pointer_tokens
from caremarket.scenario.records import DISTRIBUTIONS, KINDS, QUALITIES

TARGET = Path(__file__).resolve().parents[1] / "scenarios" / "schema.json"
Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
DATE: Schema = {"type": "string", "format": "date"}


def common() -> Schema:
    """Definitions that every scenario uses."""
    numbers = {name: {"type": "number"} for keys in DISTRIBUTIONS.values() for name in keys}
    provenance = {
        "kind": {"enum": list(KINDS)},
        "quality": {"enum": list(QUALITIES)},
        **dict.fromkeys(("source", "locator", "rationale", "price_base", "unit", "answers_to"), TEXT),
        "standard_error": {"type": "number"},
        "date": {"type": ["string", "integer"]},
    }
    record = {
        "type": "object",
        "properties": {
            "value": {"type": ["number", "object"]},
            "dist": {"enum": list(DISTRIBUTIONS)},
            **numbers,
            "low": {"type": ["number", "object"]},
            "high": {"type": ["number", "object"]},
            **provenance,
        },
        "required": ["kind"],
        "additionalProperties": False,
        "anyOf": [{"required": ["value"]}, {"required": ["dist"]}],
    }
    free = {key: value for key, value in record.items() if key != "required"}
    lever_number = {"anyOf": [{"type": "number"}, free]}
    return {"record": record, "lever_number": lever_number}


def parameter(one: Parameter, axes: dict[str, tuple[str, ...]]) -> Schema:
    """One parameter: a record, or records by label of its axes."""
    text = f"{one.meaning} [{one.unit}; {one.low:g} to {one.high:g}]" if one.low is not None else one.meaning
    schema: Schema = {"$ref": "#/$defs/record"}
    for axis in reversed(one.shape):
        if axis == "date":
            cells: Schema = {"type": "object", "additionalProperties": schema}
        else:
            labels = dict.fromkeys(axes[axis], schema)
            cells = {"type": "object", "properties": labels, "additionalProperties": False}
        schema = {"anyOf": [{"$ref": "#/$defs/record"}, cells]}
    return {"description": text, **schema}


def sections(description: Description) -> Schema:
    """The sections of parameters as nested objects."""
    root: Schema = {}
    for one in description.parameters.values():
        *groups, last = pointer_tokens(one.pointer)
        here = root
        for group in groups:
            here = here.setdefault(group, {"type": "object", "properties": {}, "additionalProperties": False})[
                "properties"
            ]
        here[last] = parameter(one, description.axes)
    return root


def lever_key(field: LeverField) -> Schema:
    """One key of a lever."""
    meaning = {"description": f"{field.meaning} [{field.unit}]" if field.is_number else field.meaning}
    choice: Schema = {"enum": list(field.choices)} if field.choices else TEXT
    kinds: dict[str, Schema] = {
        "number": {"$ref": "#/$defs/lever_number"},
        "distribution": {"$ref": "#/$defs/lever_number"},
        "date": {"anyOf": [DATE, {"type": "object", "required": ["value"]}]},
        "choice": choice,
        "choices": {"anyOf": [choice, {"type": "array", "items": choice}]},
        "text": TEXT,
        "switch": {"type": "boolean"},
    }
    return {**meaning, **kinds[field.type]}


def lever(one: Lever) -> Schema:
    """One kind of lever."""
    properties = {field.key: lever_key(field) for field in one.fields}
    properties |= dict.fromkeys(("name", "rationale", "source", "locator", "quality", "date", "price_base"), TEXT)
    properties["kind"] = {"const": one.kind}
    needed = sorted({"kind", *(field.key for field in one.fields if field.required)} - {"name"})
    return {
        "description": one.meaning,
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": False,
    }


def schema(description: Description) -> str:
    """The whole schema as text."""
    tables = dict.fromkeys(description.tables, TEXT)
    output = {
        "type": "object",
        "properties": {
            "measure": {"enum": list(description.measures)},
            "by": {"type": "array", "items": {"enum": list(description.axes)}, "minItems": 1, "maxItems": 3},
            "every": {"enum": ["month", "year"]},
        },
        "required": ["measure", "by", "every"],
        "additionalProperties": False,
    }
    whole: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "CareMarket scenario",
        "type": "object",
        "properties": {
            "schema": {"const": 1},
            "extends": TEXT,
            "title": TEXT,
            "start": DATE,
            **sections(description),
            "tables": {"type": "object", "properties": tables, "additionalProperties": False},
            "levers": {"type": "array", "items": {"oneOf": [lever(one) for one in description.levers.values()]}},
            "outputs": {"type": "array", "items": output},
            "fit": {"description": "What `caremarket calibrate` says of the constants that it wrote", "type": "object"},
        },
        "required": ["schema"],
        "additionalProperties": False,
        "$defs": common(),
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write or compare the schema."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether the file is current")
    arguments = parser.parse_args()
    wanted = schema(Description.from_json(installed_engine().describe()))
    if arguments.check:
        current = TARGET.read_text(encoding="utf-8") if TARGET.is_file() else ""
        if current != wanted:
            print(f"{TARGET.name} is not what the engine describes: run scripts/generate_schema.py", file=sys.stderr)
            return 1
        return 0
    TARGET.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
