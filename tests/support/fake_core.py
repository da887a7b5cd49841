"""A double of the compiled engine for tests of how scenarios are read: a few parameters of every shape."""

import json

ROLES = ["care_worker", "registered_nurse"]
SEXES = ["female", "male"]


def _number(pointer, unit, low, high, *shape):
    return {"pointer": pointer, "shape": list(shape), "unit": unit, "meaning": pointer, "low": low, "high": high}


PARAMETERS = [
    _number("/workforce/pay_response", "1", 0, 5),
    _number("/workforce/leaving", "per year", 0, 3, "role"),
    _number("/workforce/minimum_pay", "GBP/hour", 0, 99, "role", "date"),
    _number("/demand/hours", "hour/week", 0, 168, "role", "sex"),
]

LEVERS = [
    {
        "kind": "pay_floor",
        "meaning": "A floor above the minimum wage",
        "fields": [
            {"key": "roles", "type": "choices", "choices": ROLES, "meaning": "roles"},
            {"key": "above_minimum_wage", "type": "number", "unit": "GBP/hour", "low": 0, "high": 50, "required": True},
            {"key": "start", "type": "date", "meaning": "first day"},
        ],
    },
    {
        "kind": "scheme",
        "meaning": "Homes that open",
        "fields": [
            {"key": "units", "type": "number", "unit": "unit", "low": 1, "high": 1000, "required": True},
            {"key": "opens", "type": "date", "required": True},
            {"key": "slip_months", "type": "distribution", "unit": "month", "low": -60, "high": 60},
            {"key": "council_owned", "type": "switch"},
        ],
    },
]

TABLES = [
    {
        "table": "population",
        "meaning": "People by age and sex",
        "columns": [
            {"key": "age", "type": "number", "unit": "year", "low": 18, "high": 110},
            {"key": "sex", "type": "label", "axis": "sex"},
            {"key": "people", "type": "number", "unit": "person", "low": 0, "high": 1e7},
        ],
    }
]


class FakeCore:
    """Describes the few parameters above; `check` names unknown keys and values out of range."""

    def describe(self):
        return json.dumps(
            {
                "engine_version": "0",
                "boost_version": "0",
                "axes": {"role": ROLES, "sex": SEXES},
                "parameters": PARAMETERS,
                "levers": LEVERS,
                "tables": TABLES,
                "measures": [],
            }
        )

    def check(self, document):
        resolved = json.loads(document)
        faults = []
        known = {item["pointer"]: item for item in PARAMETERS}
        for section in ("workforce", "demand"):
            for key in resolved.get(section, {}):
                if f"/{section}/{key}" not in known:
                    faults.append((f"/{section}/{key}", key, "is not a key that the engine reads", []))
        for pointer, item in known.items():
            _, section, key = pointer.split("/")
            if key not in resolved.get(section, {}):
                faults.append((pointer, "", "is missing", []))
            else:
                _check(pointer, resolved[section][key], item, faults)
        for index, lever in enumerate(resolved["levers"]):
            if str(lever.get("kind")) not in {one["kind"] for one in LEVERS}:
                faults.append((f"/levers/{index}/kind", str(lever.get("kind")), "is not a kind of lever", []))
        return faults


def _check(pointer, value, item, faults):
    if isinstance(value, dict) and "dist" not in value:
        for key, below in value.items():
            _check(f"{pointer}/{key}", below, item, faults)
    elif isinstance(value, int | float) and not item["low"] <= value <= item["high"]:
        rule = f"is above {item['high']}" if value > item["high"] else f"is below {item['low']}"
        faults.append((pointer, str(value), rule, []))


BASE = """\
schema: 1
title: A base
start: 2024-04-01
workforce:
  pay_response: {value: 1, kind: assumption, rationale: a guess}
  leaving:
    value: {care_worker: 0.3, registered_nurse: 0.2}
    unit: per year
    low: 0.1
    high: 0.5
    kind: assumption
    rationale: a guess
  minimum_pay:
    value:
      care_worker: {2024-04-01: 11.44, 2025-04-01: 12.21}
      registered_nurse: {2024-04-01: 18}
    unit: GBP/hour
    kind: assumption
    rationale: the law
demand:
  hours:
    value:
      care_worker: {female: 2, male: 1}
      registered_nurse: {female: {dist: normal, mean: 1, sd: 0.2}, male: 1}
    unit: hour/day
    kind: assumption
    rationale: a guess
"""
