"""Values as the files set them, merged along `extends`: the later file wins, one record at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..faults import Place
from .chain import Layer
from .nodes import Entry, Mapping, Node, Scalar, Sequence, ancestors, child_pointer

RESERVED = ("schema", "extends", "title", "start", "tables", "levers", "outputs", "fit")


@dataclass(frozen=True, slots=True)
class Setting:
    """One record at one pointer.

    Attributes
    ----------
    pointer : str
        Where the value goes in the resolved document.
    key_place : Place
        Of the key that the file writes.
    value : Node
        The number, table, path or distribution.
    record : Mapping or None
        The record that carries unit and provenance; None for a bare value.
    cell : tuple of str
        Keys below the record's own pointer, when a table has been taken apart by a later file.
    replaced : Setting or None
        What an extended file had set here.
    """

    pointer: str
    key_place: Place
    value: Node
    record: Mapping | None
    cell: tuple[str, ...] = ()
    replaced: Setting | None = None

    @property
    def table(self) -> Mapping | None:
        """The value when it is a table or a path that a later file may change in part."""
        if isinstance(self.value, Mapping) and self.value.get("dist") is None:
            return self.value
        return None


def is_record(node: Node) -> bool:
    """Whether a mapping is a value with its record rather than a group of them."""
    return isinstance(node, Mapping) and (node.get("value") is not None or node.get("dist") is not None)


def is_empty(node: Node | None) -> bool:
    """Whether nothing is written after a key; such a section sets nothing."""
    return node is None or (isinstance(node, Scalar) and node.text == "" and not node.quoted)


def flatten(mapping: Mapping, pointer: str = "") -> Iterator[Setting]:
    """Every setting below `mapping`, in the order written."""
    for key, entry in mapping.items():
        if not pointer and (key in RESERVED or is_empty(entry.node)):
            continue
        yield from _flatten_entry(child_pointer(pointer, key), entry)


def _flatten_entry(pointer: str, entry: Entry) -> Iterator[Setting]:
    node = entry.node
    if isinstance(node, Mapping) and not is_record(node):
        yield from flatten(node, pointer)
        return
    if isinstance(node, Mapping):
        value = node.get("value")
        yield Setting(pointer, entry.key_place, value if value is not None else node, node)
        return
    yield Setting(pointer, entry.key_place, node, None)


def empty_keys(layers: list[Layer]) -> Iterator[tuple[str, Entry]]:
    """Pointer and entry of every key below which nothing is set, so that `flatten` passes it over."""

    def walk(mapping: Mapping, pointer: str) -> Iterator[tuple[str, Entry]]:
        for key, entry in mapping.items():
            if not pointer and key in RESERVED:
                continue
            below = child_pointer(pointer, key)
            if isinstance(entry.node, Mapping) and not is_record(entry.node):
                if not entry.node.entries:
                    yield below, entry
                yield from walk(entry.node, below)
            elif not pointer and is_empty(entry.node):
                yield below, entry

    for layer in layers:
        yield from walk(layer.root, "")


def merge(layers: list[Layer]) -> dict[str, Setting]:
    """All settings of the chain, each remembering what it replaced."""
    merged: dict[str, Setting] = {}
    for layer in layers:
        for setting in flatten(layer.root):
            put(merged, setting)
    return merged


def put(merged: dict[str, Setting], setting: Setting) -> None:
    """Set one pointer: what stood there or below gives way; a table above is taken apart first."""
    for above in reversed(list(ancestors(setting.pointer))):
        _take_apart(merged, above, setting.pointer)
    below = [one for one in merged if one == setting.pointer or one.startswith(setting.pointer + "/")]
    replaced = [merged.pop(one) for one in below]
    merged[setting.pointer] = replace(setting, replaced=replaced[0] if replaced else None)


def _take_apart(merged: dict[str, Setting], above: str, pointer: str) -> None:
    holder = merged.get(above)
    if holder is None:
        return
    del merged[above]
    if holder.table is None:
        merged[pointer] = holder
        return
    for key, entry in holder.table.items():
        cell = child_pointer(above, key)
        merged[cell] = Setting(cell, entry.key_place, entry.node, holder.record, (*holder.cell, key), holder.replaced)


def merged_places(layers: list[Layer]) -> dict[str, Place]:
    """The place of every group of settings, in the last file that writes it; a missing key points there."""
    places: dict[str, Place] = {}

    def walk(mapping: Mapping, pointer: str) -> None:
        for key, entry in mapping.items():
            below = child_pointer(pointer, key)
            places[below] = entry.key_place
            if isinstance(entry.node, Mapping) and not is_record(entry.node):
                walk(entry.node, below)

    for layer in layers:
        places[""] = Place(layer.shown, 1, 1)
        walk(layer.root, "")
    return places


def last_scalar(layers: list[Layer], key: str) -> tuple[Scalar | None, Scalar | None]:
    """The value of a top-level key in the last file that sets it, and what it replaced."""
    found: list[Scalar] = []
    for layer in layers:
        node = layer.root.get(key)
        if isinstance(node, Scalar):
            found.append(node)
    return (found[-1] if found else None), (found[-2] if len(found) > 1 else None)


@dataclass(frozen=True, slots=True)
class LeverText:
    """One lever as written, under its name."""

    name: str
    node: Mapping
    replaced: LeverText | None = None


def merge_levers(layers: list[Layer]) -> tuple[list[LeverText], list[tuple[Place, str, str]]]:
    """Levers in order of first appearance; a later file's lever of the same name replaces the earlier one.

    Returns the levers and (place, value, rule) for what is not a lever or is named twice in one file.
    """
    levers: dict[str, LeverText] = {}
    wrong: list[tuple[Place, str, str]] = []
    for layer in layers:
        node = layer.root.get("levers")
        if node is None or is_empty(node):
            continue
        if not isinstance(node, Sequence):
            wrong.append((node.place, "", "is a list; each lever starts with '- kind:'"))
            continue
        here: set[str] = set()
        for item in node.nodes:
            if not isinstance(item, Mapping):
                wrong.append((item.place, "", "each lever is a mapping that starts with '- kind:'"))
                continue
            name = lever_name(item)
            if name in here:
                wrong.append((item.place, name, "names two levers of one file; give each a name of its own"))
            here.add(name)
            levers[name] = LeverText(name, item, levers.get(name))
    return list(levers.values()), wrong


def lever_name(lever: Mapping) -> str:
    """The name of a lever: its `name`, else its `kind`."""
    for key in ("name", "kind"):
        node = lever.get(key)
        if isinstance(node, Scalar) and node.text:
            return node.text
    return "unnamed"
