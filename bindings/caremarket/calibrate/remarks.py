"""What must be said of a fitted constant: that it lies at its bound, or outside the range that the evidence gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..scenario import Scenario
from ..scenario.nodes import pointer_tokens

if TYPE_CHECKING:
    from .fitting import Constant

AT_A_BOUND = 0.01  # of the width between the bounds


def evidence_range(prior: Scenario, pointer: str) -> tuple[float, float] | None:
    """The range that the evidence gives a number; None where it gives none."""
    record = prior.value(pointer).provenance
    label = pointer_tokens(pointer)[-1]
    ends: list[Any] = [record.get(end) for end in ("low", "high")]
    ends = [end.get(label) if isinstance(end, Mapping) else end for end in ends]
    if not all(isinstance(end, int | float) for end in ends):
        return None
    return float(ends[0]), float(ends[1])


def remarks(constant: Constant, pointer: str, prior: Scenario) -> list[str]:
    """What to say of one number of a constant, if anything.

    Examples
    --------
    ``["at its bound", "outside the evidence's range, 1 to 15"]``
    """
    said = []
    low, high = constant.free.bounds(constant.values, constant.evidence)
    if min(abs(low), abs(high)) < AT_A_BOUND * (high - low):
        said.append("at its bound")
    span = evidence_range(prior, pointer)
    if span is not None and not span[0] <= constant.values[pointer] <= span[1]:
        said.append(f"outside the evidence's range, {span[0]:g} to {span[1]:g}")
    return said
