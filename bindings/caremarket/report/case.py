"""What is reported: one run, or a baseline with its plans, under the names that the report gives them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..results import RunResults

if TYPE_CHECKING:
    from ..comparison import Comparison


@dataclass(frozen=True)
class Case:
    """A run alone, or a baseline and its plans.

    Attributes
    ----------
    runs : tuple of RunResults
        The baseline first.
    titles, names : tuple of str
        Of each run.
    comparison : Comparison or None
        None for a run alone.
    """

    runs: tuple[RunResults, ...]
    titles: tuple[str, ...]
    names: tuple[str, ...]
    comparison: Comparison | None

    @classmethod
    def of(cls, results: Comparison | RunResults) -> Case:
        """Return the case of a comparison or of one run."""
        if isinstance(results, RunResults):
            return cls((results,), (results.title,), (results.scenario,), None)
        return cls(tuple(results.runs), tuple(results.titles), tuple(results.names), results)

    @property
    def baseline(self) -> RunResults:
        """Return the baseline, or the run that stands alone."""
        return self.runs[0]

    @property
    def plans(self) -> tuple[RunResults, ...]:
        """Return the plans; none for a run alone."""
        return self.runs[1:]

    @property
    def sides(self) -> tuple[str, ...]:
        """Return what the runs are called in charts and tables: baseline, plan; several plans are numbered."""
        if not self.plans:
            return ("this scenario",)
        if len(self.plans) == 1:
            return ("baseline", "plan")
        return ("baseline", *(f"plan {place}" for place in range(1, len(self.runs))))

    @property
    def marks(self) -> tuple[str, ...]:
        """Return what the lines of a chart are called at their ends."""
        return self.sides if self.plans else ("median",)

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the titles, those of several plans with what they are called elsewhere: 'Plan 1: A pay floor'."""
        if len(self.plans) < 2:
            return self.titles
        return tuple(f"{side.capitalize()}: {title}" for side, title in zip(self.sides, self.titles, strict=True))

    @property
    def identity(self) -> str:
        """Return the SHA-256 of what the runs were made from; also of how much of a stopped run is there."""
        told = [f"{run.identity or run.source.path.name} {run.finished}" for run in self.runs]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()

    def only_for(self, side: str) -> str:
        """Return ' with the plan', ' with plan 2' or, for a run alone, nothing."""
        if not self.plans:
            return ""
        return f" with {'the plan' if side == 'plan' else side}"
