"""One YAML 1.2 file to a tree of places, refusing what has no place in a scenario."""

from __future__ import annotations

import codecs
import functools
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from ..faults import Fault, InputFaults, Place, no_text, shown_path
from .nodes import Entry, Mapping, Node, Scalar, Sequence

MAX_BYTES = 10_000_000
MAX_NODES = 200_000
MAX_ALIASES = 100
MAX_DEPTH = 40

_OTHER_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_yaml(path: Path, shown: str | None = None) -> Mapping:
    """Read `path` and return its top-level mapping.

    Parameters
    ----------
    path : Path
        The file.
    shown : str, optional
        The name used in faults; by default the path relative to the working directory.

    Raises
    ------
    InputFaults
        When the file cannot be read, is not UTF-8, or is not one YAML 1.2 mapping without tabs, tags and repeated keys.
    """
    file = shown if shown is not None else shown_path(path)
    text = decode(read_bytes(path, file), file)
    return parse_yaml(text, file)


def read_bytes(path: Path, file: str) -> bytes:
    """The bytes of a file that must be an ordinary one of bounded size."""
    whole = Place(file)
    try:
        if path.is_dir():
            raise InputFaults.single(whole, "", "is a folder, not a file")
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputFaults.single(whole, "", "does not exist") from None
    except OSError as error:
        raise InputFaults.single(whole, "", f"cannot be read: {error.strerror}") from None
    if len(data) > MAX_BYTES:
        raise InputFaults.single(whole, "", f"is larger than {MAX_BYTES:,} bytes")
    return data


def decode(data: bytes, file: str) -> str:
    """UTF-8 text without a byte order mark."""
    for mark, name in _OTHER_ENCODINGS:
        if data.startswith(mark):
            raise InputFaults.single(Place(file, 1, 1), "", f"is {name} text; save the file as UTF-8")
    if data.startswith(codecs.BOM_UTF8):
        rule = "starts with a byte order mark; save the file as UTF-8 without one"
        raise InputFaults.single(Place(file, 1, 1), "", rule)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        rule = "is not UTF-8; save the file as UTF-8"
        raise InputFaults.single(Place(file, line, column), f"byte 0x{data[error.start]:02x}", rule) from None


@functools.lru_cache(maxsize=32)
def parse_yaml(text: str, file: str) -> Mapping:
    """Parse `text`; `file` is the name used in faults. Equal text gives the same tree, which nobody changes.

    Examples
    --------
    >>> parse_yaml("schema: 1", "plan.yaml").get("schema").text
    '1'
    """
    _refuse_tabs(text, file)
    builder = _Builder(file)
    parser = YAML(typ="safe", pure=True)
    try:
        for event in parser.parse(text):
            builder.take(event)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        rule = "is not valid YAML: " + " ".join(str(p) for p in (error.context, error.problem) if p)
        raise InputFaults.single(place, "", rule) from None
    except ReaderError as error:
        before = text[: error.position]
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise InputFaults.single(
            place, f"character U+{ord(text[error.position]):04X}", "is not allowed in YAML"
        ) from None
    except (YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, InputFaults):
            raise
        raise InputFaults.single(Place(file), "", f"is not valid YAML: {error}") from None
    if builder.faults:
        raise InputFaults(builder.faults)
    if builder.root is None:
        raise InputFaults.single(Place(file), "", "is empty; a scenario starts with schema: 1")
    if not isinstance(builder.root, Mapping):
        raise InputFaults.single(builder.root.place, "", "is not a mapping; a scenario is a list of key: value lines")
    return builder.root


def _refuse_tabs(text: str, file: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            rule = "starts with a tab; YAML is indented with spaces"
            raise InputFaults.single(Place(file, number, indent.index("\t") + 1), "the line", rule)


class _Builder:
    """Builds the tree from parser events, so that nothing is expanded before it is counted."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._stack: list[Mapping | Sequence] = []
        self._keys: list[Scalar | None] = []
        self._names: list[str | None] = []
        self._anchors: dict[str, Node | None] = {}
        self._aliases = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        mark = event.start_mark
        place = Place(self.file, mark.line + 1, mark.column + 1)
        if kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                raise InputFaults.single(place, "", "a second document; one scenario per file")
        elif kind == "ScalarEvent":
            self._refuse_tag(event, place)
            node = Scalar(place, event.value, quoted=event.style is not None)
            if wrong := no_text(node.text):
                self.faults.append(Fault(place, "", f"character {wrong}", "is not allowed in text"))
            if event.anchor:
                self._anchors[event.anchor] = node
            self._add(node)
        elif kind == "AliasEvent":
            self._add(self._alias(event.anchor, place))
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._refuse_tag(event, place)
            self._open(Mapping(place) if kind == "MappingStartEvent" else Sequence(place), event.anchor)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._close()

    def _refuse_tag(self, event: Any, place: Place) -> None:
        if event.tag:
            raise InputFaults.single(place, str(event.tag), "is a YAML tag; tags are not used in scenarios")

    def _alias(self, name: str, place: Place) -> Node:
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            raise InputFaults.single(
                place, f"*{name}", f"is alias number {self._aliases}; at most {MAX_ALIASES} are allowed"
            )
        node = self._anchors.get(name)
        if name not in self._anchors:
            raise InputFaults.single(place, f"*{name}", "names no anchor above it")
        if node is None:
            raise InputFaults.single(place, f"*{name}", "stands inside what it repeats")
        return node

    def _open(self, node: Mapping | Sequence, anchor: str | None) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise InputFaults.single(node.place, "", f"is nested more than {MAX_DEPTH} deep")
        if anchor:
            self._anchors[anchor] = None
        self._stack.append(node)
        self._keys.append(None)
        self._names.append(anchor)

    def _close(self) -> None:
        node = self._stack.pop()
        self._keys.pop()
        anchor = self._names.pop()
        if anchor:
            self._anchors[anchor] = node
        self._add(node)

    def _add(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if isinstance(parent, Sequence):
            parent.nodes.append(node)
        elif self._keys[-1] is None:
            self._keys[-1] = self._as_key(node, parent)
            return
        else:
            key = self._keys[-1]
            parent.entries[key.text] = Entry(key.place, node)
            self._keys[-1] = None
        parent.size += node.size
        if parent.size > MAX_NODES:
            raise InputFaults.single(
                node.place, "", f"the file has more than {MAX_NODES:,} values once its aliases are written out"
            )

    def _as_key(self, node: Node, parent: Mapping) -> Scalar:
        if not isinstance(node, Scalar):
            raise InputFaults.single(node.place, "", "a key is a single word, not a list or a mapping")
        if node.text == "<<" and not node.quoted:
            raise InputFaults.single(node.place, "<<", "merge keys are not YAML 1.2; use extends or write the keys out")
        if node.text in parent.entries:
            first = parent.entries[node.text].key_place
            raise InputFaults.single(
                node.place, node.text, f"is written twice in one mapping (first on line {first.line})"
            )
        return node
