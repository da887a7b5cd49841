"""What a user can mend: faults with a place, a value and a rule, reported all together."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file; lines and columns count from 1, and line 0 means the whole file.

    Examples
    --------
    >>> str(Place("plan.yaml", 3, 7))
    'plan.yaml:3:7'
    >>> str(Place("plan.yaml"))
    'plan.yaml'
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if self.line == 0:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the input.

    Attributes
    ----------
    place : Place
        File, line and column.
    subject : str
        What the value is for, such as ``workforce.pay_response``; empty for a fault of syntax.
    value : str
        The offending value as written; empty when something is missing.
    rule : str
        The rule that it breaks.
    nearest : tuple of str
        Valid names that resemble the value, best first.
    pointer : str
        RFC 6901 pointer into the resolved document, empty when there is none.

    Examples
    --------
    >>> print(Fault(Place("plan.yaml", 3, 7), "workforce.pay_response", "7", "is above 5"))
    plan.yaml:3:7: workforce.pay_response: 7 is above 5
    """

    place: Place
    subject: str
    value: str
    rule: str
    nearest: tuple[str, ...] = ()
    pointer: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " + (f"{self.subject}: " if self.subject else "")
        text = where + " ".join(part for part in (self.value, self.rule) if part)
        if self.nearest:
            text += f"; did you mean {' or '.join(self.nearest)}?"
        return printable(text)


class InputFaults(ValueError):
    """Every fault of the input at once, in order of file and line.

    Attributes
    ----------
    faults : tuple of Fault
        In order of file, line and column, without repeats.

    Examples
    --------
    >>> raise_it = InputFaults([Fault(Place("b.yaml", 2, 1), "", "x", "is wrong")])
    >>> print(raise_it)
    b.yaml:2:1: x is wrong
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        unique: dict[object, Fault] = {}
        for fault in faults:  # one wrong word may serve several cells of a table; it is named once
            unique.setdefault((fault.place, fault.value, fault.rule) if fault.value else fault, fault)
        self.faults: tuple[Fault, ...] = tuple(
            sorted(unique.values(), key=lambda f: (f.place.file, f.place.line, f.place.column, f.subject, f.rule))
        )
        super().__init__("\n".join(str(fault) for fault in self.faults))

    @classmethod
    def single(
        cls, place: Place, value: str, rule: str, *, subject: str = "", nearest: Iterable[str] = ()
    ) -> InputFaults:
        """The exception for one fault."""
        return cls([Fault(place, subject, value, rule, tuple(nearest))])


def nearest_names(wrong: str, names: Iterable[str]) -> tuple[str, ...]:
    """Up to three of `names` that resemble `wrong`, best first.

    Examples
    --------
    >>> nearest_names("pay_respons", ["pay_response", "leaving"])
    ('pay_response',)
    """
    scored = sorted(((difflib.SequenceMatcher(None, wrong, name).ratio(), name) for name in names), reverse=True)
    best = scored[0][0] if scored else 0.0
    return tuple(name for score, name in scored[:3] if score >= 0.6 and score > best - 0.08)


def printable(text: str) -> str:
    r"""Text that can be written as UTF-8: what is no character, such as a stray byte of a file name, as an escape.

    Examples
    --------
    >>> printable("plan\udcff.yaml")
    'plan\\udcff.yaml'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def no_text(text: str) -> str:
    r"""The first character that no text, file name or result can hold, as people write it; empty when there is none.

    Examples
    --------
    >>> no_text("a\0b"), no_text("a\ud800"), no_text("a")
    ('U+0000', 'U+D800', '')
    """
    return next((f"U+{ord(one):04X}" for one in text if one == "\0" or "\ud800" <= one <= "\udfff"), "")


def shown_path(path: Path | str) -> str:
    """The path as a person would write it: relative when it lies below the working directory.

    Examples
    --------
    >>> shown_path(Path.cwd() / "plan.yaml")
    'plan.yaml'
    """
    absolute, here = Path(path).resolve(), Path.cwd().resolve()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else absolute)
