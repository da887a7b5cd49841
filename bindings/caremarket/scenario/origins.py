"""The map from the resolved document back to the files: what was written where, and what it replaced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..faults import Fault, Place
from .csv_tables import TableSource
from .nodes import ancestors, pointer_tokens


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one pointer of the resolved document was written.

    Attributes
    ----------
    key_place, value_place : Place
        Of the key and of the value itself.
    text : str
        The value as written.
    unit : str
        The unit as written, empty when the value stands in the declared unit.
    replaced : Origin or None
        What an extended file had said before.
    """

    key_place: Place
    value_place: Place
    text: str = ""
    unit: str = ""
    replaced: Origin | None = None


@dataclass(slots=True)
class Origins:
    """Pointers of one resolved document and where they come from."""

    at: dict[str, Origin] = field(default_factory=dict)
    tables: dict[str, TableSource] = field(default_factory=dict)
    lever_names: list[str] = field(default_factory=list)

    def nearest(self, pointer: str) -> tuple[str, Origin | None]:
        """The pointer itself or its closest ancestor with a known origin."""
        for candidate in (pointer, *ancestors(pointer)):
            if candidate in self.at:
                return candidate, self.at[candidate]
        return "", None

    def subject(self, pointer: str) -> str:
        """How people name a pointer: levers by their name, tables by column."""
        tokens = pointer_tokens(pointer)
        if len(tokens) > 1 and tokens[0] == "levers" and tokens[1].isdigit() and int(tokens[1]) < len(self.lever_names):
            tokens[1] = self.lever_names[int(tokens[1])]
        if len(tokens) == 4 and tokens[0] == "tables":
            tokens.pop()
        return ".".join(tokens)

    def fault(self, pointer: str, value: str, rule: str, nearest: Iterable[str], *, known: bool) -> Fault:
        """A fault of the engine led back to its file. `known` says that the pointer is declared."""
        subject, names = self.subject(pointer), tuple(nearest)
        tokens = pointer_tokens(pointer)
        if value == "nothing" or (not known and tokens[-1:] == [value]):
            value = ""  # the subject says it already
        if len(tokens) > 1 and tokens[0] == "tables" and tokens[1] in self.tables:
            place = self.tables[tokens[1]].place(tokens[2:])
            return Fault(place, subject, value, rule, names, pointer)
        found, origin = self.nearest(pointer)
        if origin is None:
            return Fault(Place("scenario"), subject, value, rule, names, pointer)
        if found != pointer:
            return Fault(origin.key_place, subject, value, rule, names, pointer)
        if known and origin.text and value:
            value = origin.text if not origin.unit else f"{origin.text} {origin.unit} ({value})"
        return Fault(origin.value_place if known else origin.key_place, subject, value, rule, names, pointer)
