"""A scenario file and the files that it extends, base first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..faults import Fault, InputFaults, Place
from .nodes import Mapping, Scalar
from .places import display_name, find_base
from .reading import read_yaml

MAX_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Layer:
    """One file of the chain."""

    path: Path
    shown: str
    root: Mapping

    @property
    def folder(self) -> Path:
        """The folder that its relative paths start from."""
        return self.path.resolve().parent


def read_chain(path: Path) -> tuple[list[Layer], list[Fault]]:
    """The layers, base first, and the faults that keep the chain from being whole.

    A file that cannot be read ends the chain, so that the files above it are still checked.
    """
    layers: list[Layer] = []
    faults: list[Fault] = []
    seen: list[Path] = []
    following: Path | None = path
    while following is not None:
        current = following
        seen.append(current.resolve())
        try:
            layer = Layer(current, display_name(current), read_yaml(current, display_name(current)))
            layers.insert(0, layer)
            _check_schema(layer, faults)
            following = _base_of(layer, seen)
        except InputFaults as error:
            faults += error.faults
            following = None
    return layers, faults


def _check_schema(layer: Layer, faults: list[Fault]) -> None:
    schema = layer.root.get("schema")
    if schema is None:
        faults.append(Fault(Place(layer.shown, 1, 1), "schema", "", "is missing; the file starts with schema: 1"))
    elif not isinstance(schema, Scalar) or schema.text != "1":
        text = schema.text if isinstance(schema, Scalar) else "a mapping or list"
        faults.append(Fault(schema.place, "schema", text, "is not known; this version reads schema: 1"))


def _base_of(layer: Layer, seen: list[Path]) -> Path | None:
    node = layer.root.get("extends")
    if node is None:
        return None
    if not isinstance(node, Scalar) or not node.text:
        raise InputFaults.single(node.place, "", "names one scenario, by name or path", subject="extends")
    base = find_base(node.text, layer.folder, node.place)
    if base.resolve() in seen:
        through = " -> ".join(display_name(one) for one in [*seen[seen.index(base.resolve()) :], base])
        raise InputFaults.single(node.place, node.text, f"extends in a circle: {through}", subject="extends")
    if len(seen) >= MAX_CHAIN:
        raise InputFaults.single(node.place, node.text, f"is more than {MAX_CHAIN} files deep", subject="extends")
    return base
