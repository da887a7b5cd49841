"""What there is: areas, scenarios, levers, parameters, measures."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ..faults import InputFaults, Place, nearest_names
from ..scenario import load, shipped_areas, shipped_names
from ..scenario.description import Column, Description, LeverField, Parameter, installed_engine
from ..scenario.nodes import Scalar, dotted
from ..scenario.places import find_scenario, shipped_folder
from ..scenario.reading import read_yaml
from .console import guarded, write_json, write_table

AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]


def _description() -> Description:
    return Description.from_json(installed_engine().describe())


def version() -> None:
    """Write the versions of the engine and of the libraries that results depend on."""
    for name, number in _description().versions.items():
        typer.echo(f"{name.removesuffix('_version')} {number}")


@guarded
def areas(as_json: AsJson = False) -> None:
    """List the areas that have tables, with the scenarios on them."""
    names = shipped_names()
    rows = [
        {"area": area, "scenarios": [one for one in names if one.split("/")[0] == area]} for area in shipped_areas()
    ]
    if as_json:
        write_json(rows)
        return
    write_table(("area", "scenarios"), [(str(row["area"]), ", ".join(row["scenarios"])) for row in rows])


@guarded
def scenarios(as_json: AsJson = False) -> None:
    """List the shipped scenarios with their titles and what they extend."""
    rows = []
    for name in shipped_names():
        path = find_scenario(name)
        root = read_yaml(path, path.relative_to(shipped_folder()).as_posix())
        texts = {}
        for key in ("title", "extends"):
            node = root.get(key)
            texts[key] = node.text if isinstance(node, Scalar) else ""
        rows.append({"scenario": name, **texts})
    if as_json:
        write_json(rows)
        return
    write_table(("scenario", "title", "extends"), [tuple(row.values()) for row in rows])


@guarded
def levers(
    kind: Annotated[str | None, typer.Argument(help="One kind of lever; all when left out.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the levers with their keys, units and ranges."""
    known = _description().levers
    if kind is not None and kind not in known:
        raise InputFaults.single(Place("levers"), kind, "is not a kind of lever", nearest=nearest_names(kind, known))
    chosen = [known[kind]] if kind is not None else list(known.values())
    if as_json:
        write_json([{"kind": lever.kind, "meaning": lever.meaning, "keys": _keys(lever.fields)} for lever in chosen])
        return
    for lever in chosen:
        typer.echo(f"{lever.kind}: {lever.meaning}")
        rows = [
            (
                f"  {one.key}",
                one.type,
                "needed" if _needed(one) else "",
                _unit(one),
                _allowed(one),
                one.meaning,
            )
            for one in lever.fields
        ]
        write_table(("  key", "type", "", "unit", "allowed", "meaning"), rows)
        typer.echo("")
    typer.echo(
        "number: bare, a record, or a distribution with a value for each draw; distribution: one for each replicate"
    )


def _keys(fields: tuple[LeverField, ...]) -> list[dict[str, Any]]:
    return [{name: getattr(one, name) for name in LeverField.__slots__} | {"required": _needed(one)} for one in fields]


def _needed(field: LeverField) -> bool:
    """Whether a lever must have the key; without a name it is called by its kind."""
    return field.required and field.key != "name"


def _unit(field: LeverField) -> str:
    return field.unit if field.is_number else ""


def _allowed(field: LeverField) -> str:
    if field.choices:
        return ", ".join(field.choices)
    return span(field.low, field.high) if field.is_number else ""


def span(low: float | None, high: float | None) -> str:
    """A range as text.

    Examples
    --------
    >>> span(0, 5)
    '0 to 5'
    """
    if low is None or high is None:
        return ""
    return f"{low:g} to {high:g}"


@guarded
def parameters(
    scenario: Annotated[str | None, typer.Argument(help="A scenario whose values to show.")] = None,
    section: Annotated[str | None, typer.Option(help="Only this section, such as workforce.")] = None,
    tables: Annotated[bool, typer.Option("--tables", help="List the area tables and their columns instead.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the parameters with unit, range and meaning; with a scenario, its values and their sources."""
    description = _description()
    if tables:
        _tables(description, as_json)
        return
    if section is not None and section not in description.sections:
        near = nearest_names(section, description.sections)
        raise InputFaults.single(Place("--section"), section, "is not a section", nearest=near)
    chosen = [
        one for one in description.parameters.values() if section is None or one.pointer.startswith(f"/{section}/")
    ]
    if scenario is not None:
        _values(scenario, chosen, as_json)
        return
    rows = [
        {
            "parameter": dotted(one.pointer),
            "by": ", ".join(one.shape),
            "unit": one.unit,
            "range": span(one.low, one.high),
            "meaning": one.meaning,
        }
        for one in chosen
    ]
    _write(rows, as_json)


def _values(name: str, chosen: list[Parameter], as_json: bool) -> None:
    scenario = load(name)
    records = scenario.resolved["provenance"]
    rows = []
    for one in chosen:
        value = scenario.value(one.pointer)
        own = [records[key] for key in records if key == one.pointer or key.startswith(one.pointer + "/")]
        record = value.provenance or (own[0] if own else {})
        rows.append(
            {
                "parameter": value.name,
                "value": short(value.value) if not as_json else value.value,
                "unit": value.unit,
                "kind": record.get("kind", ""),
                "quality": record.get("quality", ""),
                "source": " ".join(str(record[key]) for key in ("source", "locator") if key in record),
            }
        )
    _write(rows, as_json)


def short(value: Any) -> str:
    """A value in one cell: a table by the number of its entries.

    Examples
    --------
    >>> short(0.5), short({"dist": "normal", "mean": 1, "sd": 2}), short({"a": 1, "b": 2})
    ('0.5', 'normal(1, 2)', '2 entries')
    """
    if not isinstance(value, dict):
        return f"{value:g}" if isinstance(value, int | float) else str(value)
    if "dist" in value:
        return f"{value['dist']}({', '.join(f'{part:g}' for key, part in value.items() if key != 'dist')})"
    return f"{len(value)} entries"


def _tables(description: Description, as_json: bool) -> None:
    rows = [
        {
            "table": table.name,
            "column": column.key,
            "type": column.type,
            "unit": column.unit if column.type in ("number", "whole") else "",
            "allowed": _column_values(column, description),
            "meaning": column.meaning,
        }
        for table in description.tables.values()
        for column in table.columns
    ]
    _write(rows, as_json)


def _column_values(column: Column, description: Description) -> str:
    if column.type in ("number", "whole"):
        return span(column.low, column.high)
    return ", ".join(description.axes.get(column.axis or "", ()))


@guarded
def measures(as_json: AsJson = False) -> None:
    """List the measures of a run. Type: S stock, F flow, R ratio, D spells, L whole run; better: + more, - less."""
    rows = [
        {
            "measure": one.name,
            "unit": one.unit,
            "type": one.type,
            "better": one.better,
            "by": ", ".join(one.dimensions),
            "definition": one.definition,
        }
        for one in _description().measures.values()
    ]
    _write(rows, as_json)


def _write(rows: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        write_json(rows)
    elif rows:
        write_table(list(rows[0]), [[str(cell) for cell in row.values()] for row in rows])
