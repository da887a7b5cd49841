"""Numbers, switches and dates as scenario files write them."""

from __future__ import annotations

import datetime
import math
import re
from decimal import Decimal

from .nodes import Mapping, Node, Scalar

_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_DATE_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_LIKE = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}")
_NOT_FINITE = re.compile(r"[-+]?\.?(nan|inf|infinity)", re.IGNORECASE)
_COMMA_DECIMAL = re.compile(r"[-+]?[0-9]+,[0-9]+")
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}([,' _\u00a0\u202f][0-9]{3})+(\.[0-9]+)?|[0-9]+(_[0-9]+)+")

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class Wrong(Exception):
    """A value that breaks `rule`; the caller knows the place."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


def number(text: str, *, quoted: bool = False) -> Decimal:
    """The exact number that `text` writes, or Wrong with the rule.

    Examples
    --------
    >>> number("0.60")
    Decimal('0.60')
    """
    if _NUMBER.fullmatch(text):
        if quoted:
            raise Wrong("is quoted, which makes it text; write the number without quotes")
        value = Decimal(text)
        if not math.isfinite(float(value)):
            raise Wrong("is too large for a number")
        return value
    if _NOT_FINITE.fullmatch(text):
        raise Wrong("is not a finite number")
    if _GROUPED.fullmatch(text) and not (_COMMA_DECIMAL.fullmatch(text) and text.startswith("0,")):
        raise Wrong("has a thousands separator; write the number with digits and at most one decimal point")
    if _COMMA_DECIMAL.fullmatch(text):
        raise Wrong("has a decimal comma; decimals are written with a point")
    if text == "":
        raise Wrong("is empty; a number is needed")
    raise Wrong("is not a number")


def date(text: str) -> str:
    """The ISO date that `text` writes, or Wrong with the rule.

    Examples
    --------
    >>> date("2024-04-01")
    '2024-04-01'
    """
    if not _DATE_SHAPE.fullmatch(text):
        raise Wrong("is not a date; dates are written YYYY-MM-DD")
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise Wrong("is not a date that exists") from None


def looks_like_date(text: str) -> bool:
    """Whether a key is meant as a date, well-formed or not.

    Examples
    --------
    >>> looks_like_date("2024-02-30"), looks_like_date("care_worker")
    (True, False)
    """
    return _DATE_LIKE.fullmatch(text) is not None


def plain_number(value: Decimal | float) -> int | float:
    """A JSON number: an integer where the value is one, so that 1 and 1.0 are the same document.

    Examples
    --------
    >>> plain_number(Decimal("1.0")), plain_number(0.5)
    (1, 0.5)
    """
    as_float = float(value)
    if as_float.is_integer() and abs(as_float) < 2**53:
        return int(as_float)
    return as_float


def scalar_json(scalar: Scalar) -> Json:
    """The JSON value of a scalar by the core schema of YAML 1.2."""
    if scalar.quoted:
        return scalar.text
    if scalar.text in ("", "~", "null", "Null", "NULL"):
        return None
    if scalar.text.lower() in ("true", "false"):
        return scalar.text.lower() == "true"
    if _NUMBER.fullmatch(scalar.text) and math.isfinite(float(scalar.text)):
        return plain_number(Decimal(scalar.text))
    return scalar.text


def node_json(node: Node) -> Json:
    """A tree as plain JSON, for what no description covers (the engine then names the unknown key)."""
    if isinstance(node, Scalar):
        return scalar_json(node)
    if isinstance(node, Mapping):
        return {key: node_json(entry.node) for key, entry in node.items()}
    return [node_json(child) for child in node.nodes]


def shown(node: Node) -> str:
    """A value as a fault shows it."""
    if isinstance(node, Scalar):
        return node.text if node.text else "nothing"
    if isinstance(node, Mapping):
        return "a mapping"
    return "a list"
