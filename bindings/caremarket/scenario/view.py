"""Parameters as attributes: values that know their unit, range, meaning and source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .nodes import ancestors, child_pointer, dotted, pointer_tokens

if TYPE_CHECKING:
    from .origins import Origin
    from .scenario import Scenario


@dataclass(frozen=True, slots=True)
class Value:
    """One parameter, or one cell of a table.

    Attributes
    ----------
    name : str
        Dotted name.
    value : int, float or dict
        In `unit`; a dictionary for a distribution, a table or a path by date.
    unit, meaning : str
        As the engine declares them.
    low, high : float or None
        The range that the engine allows.
    provenance : dict
        Kind, source, locator, rationale and so on; empty when none was given.
    origin : Origin or None
        File, line and column, and what it replaced.
    """

    name: str
    value: Any
    unit: str
    meaning: str
    low: float | None
    high: float | None
    provenance: dict[str, Any]
    origin: Origin | None

    def __float__(self) -> float:
        if isinstance(self.value, dict):
            raise TypeError(f"{self.name} is not one number: {self.value}")
        return float(self.value)

    def __repr__(self) -> str:
        kind = self.provenance.get("kind", "no provenance")
        source = self.provenance.get("source")
        return f"{self.name} = {self.value} {self.unit} ({kind}{f', {source}' if source else ''})"


class Group:
    """A section of the document; its keys are attributes."""

    def __init__(self, scenario: Scenario, pointer: str) -> None:
        self._scenario = scenario
        self._pointer = pointer

    def at(self, pointer: str) -> Value:
        """The value at a pointer."""
        held: Any = self._scenario.resolved
        for token in pointer_tokens(pointer):
            if not isinstance(held, dict) or token not in held:
                raise KeyError(f"{dotted(pointer)} is not set in {self._scenario.name}")
            held = held[token]
        parameter = self._scenario.description.parameter_at(pointer)
        if parameter is None:
            raise KeyError(f"{dotted(pointer)} is not a parameter")
        records = self._scenario.resolved["provenance"]
        record: dict[str, Any] = next((records[one] for one in (pointer, *ancestors(pointer)) if one in records), {})
        origin = self._scenario.origins.nearest(pointer)[1]
        return Value(
            dotted(pointer), held, parameter.unit, parameter.meaning, parameter.low, parameter.high, record, origin
        )

    def _held(self) -> dict[str, Any]:
        held: Any = self._scenario.resolved
        for token in pointer_tokens(self._pointer):
            held = held[token]
        return dict(held)

    def __getattr__(self, key: str) -> Group | Value:
        if key.startswith("_") or key not in self._held():
            raise AttributeError(f"{dotted(self._pointer)} has no {key}")
        pointer = child_pointer(self._pointer, key)
        if self._scenario.description.parameter_at(pointer) is None:
            return Group(self._scenario, pointer)
        return self.at(pointer)

    def __iter__(self) -> Iterator[str]:
        return iter(self._held())

    def __dir__(self) -> list[str]:
        return list(self._held())

    def __repr__(self) -> str:
        return f"{dotted(self._pointer)}: {', '.join(self._held())}"
