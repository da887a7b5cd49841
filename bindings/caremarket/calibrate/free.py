"""`free.yaml`: which constants of an area are fitted, within which bounds, and which levels they answer to."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..faults import Fault, InputFaults, Place, nearest_names
from ..scenario import Scenario
from ..scenario.nodes import Mapping, Node, Scalar, ancestors, child_pointer, dotted, pointer_tokens
from ..scenario.nodes import Sequence as NodeList
from ..scenario.places import display_name
from ..scenario.reading import read_yaml
from ..scenario.scalars import Wrong, number
from ..tables_selection import Selection, SelectionError
from .opening import CHECK, Level

Scale = Literal["log", "linear"]
SECTIONS = ("schema", "baseline", "extends", "years", "free", "own_means")
FREE_KEYS = ("pointer", "low", "high", "scale", "answers_to", "rationale")
OWN_KEYS = ("pointer", "measure", "times", "rationale")
MOST_YEARS = 5


@dataclass(frozen=True)
class Free:
    """One constant that is fitted: a number, or several that keep their ratios (log) or differences (linear).

    Attributes
    ----------
    name : str
        As tables show it.
    pointers : tuple of str
        RFC 6901 pointers of numbers or of tables of numbers.
    low, high : float
        Bounds: of the number itself, or, of several numbers, of what all are multiplied by or have added.
    scale : {"log", "linear"}
        Whether it moves by factors or by steps.
    answers_to : str
        The opening row that it answers to.
    rationale : str
        Why it is free, and within these bounds.
    """

    name: str
    pointers: tuple[str, ...]
    low: float
    high: float
    scale: Scale
    answers_to: str
    rationale: str

    def leaves(self, scenario: Scenario) -> dict[str, float]:
        """The numbers that it moves, by pointer."""
        found: dict[str, float] = {}
        for pointer in self.pointers:
            found.update(_leaves(scenario.value(pointer).value, pointer))
        if self.scale == "log":  # nought stays nought
            return {pointer: value for pointer, value in found.items() if value != 0}
        return found

    def step_to(self, leaves: dict[str, float], others: dict[str, float]) -> float:
        """The step from some numbers to others, told by the first of each."""
        value, other = next(iter(leaves.values())), next(iter(others.values()))
        return math.log(other / value) if self.scale == "log" else other - value

    def bounds(self, leaves: dict[str, float], evidence: dict[str, float]) -> tuple[float, float]:
        """The lowest and highest step from these numbers, in logarithms or in the unit."""
        if len(leaves) > 1:
            here = self.step_to(leaves, evidence)
            low, high = (math.log(self.low), math.log(self.high)) if self.scale == "log" else (self.low, self.high)
            return here + low, here + high
        (value,) = leaves.values()
        if self.scale == "log":
            return math.log(self.low / value), math.log(self.high / value)
        return self.low - value, self.high - value

    def moved(self, leaves: dict[str, float], step: float) -> dict[str, float]:
        """The numbers after a step."""
        if self.scale == "log":
            return {pointer: value * math.exp(step) for pointer, value in leaves.items()}
        return {pointer: value + step for pointer, value in leaves.items()}


@dataclass(frozen=True)
class OwnMean:
    """A constant that is the fitted baseline's own mean: `measure` times `times`."""

    name: str
    pointer: str
    selection: Selection
    times: float
    rationale: str


@dataclass(frozen=True)
class FreeTable:
    """What `free.yaml` says."""

    baseline: str
    extends: str
    years: int
    free: tuple[Free, ...]
    own_means: tuple[OwnMean, ...]


def _leaves(value: Any, pointer: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _leaves(below, child_pointer(pointer, key))
    else:
        yield pointer, float(value)


def read_free(folder: Path) -> tuple[FreeTable, Mapping]:
    """Read `free.yaml` of an area; the tree is there for the places of further faults.

    Raises
    ------
    InputFaults
        Everything wrong with it, all at once.
    """
    path = folder / "free.yaml"
    shown = display_name(path)
    root = read_yaml(path, shown)
    faults: list[Fault] = []
    for key, entry in root.items():
        if key not in SECTIONS:
            faults.append(Fault(entry.key_place, "", key, "is not a key of free.yaml", nearest_names(key, SECTIONS)))
    baseline = root.get("baseline")
    name = baseline.text if isinstance(baseline, Scalar) else ""
    if not name:
        faults.append(Fault(Place(shown, 1, 1), "baseline", "", "is missing: the scenario whose constants are fitted"))
    base = _text(root, "extends", "", faults)
    years = _number(root, "years", "", faults, 3)
    if not (years.is_integer() and 1 <= years <= MOST_YEARS):
        rule = f"is not a whole number from 1 to {MOST_YEARS}"
        faults.append(Fault(_place(root, "years"), "years", f"{years:g}", rule))
    free = [_free(key, node, faults) for key, node in _section(root, "free", FREE_KEYS, faults)]
    own = [_own(key, node, faults) for key, node in _section(root, "own_means", OWN_KEYS, faults)]
    if not free and not faults:
        faults.append(Fault(Place(shown, 1, 1), "free", "", "names no constant"))
    if faults:
        raise InputFaults(faults)
    return FreeTable(name, base, int(years), tuple(one for one in free if one), tuple(one for one in own if one)), root


def _section(root: Mapping, name: str, keys: Sequence[str], faults: list[Fault]) -> Iterator[tuple[str, Mapping]]:
    section = root.get(name)
    if section is None:
        return
    if not isinstance(section, Mapping):
        faults.append(Fault(section.place, name, "", "is not a mapping of names"))
        return
    for key, entry in section.items():
        if not isinstance(entry.node, Mapping):
            faults.append(Fault(entry.key_place, name, key, "is not a mapping"))
            continue
        for inner, below in entry.node.items():
            if inner not in keys:
                rule = f"is not one of {', '.join(keys)}"
                faults.append(Fault(below.key_place, f"{name}.{key}", inner, rule, nearest_names(inner, keys)))
        yield key, entry.node


def _free(name: str, node: Mapping, faults: list[Fault]) -> Free | None:
    before, subject = len(faults), f"free.{name}"
    pointers = _pointers(node, subject, faults)
    scale = _text(node, "scale", subject, faults, "log")
    if scale not in ("log", "linear"):
        faults.append(Fault(_place(node, "scale"), subject, scale, "is neither log nor linear"))
    low, high = (_number(node, key, subject, faults) for key in ("low", "high"))
    if low >= high:
        faults.append(Fault(_place(node, "low"), subject, f"{low:g}", f"is a low that is not below the high, {high:g}"))
    elif scale == "log" and low <= 0:
        faults.append(Fault(_place(node, "low"), subject, f"{low:g}", "is not above 0, as factors must be"))
    answers_to = _text(node, "answers_to", subject, faults)
    rationale = _text(node, "rationale", subject, faults)
    if len(faults) > before:
        return None
    return Free(name, pointers, low, high, "linear" if scale == "linear" else "log", answers_to, rationale)


def _own(name: str, node: Mapping, faults: list[Fault]) -> OwnMean | None:
    before, subject = len(faults), f"own_means.{name}"
    pointers = _pointers(node, subject, faults)
    times = _number(node, "times", subject, faults, 1)
    rationale = _text(node, "rationale", subject, faults)
    text = _text(node, "measure", subject, faults)
    try:
        selection = Selection.parse(text)
    except SelectionError as error:
        faults.append(Fault(_place(node, "measure"), subject, text, str(error)))
    return None if len(faults) > before else OwnMean(name, pointers[0], selection, times, rationale)


def _pointers(node: Mapping, subject: str, faults: list[Fault]) -> tuple[str, ...]:
    found = node.get("pointer")
    nodes: list[Node] = found.nodes if isinstance(found, NodeList) else [found] if found is not None else []
    texts = [one.text for one in nodes if isinstance(one, Scalar)]
    if not texts or len(texts) < len(nodes) or not all(text.startswith("/") for text in texts):
        rule = "is not a pointer or a list of them, such as /workforce/leaving"
        faults.append(Fault(_place(node, "pointer"), f"{subject}.pointer", "", rule))
    return tuple(texts)


def _text(node: Mapping, key: str, subject: str, faults: list[Fault], default: str | None = None) -> str:
    found = node.get(key)
    if isinstance(found, Scalar) and found.text:
        return found.text
    if default is None:
        faults.append(Fault(_place(node, key), f"{subject}.{key}".lstrip("."), "", "is missing"))
    return default or ""


def _number(node: Mapping, key: str, subject: str, faults: list[Fault], default: float | None = None) -> float:
    found = node.get(key)
    if found is None and default is not None:
        return float(default)
    text = found.text if isinstance(found, Scalar) else ""
    try:
        return float(number(text))
    except Wrong as wrong:
        faults.append(Fault(_place(node, key), f"{subject}.{key}".lstrip("."), text, wrong.rule))
        return math.nan


def _place(node: Mapping, key: str) -> Place:
    found = node.get(key)
    return node.place if found is None else found.place


def check_free(table: FreeTable, root: Mapping, levels: Sequence[Level], scenario: Scenario, prior: Scenario) -> None:
    """Hold `free.yaml` against the opening table and the baseline that it is to be used on.

    Raises
    ------
    InputFaults
        For pointers that are no numbers, rows that are not there, bounds that leave the start out, and constants that
        the baseline itself sets, so that a fitted value would not be used.
    """
    faults: list[Fault] = []
    names = {level.name: level for level in levels}
    own_file = scenario.files[-1]
    for section, entries in (("free", table.free), ("own_means", table.own_means)):
        for one in entries:
            node = root.get(section)
            inner = node.get(one.name) if isinstance(node, Mapping) else None
            place = _place(inner, "pointer") if isinstance(inner, Mapping) else root.place
            pointers = one.pointers if isinstance(one, Free) else (one.pointer,)
            for pointer in pointers:
                _check_pointer(pointer, scenario, own_file, place, faults)
            if isinstance(one, Free) and isinstance(inner, Mapping):
                _check_row(one, names, _place(inner, "answers_to"), faults)
                _check_start(one, scenario, prior, _place(inner, "low"), faults)
    if faults:
        raise InputFaults(faults)


def _check_pointer(pointer: str, scenario: Scenario, own_file: str, place: Place, faults: list[Fault]) -> None:
    parameters = scenario.description.parameters
    if scenario.description.parameter_at(pointer) is None or not _is_there(pointer, scenario):
        faults.append(Fault(place, "", pointer, "is not a parameter", nearest_names(pointer, parameters)))
        return
    for one in (pointer, *ancestors(pointer)):
        origin = scenario.origins.at.get(one)
        if origin is not None and scenario.description.parameter_at(one) is not None:
            if origin.key_place.file == own_file:
                rule = f"is set by the baseline itself ({origin.key_place}); a fitted value would not be used"
                faults.append(Fault(place, "", dotted(pointer), rule))
            return


def _is_there(pointer: str, scenario: Scenario) -> bool:
    held: Any = scenario.resolved
    for token in pointer_tokens(pointer):
        if not isinstance(held, dict) or token not in held:
            return False
        held = held[token]
    return True


def _check_row(one: Free, names: dict[str, Level], place: Place, faults: list[Fault]) -> None:
    level = names.get(one.answers_to)
    if level is None:
        near = nearest_names(one.answers_to, names)
        faults.append(Fault(place, f"free.{one.name}", one.answers_to, "is not a row of opening.csv", near))
    elif level.use == CHECK:
        rule = "is a row that is only checked; nothing is fitted to it"
        faults.append(Fault(place, f"free.{one.name}", one.answers_to, rule))


def _check_start(one: Free, scenario: Scenario, prior: Scenario, place: Place, faults: list[Fault]) -> None:
    if faults:
        return
    leaves, evidence = one.leaves(scenario), one.leaves(prior)
    if not leaves or (one.scale == "log" and min(leaves.values()) <= 0):
        faults.append(Fault(place, f"free.{one.name}", "", "has no number above 0 to multiply"))
        return
    low, high = one.bounds(leaves, evidence)
    if not low <= one.step_to(leaves, evidence) <= high:
        shown = ", ".join(f"{value:g}" for value in evidence.values())
        rule = f"is the range, and the evidence lies outside it ({shown})"
        faults.append(Fault(place, f"free.{one.name}", f"{one.low:g} to {one.high:g}", rule))
        return
    for pointer, value in evidence.items():
        parameter = scenario.description.parameter_at(pointer)
        here = one.step_to({pointer: leaves[pointer]}, {pointer: value})
        for step in one.bounds(leaves, evidence):
            end = one.moved({pointer: value}, step - here)[pointer]
            if parameter is not None and not _allowed(parameter.low, end, parameter.high):
                rule = f"is not what the engine allows, {parameter.low:g} to {parameter.high:g} ({dotted(pointer)})"
                faults.append(Fault(place, f"free.{one.name}", f"{end:g}", rule))
                return


def _allowed(low: float | None, value: float, high: float | None) -> bool:
    """Within the range, but for rounding."""
    return (low is None or value >= low - 1e-9) and (high is None or value <= high + 1e-9)
