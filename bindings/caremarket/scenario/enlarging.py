"""A made-up area several times its size: the same people, providers and schemes, so many times over."""

from __future__ import annotations

import copy
from typing import Any

#: Columns of numbers that grow; rows of the other tables named here are repeated under numbered names.
GROWING = {"population": "persons", "arrivals": "persons_per_year"}
REPEATED = ("providers", "schemes")
SCHEME_KINDS = ("extra_care_scheme",)


def numbered(name: str, copy_number: int) -> str:
    """The name of a copy; the first keeps its own.

    Examples
    --------
    >>> numbered("Home 1", 1), numbered("Home 1", 3)
    ('Home 1', 'Home 1 (3)')
    """
    return name if copy_number == 1 else f"{name} ({copy_number})"


def enlarged_document(document: dict[str, Any], times: int) -> dict[str, Any]:
    """The resolved document of an area `times` as large.

    People and arrivals are multiplied; providers, open schemes and the schemes among the levers are repeated.
    Parameters that count by person, such as hires per 1,000 adults, stay as they are.

    Examples
    --------
    >>> small = {"tables": {"population": {"persons": [3]}, "providers": {"name": ["A"], "hours": [9]}}, "levers": []}
    >>> enlarged_document(small, 2)["tables"]
    {'population': {'persons': [6]}, 'providers': {'name': ['A', 'A (2)'], 'hours': [9, 9]}}
    """
    large = copy.deepcopy(document)
    for table, columns in large["tables"].items():
        if table in GROWING:
            columns[GROWING[table]] = [number * times for number in columns[GROWING[table]]]
        elif table in REPEATED:
            names = columns["name"]
            for key, column in columns.items():
                columns[key] = column * times
            columns["name"] = [numbered(name, 1 + part) for part in range(times) for name in names]
    large["levers"] = [
        {**lever, "name": numbered(lever["name"], part)}
        for lever in large["levers"]
        for part in range(1, 1 + (times if lever["kind"] in SCHEME_KINDS else 1))
    ]
    return large
