"""Values given in Python, made into what a resolved document holds."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from typing import Any

from ..faults import Place, no_text
from .nodes import Entry, Node, Scalar
from .nodes import Mapping as MappingNode
from .nodes import Sequence as SequenceNode
from .scalars import Wrong, plain_number


def plain(value: Any) -> Any:
    """A value as JSON: dates as ISO text, numbers of any library as numbers, tuples as lists.

    Examples
    --------
    >>> plain({"opens": datetime.date(2024, 7, 1), "roles": ("care_worker",), "units": 50.0})
    {'opens': '2024-07-01', 'roles': ['care_worker'], 'units': 50}
    """
    if isinstance(value, str) and (wrong := no_text(value)):
        raise Wrong(f"has the character {wrong}, which is not allowed in text")
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {plain_key(key): plain(below) for key, below in value.items()}
    if isinstance(value, Sequence):
        return [plain(one) for one in value]
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise Wrong("is not a number, text, date, list or mapping") from None
    if not math.isfinite(number):
        raise Wrong("is not a finite number")
    return plain_number(number)


def as_node(value: Any, place: Place) -> Node:
    """What `plain` made, as the tree that a YAML file becomes, so that both are read alike.

    Examples
    --------
    >>> as_node({"change": -0.5}, Place("<python>")).get("change").text
    '-0.5'
    """
    if isinstance(value, Mapping):
        return MappingNode(place, {key: Entry(place, as_node(below, place)) for key, below in value.items()})
    if isinstance(value, list):
        return SequenceNode(place, [as_node(below, place) for below in value])
    if isinstance(value, bool):
        return Scalar(place, str(value).lower())
    if isinstance(value, str):
        return Scalar(place, value, quoted=True)
    return Scalar(place, "" if value is None else str(value))


def plain_key(key: Any) -> str:
    """A key of a table or path as text; dates as ISO text.

    Examples
    --------
    >>> plain_key(datetime.date(2024, 4, 1))
    '2024-04-01'
    """
    text = key.isoformat() if isinstance(key, datetime.date) else str(key)
    if wrong := no_text(text):
        raise Wrong(f"has the character {wrong}, which is not allowed in text")
    return text
