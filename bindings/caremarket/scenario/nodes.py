"""The tree that a YAML file becomes: every value knows where it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..faults import Place


@dataclass(slots=True)
class Scalar:
    """A single value as text. `quoted` text is never read as a number, a date or a switch."""

    place: Place
    text: str
    quoted: bool = False
    size: int = 1


@dataclass(slots=True)
class Entry:
    """One key of a mapping, with the place of the key itself."""

    key_place: Place
    node: Node


@dataclass(slots=True)
class Mapping:
    """Keys in the order written; all keys are text."""

    place: Place
    entries: dict[str, Entry] = field(default_factory=dict)
    size: int = 1

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None."""
        entry = self.entries.get(key)
        return None if entry is None else entry.node

    def items(self) -> Iterator[tuple[str, Entry]]:
        """Keys and entries in the order written."""
        return iter(self.entries.items())


@dataclass(slots=True)
class Sequence:
    """A list."""

    place: Place
    nodes: list[Node] = field(default_factory=list)
    size: int = 1


Node = Scalar | Mapping | Sequence


def child_pointer(pointer: str, key: str) -> str:
    """The RFC 6901 pointer of `key` below `pointer`.

    Examples
    --------
    >>> child_pointer("/a", "b/c")
    '/a/b~1c'
    """
    return f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"


def pointer_tokens(pointer: str) -> list[str]:
    """The keys along an RFC 6901 pointer.

    Examples
    --------
    >>> pointer_tokens("/a/b~1c")
    ['a', 'b/c']
    """
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def dotted(pointer: str) -> str:
    """A pointer as people write it.

    Examples
    --------
    >>> dotted("/workforce/pay_response")
    'workforce.pay_response'
    """
    return ".".join(pointer_tokens(pointer))


def ancestors(pointer: str) -> Iterator[str]:
    """Every pointer above `pointer`, nearest first, ending with the root ''.

    Examples
    --------
    >>> list(ancestors("/a/b"))
    ['/a', '']
    """
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer
