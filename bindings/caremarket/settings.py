"""How a run is made: seed, years, draws, replicates and threads, checked together."""

from __future__ import annotations

import operator
import os
from dataclasses import dataclass, replace
from typing import Any

from .faults import Fault, InputFaults, Place

LIMITS = {
    "years": (1, 30),
    "replicates": (1, 1_000_000),
    "draws": (1, 1_000_000),
    "seed": (0, 2**63 - 1),
    "threads": (1, 1024),
}


@dataclass(frozen=True, slots=True)
class RunSettings:
    """Everything besides the scenario that a run depends on, and the number of threads, which changes nothing.

    Attributes
    ----------
    seed : int
        Names the random numbers; the same seed gives the same result on any number of threads.
    years : int
        Length of the run, from 1 to 30 years.
    replicates : int
        Without `draws`, draws of one replicate each; with `draws`, replicates of each draw.
    draws : int or None
        Draws of the parameters that are distributions.
    threads : int or None
        Threads; by default every core that this process may use.

    Examples
    --------
    >>> RunSettings(replicates=20).total
    20
    >>> RunSettings(replicates=20, draws=5).total
    100
    """

    seed: int = 1
    years: int = 10
    replicates: int = 100
    draws: int | None = None
    threads: int | None = None

    def checked(self) -> RunSettings:
        """These settings, or InputFaults with everything that is wrong with them."""
        faults = []
        whole: dict[str, int] = {}
        for name, (low, high) in LIMITS.items():
            value = getattr(self, name)
            if value is None and name in ("draws", "threads"):
                continue
            place = Place(f"--{name}")
            try:
                whole[name] = operator.index(value)  # whole numbers of any library, numpy's among them
            except TypeError:
                whole[name] = low
                faults.append(Fault(place, "", str(value), "is not a whole number"))
            if isinstance(value, bool):
                faults.append(Fault(place, "", str(value), "is not a whole number"))
            elif whole[name] < low:
                faults.append(Fault(place, "", str(value), f"is below {low}, the lowest allowed"))
            elif whole[name] > high:
                faults.append(Fault(place, "", str(value), f"is above {high}, the highest allowed"))
        if faults:
            raise InputFaults(faults)
        return replace(self, **whole)

    @property
    def nested(self) -> bool:
        """Whether replicates are counted within draws."""
        return self.draws is not None

    @property
    def total(self) -> int:
        """Replicates over all draws."""
        return self.replicates * (self.draws or 1)

    def identity_part(self) -> dict[str, Any]:
        """What the identity of a run takes from here; threads are not part of it."""
        return {
            "seed": self.seed,
            "years": self.years,
            "draws": self.draws or 1,
            "replicates": self.replicates,
            "nested": self.nested,
        }

    def engine_part(self) -> dict[str, Any]:
        """The keyword arguments of the engine."""
        return {**self.identity_part(), "threads": self.threads or len(os.sched_getaffinity(0))}
