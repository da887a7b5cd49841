"""The tables that a build copies as they stand, whatever the start."""

from __future__ import annotations

from dataclasses import replace

from ..scenario.description import Description, Table, installed_engine

UNDATED = ("localities.csv", "communities.csv", "providers.csv", "schemes.csv")


def _declared(tables: dict[str, Table], name: str) -> Table:
    """A table as the engine declares it; whether its labels are known ones is for the engine to say of the scenario."""
    table = tables[name]
    return replace(
        table, columns=tuple(replace(one, type="text", axis=None) if one.axis else one for one in table.columns)
    )


_TABLES = Description.from_json(installed_engine().describe()).tables
LOCALITIES = _declared(_TABLES, "localities")
PROVIDERS = _declared(_TABLES, "providers")
