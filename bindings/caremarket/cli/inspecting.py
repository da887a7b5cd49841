"""Look at scenario files: every fault at once, and where a value comes from."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from ..faults import Fault, InputFaults, Place, nearest_names
from ..scenario import Scenario, load
from ..scenario.description import LeverField
from ..scenario.nodes import ancestors, pointer_tokens
from ..scenario.origins import Origin
from .console import WRONG_INPUT, guarded, write_json, write_table
from .listing import AsJson, span

Which = Annotated[str, typer.Argument(help="A shipped name such as small/fee-cut, or a YAML file.")]


@guarded
def check(
    files: Annotated[list[str], typer.Argument(help="Scenario names or files.", metavar="SCENARIO...")],
    as_json: AsJson = False,
) -> None:
    """Check scenarios: every fault at once as file:line:column, with the rule and the nearest valid name."""
    faults: list[Fault] = []
    sound: list[Scenario] = []
    for file in files:
        try:
            sound.append(load(file))
        except InputFaults as error:
            faults += error.faults
    ordered = InputFaults(faults).faults
    if as_json:
        write_json([_fault_json(fault) for fault in ordered])
    else:
        for scenario in sound:
            typer.echo(f"{scenario.files[-1]}: no faults")
        for fault in ordered:
            typer.echo(str(fault))
    if faults:
        raise typer.Exit(WRONG_INPUT)


def _fault_json(fault: Fault) -> dict[str, Any]:
    return {
        "file": fault.place.file,
        "line": fault.place.line,
        "column": fault.place.column,
        "pointer": fault.pointer,
        "subject": fault.subject,
        "value": fault.value,
        "rule": fault.rule,
        "nearest": list(fault.nearest),
    }


@guarded
def show(
    scenario: Which,
    resolved: Annotated[bool, typer.Option("--resolved", help="Show the resolved document, as JSON.")] = False,
    why: Annotated[
        str | None, typer.Option(help="A key such as workforce.pay_response: who set it, and what it replaced.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show a scenario: its files and levers, the resolved document, or where one value comes from."""
    read = load(scenario)
    if why is not None:
        _why(read, why, resolved)
    elif resolved or as_json:
        write_json(read.resolved)
    else:
        _summary(read)


def _summary(scenario: Scenario) -> None:
    typer.echo(f"{scenario.name}: {scenario.title}")
    rows = [
        ("starts", scenario.start),
        ("files", " <- ".join(reversed(scenario.files))),
        ("hash", scenario.hash[:16]),
        ("levers", ", ".join(scenario.origins.lever_names) or "none"),
    ]
    for name, value in rows:
        typer.echo(f"  {name:<8}{value}")
    for lever in scenario.levers:
        details = {key: value for key, value in lever.items() if key not in ("kind", "name")}
        typer.echo(f"  {lever['name']} ({lever['kind']}): {json.dumps(details, ensure_ascii=False)}")


def _why(scenario: Scenario, key: str, resolved: bool) -> None:
    """Write who set one key: the places from the last file to the first, and the provenance."""
    pointer = _pointer(scenario, key)
    held: Any = scenario.resolved
    for token in pointer_tokens(pointer):
        held = held[int(token)] if isinstance(held, list) else held[token]
    name = scenario.origins.subject(pointer)
    about = scenario.description.parameter_at(pointer) or _lever_key(scenario, pointer)
    has_range = about is not None and not (isinstance(about, LeverField) and not about.is_number)
    unit = f" [{about.unit}]" if about and has_range else ""
    typer.echo(f"{name}: {about.meaning}{unit}" if about else name)
    if resolved or not isinstance(held, dict | list):
        typer.echo(f"  resolved   {json.dumps(held, ensure_ascii=False)}")
    if about is not None and has_range:
        typer.echo(f"  allowed    {span(about.low, about.high)}")
    _places(scenario.origins.nearest(pointer)[1])
    records = scenario.resolved["provenance"]
    record: dict[str, Any] = next((records[one] for one in (pointer, *ancestors(pointer)) if one in records), {})
    for part, value in record.items():
        typer.echo(f"  {part:<11}{value if isinstance(value, str) else json.dumps(value)}")
    below = [one for one in records if one.startswith(pointer + "/")]
    if below:
        rows = [
            (f"  {scenario.origins.subject(one)}", records[one].get("kind", ""), _place(scenario, one)) for one in below
        ]
        write_table(("  below", "kind", "set at"), rows)


def _lever_key(scenario: Scenario, pointer: str) -> LeverField | None:
    """The description of one key of a lever of the scenario, or None."""
    tokens = pointer_tokens(pointer)
    if len(tokens) != 3 or tokens[0] != "levers":
        return None
    lever = scenario.description.levers.get(str(scenario.resolved["levers"][int(tokens[1])].get("kind")))
    return lever.field(tokens[2]) if lever is not None else None


def _place(scenario: Scenario, pointer: str) -> str:
    origin = scenario.origins.nearest(pointer)[1]
    return str(origin.value_place) if origin else ""


def _places(origin: Origin | None) -> None:
    label = "set at"
    while origin is not None:
        written = " ".join(part for part in (origin.text, origin.unit) if part)
        typer.echo(f"  {label:<11}{origin.value_place}" + (f"  {written}" if written else ""))
        origin, label = origin.replaced, "replaced"


def _pointer(scenario: Scenario, key: str) -> str:
    """The pointer of a key as people write it; a lever may be called by its name."""
    names = scenario.origins.lever_names
    if not key.strip("/."):
        raise InputFaults.single(Place("--why"), key, "names no key of the scenario")
    tokens = pointer_tokens(key) if key.startswith("/") else _split(key, names)
    if len(tokens) > 1 and tokens[0] == "levers" and tokens[1] in names:
        tokens[1] = str(names.index(tokens[1]))
    held: Any = scenario.resolved
    for index, token in enumerate(tokens):
        inside = isinstance(held, dict) and token in held
        inside = inside or (isinstance(held, list) and token.isdigit() and int(token) < len(held))
        if not inside:
            choices = _choices(held, names if tokens[:1] == ["levers"] and index == 1 else None)
            near = [".".join([*tokens[:index], one]) for one in nearest_names(token, choices)]
            raise InputFaults.single(Place("--why"), key, f"is not in {scenario.name}", nearest=near)
        held = held[int(token)] if isinstance(held, list) else held[token]
    return "/" + "/".join(token.replace("~", "~0").replace("/", "~1") for token in tokens)


def _split(key: str, lever_names: list[str]) -> list[str]:
    """The parts of a dotted key; dots in the name of a lever are its own.

    Examples
    --------
    >>> _split("levers.St. Mary.units", ["St. Mary"])
    ['levers', 'St. Mary', 'units']
    """
    for name in sorted(lever_names, key=len, reverse=True):
        if key == f"levers.{name}" or key.startswith(f"levers.{name}."):
            return ["levers", name, *key.removeprefix(f"levers.{name}").split(".")[1:]]
    return key.split(".")


def _choices(held: Any, lever_names: list[str] | None) -> list[str]:
    if lever_names is not None:
        return lever_names
    return list(held) if isinstance(held, dict) else []
