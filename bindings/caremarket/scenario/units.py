"""Units: what a file writes, converted exactly to the unit that the engine declares."""

from __future__ import annotations

import io
import re
import tokenize
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pint

# A year is 365.25 days and a week 7, so that annual rates and hazards divide by 52.18 as the model does. An hour is an
# hour of work or care, not of the calendar: hours a week are no pure number, and a share is not hours a week.
_DEFINITIONS = (
    "GBP = [money] = _ = pound = pounds",
    "pence = GBP / 100 = _ = penny",
    "day = [time] = _ = days",
    "hour = [work] = _ = hours",
    "minute = hour / 60 = _ = minutes",
    "week = 7 * day = _ = weeks",
    "year = 365.25 * day = _ = years",
    "month = year / 12 = _ = months",
    "quarter = year / 4 = _ = quarters",
    "decade = 10 * year = _ = decades",
    "percent = 0.01 = _ = percentage",
    "person = [person] = _ = people = persons = resident = residents = adult = adults = client = clients",
    "worker = [worker] = _ = workers = seeker = seekers",
    "post = [post] = _ = posts",
    "bed = [bed] = _ = beds",
    "place = [place] = _ = places",
    "unit = [unit] = _ = units",
    "provider = [provider] = _ = providers = home = homes",
    "contract = [contract] = _ = contracts",
    "request = [request] = _ = requests",
    "visit = [visit] = _ = visits",
    "scheme = [scheme] = _ = schemes",
)
_ALLOWED = re.compile(r"[A-Za-z0-9 _%/.,*-]{1,60}")
_POWER = re.compile(r"([A-Za-z])(-[0-9]+)")


@cache
def _registry() -> pint.UnitRegistry[Any]:
    import pint  # 0.4 s to import: only when a unit differs from the declared one

    registry: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Decimal)
    for definition in _DEFINITIONS:
        registry.define(definition)
    return registry


@cache
def unit_names() -> tuple[str, ...]:
    """Every unit name that may be written."""
    names: list[str] = []
    for definition in _DEFINITIONS:
        names += [part.strip() for index, part in enumerate(definition.split("=")) if index != 1]
    return tuple(name for name in names if name != "_")


def has_own_number(unit: str) -> bool:
    """Whether a unit has a number that is neither a power nor what a rate is per.

    Examples
    --------
    >>> [has_own_number(unit) for unit in ("2 GBP/hour", "0", "1", "hour week-1", "per 1,000 people", "per 100")]
    [True, True, False, False, False, False]
    """
    text = re.sub(r"^1/[1-9][0-9]*/(?=[A-Za-z])|^1/10+$", "", as_expression(unit))
    before = ""
    for token in tokenize.generate_tokens(io.StringIO(text.replace("**-", "**")).readline):
        if token.type == tokenize.NUMBER and token.string != "1" and before != "**":
            return True
        if token.type == tokenize.OP and token.string not in ("*", "/", "**"):
            return True
        before = token.string
    return False


def as_expression(unit: str) -> str:
    """The unit as an expression: `per year`, `percent a year`, `hour week-1` and `1` are all understood.

    Examples
    --------
    >>> as_expression("per year"), as_expression("hour week-1"), as_expression("GBP/hour")
    ('1/year', 'hour*week**-1', 'GBP/hour')
    """
    text = " ".join(unit.split()).replace("per cent", "percent")
    text = re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", text)
    text = re.sub(r"^per ([0-9]+) ([A-Za-z]+)", r"1/\1/\2", text)
    text = re.sub(r"^per ", "1/", text)
    text = re.sub(r" (?:per|an?) ", "/", text)
    text = _POWER.sub(r"\1**\2", text).replace("%", "percent")
    return re.sub(r"(?<=[A-Za-z0-9]) (?=[A-Za-z])", "*", text)


class UnitFault(Exception):
    """A unit that is unknown or does not fit, with the rule and the nearest names."""

    def __init__(self, rule: str, wrong: str = "") -> None:
        super().__init__(rule)
        self.rule = rule
        self.wrong = wrong


@cache
def factor(written: str, declared: str) -> Decimal:
    """What a number in unit `written` is multiplied by to be in unit `declared`.

    Examples
    --------
    >>> factor("percent", "1")
    Decimal('0.01')
    >>> factor("per year", "per year")
    Decimal('1')
    """
    if as_expression(written) == as_expression(declared):
        return Decimal(1)
    source, target = _parsed(written), _parsed(declared)
    if has_own_number(written):
        raise UnitFault("has a number of its own; numbers belong in value")
    if source.dimensionality != target.dimensionality:
        raise UnitFault(f"is not a unit of {declared}")
    return Decimal(source.to(target.units).magnitude / target.magnitude)


def _parsed(unit: str) -> Any:
    import pint

    if not _ALLOWED.fullmatch(unit) or "**" in unit:
        raise UnitFault("is not a unit that is known", unit)
    try:
        return Decimal(1) * _registry().Quantity(_registry().parse_expression(as_expression(unit)))
    except pint.UndefinedUnitError as error:
        raise UnitFault("is not a unit that is known", " ".join(_names(error.unit_names))) from None
    except Exception:  # pint's parser raises whatever Python's tokenizer does
        raise UnitFault("is not a unit that is known", unit) from None


def _names(found: str | tuple[str, ...]) -> tuple[str, ...]:
    return (found,) if isinstance(found, str) else tuple(found)
