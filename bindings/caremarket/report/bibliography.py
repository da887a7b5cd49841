"""Sources by their keys: those that the result file carries, else those of this installation."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from typing import Any

from ..faults import InputFaults
from ..results import RunResults
from ..scenario.nodes import Mapping as Node
from ..scenario.places import display_name, shipped_folder
from ..scenario.reading import read_yaml
from ..scenario.scalars import node_json

#: The attribute of a result file that holds the sources that its scenario cites.
ATTRIBUTE = "sources"


class Bibliography:
    """The sources that a run cites.

    Parameters
    ----------
    run : RunResults
        Its file may carry the entries; those of this installation stand in for others.
    """

    def __init__(self, run: RunResults) -> None:
        self.entries: Mapping[str, Any] = {**_shipped(), **_carried(run)}

    def cited(self, record: Mapping[str, Any]) -> str:
        """Return publisher, title, place and date of the source of a record; its key where nothing is known of it."""
        key = str(record.get("source", ""))
        entry = self.entries.get(key)
        parts = []
        if isinstance(entry, Mapping):
            parts += [str(entry[name]) for name in ("publisher", "title") if entry.get(name)]
            parts += [str(entry["date"])] if entry.get("date") and not record.get("date") else []
        elif key:
            parts.append(key)
        parts += [str(record[name]) for name in ("locator", "date") if record.get(name)]
        base = str(record.get("price_base") or "")
        if base:
            parts.append(f"prices {base}" if base.startswith("of ") else f"prices of {base}")
        return "; ".join(parts)


def _carried(run: RunResults) -> Mapping[str, Any]:
    try:
        found = json.loads(run.attributes.get(ATTRIBUTE, "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


@functools.cache
def _shipped() -> Mapping[str, Any]:
    entries: dict[str, Any] = {}
    for path in sorted(shipped_folder().glob("**/sources.yaml")):
        try:
            root = read_yaml(path, display_name(path))
        except InputFaults:
            continue
        entries |= {key: node_json(entry.node) for key, entry in root.items() if isinstance(entry.node, Node)}
    return entries
