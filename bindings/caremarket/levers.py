"""Levers as Python classes; written by scripts/generate_levers.py from the engine's description."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar

#: A number in the unit of its key; or what a scenario file may write there: a distribution such as
#: ``{"dist": "normal", "mean": -0.1, "sd": 0.02}``, of which every draw of the parameters has its own value, or a
#: record with a value, a unit and a source.
Number = float | Mapping[str, Any]
Date = str | datetime.date


@dataclass(frozen=True, kw_only=True, slots=True)
class LeverValues:
    """The keys of one lever; what is None is left to the engine."""

    kind: ClassVar[str]

    def as_dict(self) -> dict[str, Any]:
        """The lever as a scenario file writes it."""
        values: dict[str, Any] = {"kind": self.kind}
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None:
                values[field.name] = list(value) if isinstance(value, tuple) else value
        return values


@dataclass(frozen=True, kw_only=True, slots=True)
class FeeChange(LeverValues):
    """The council's fees change by a share.

    Parameters
    ----------
    start : Date
        First day on which the lever acts.
    change : Number
        Change as a share: -0.02 is 2 % less; from -0.95 to 5.
    end : Date, optional
        Day from which it no longer acts; without it, to the end of the run.
    ramp_weeks : Number, in week, optional
        Weeks over which it grows evenly to its full effect; a whole number; from 0 to 1040.
    applies_to : Sequence[str], optional
        Kinds of provider whose fee changes; without it, all; of residential_home, nursing_home,
        home_care_provider, extra_care_team, personal_assistants.
    name : str, optional
        Name of the lever, the kind when left out; a later lever of the same name replaces it.

    Examples
    --------
    >>> lever = FeeChange(start="2024-04-01", change=1)
    >>> lever.as_dict()["kind"]
    'fee_change'
    """

    kind: ClassVar[str] = "fee_change"
    start: Date
    change: Number
    end: Date | None = None
    ramp_weeks: Number | None = None
    applies_to: Sequence[str] | None = None
    name: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PayFloor(LeverValues):
    """Pay is not below a level above the statutory minimum.

    Parameters
    ----------
    start : Date
        First day on which the lever acts.
    above_minimum_wage : Number, in GBP/hour
        Added to the statutory minimum; from 0 to 50.
    end : Date, optional
        Day from which it no longer acts; without it, to the end of the run.
    ramp_weeks : Number, in week, optional
        Weeks over which it grows evenly to its full effect; a whole number; from 0 to 1040.
    roles : Sequence[str], optional
        Roles that the floor holds for; without it, all; of care_worker, senior_care_worker, registered_nurse,
        registered_manager, personal_assistant.
    name : str, optional
        Name of the lever, the kind when left out; a later lever of the same name replaces it.

    Examples
    --------
    >>> lever = PayFloor(start="2024-04-01", above_minimum_wage=1)
    >>> lever.as_dict()["kind"]
    'pay_floor'
    """

    kind: ClassVar[str] = "pay_floor"
    start: Date
    above_minimum_wage: Number
    end: Date | None = None
    ramp_weeks: Number | None = None
    roles: Sequence[str] | None = None
    name: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtraCareScheme(LeverValues):
    """A new extra-care scheme.

    Parameters
    ----------
    locality : str
        Locality, as in the table of localities.
    units : Number, in unit
        Homes; a whole number; from 1 to 10000.
    stage : str
        Stage at the start date; of proposed, funded, planning, construction, open, full, failed.
    construction : Date, optional
        Day on which building starts; without it, from the lengths of the stages.
    opens : Date, optional
        Day on which it is due to open; without it, from the lengths of the stages.
    slip_months : Number, in month, optional
        Slip of the opening from that day, drawn in each replicate; from -120 to 120.
    capital_cost : Number, in GBP, optional
        Cost of building; from 0 to 1e+09.
    grant : Number, in GBP, optional
        Part of it that a grant pays; all of it at most; from 0 to 1e+09.
    name : str, optional
        Name of the lever, the kind when left out; a later lever of the same name replaces it.

    Examples
    --------
    >>> lever = ExtraCareScheme(locality="Ashbrow", units=1, stage="proposed")
    >>> lever.as_dict()["kind"]
    'extra_care_scheme'
    """

    kind: ClassVar[str] = "extra_care_scheme"
    locality: str
    units: Number
    stage: str
    construction: Date | None = None
    opens: Date | None = None
    slip_months: Number | None = None
    capital_cost: Number | None = None
    grant: Number | None = None
    name: str | None = None


__all__ = [
    "ExtraCareScheme",
    "FeeChange",
    "LeverValues",
    "PayFloor",
]
