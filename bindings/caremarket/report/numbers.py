"""Numbers for readers: rounded alike along a row, with a true minus sign and the exact value for machines."""

from __future__ import annotations

import math
from dataclasses import dataclass

from markupsafe import Markup

from ..tables import money_scale, unit_in_words

NONE = "–"
_NO_BREAK = "\N{NO-BREAK SPACE}"
#: Units of which there are whole ones only: from ten of them on, parts of one say nothing.
_COUNTED = ("person", "place", "post", "provider", "worker", "contract", "unit", "request")


def decimals_for(size: float, unit: str = "") -> int:
    """Return the decimals that a number of this size warrants: three figures, two decimals for large money.

    People and things that are counted have none from ten on.

    Examples
    --------
    >>> [decimals_for(size) for size in (900.8, 27.5, 1.5, 0.23, 0.012)], decimals_for(1.46, "GBP million year-1")
    ([0, 1, 1, 2, 3], 2)
    >>> decimals_for(27.5, "person"), decimals_for(1.5, "person year-1")
    (0, 1)
    """
    size = abs(size)
    if not math.isfinite(size) or size >= 100 or size == 0:
        return 0
    if size >= 10 and unit.split(" ")[0] in _COUNTED:
        return 0
    if unit.startswith(("GBP million", "GBP thousand")):
        return 1 if size >= 10 else 2
    return 1 if size >= 1 else 2 if size >= 0.1 else 3


def written(value: float, decimals: int, *, sign: bool = False) -> str:
    """Write a number.

    Examples
    --------
    >>> written(-1234.5, 0), written(0.04, 1, sign=True), written(2.0, 1, sign=True), written(math.nan, 1)
    ('−1,234', '0.0', '+2.0', '–')
    """
    if not math.isfinite(value):
        return NONE
    text = f"{abs(value):,.{decimals}f}"
    if not text.strip("0.,"):
        return text
    return ("−" if value < 0 else "+" if sign else "") + text


@dataclass(frozen=True)
class Scale:
    """How the figures of one row or chart are shown: divided by `factor`, in `unit`.

    Changes, written with their sign, and errors have `decimals`; levels have `level_decimals`: none from a thousand.
    From ten on, levels other than money have one at most (what is counted, none), and their changes two.

    Examples
    --------
    >>> scale = Scale.of("percent", 86.7421, 0.0312)
    >>> scale.text(86.7421), scale.text(-0.0312, sign=True)
    ('86.7', '−0.03')
    """

    factor: float
    unit: str
    decimals: int
    level_decimals: int

    @classmethod
    def of(cls, unit: str, size: float, precision: float | None = None) -> Scale:
        """Return the scale for figures up to `size`, fine enough to show differences of `precision`."""
        if unit == "probability":
            return cls(0.01, "percent", 0, 0)
        factor, shown = money_scale(unit, abs(size) if math.isfinite(size) else 0.0)
        fine = abs(precision) if precision is not None and math.isfinite(precision) and precision else size
        decimals, level = decimals_for(fine / factor, shown), abs(size) / factor
        if level >= 10 and not unit.startswith("GBP"):
            decimals = min(decimals, 2)
            most = 0 if level >= 1000 or unit.split(" ")[0] in _COUNTED else 1
            return cls(factor, shown, decimals, min(decimals, most))
        return cls(factor, shown, decimals, 0 if level >= 1000 else decimals)

    @property
    def words(self) -> str:
        """Return the unit in words: people, £ million a year, %."""
        return level_unit(self.unit)

    def text(self, value: float, *, sign: bool = False) -> str:
        """Return a figure as text, without its unit."""
        return written(value / self.factor, self.decimals if sign else self.level_decimals, sign=sign)

    def data(self, value: float, *, sign: bool = False) -> Markup:
        """Return a figure as HTML that carries the exact value in the measure's own unit."""
        if not math.isfinite(value):
            return Markup(NONE)
        return Markup('<data value="{}">{}</data>').format(repr(float(value)), self.text(value, sign=sign))

    def range(self, low: float, high: float, *, sign: bool = False) -> Markup:
        """Return 'low to high'."""
        if not (math.isfinite(low) and math.isfinite(high)):
            return Markup(NONE)
        return Markup("{} to {}").format(self.data(low, sign=sign), self.data(high, sign=sign))

    def error(self, value: float) -> Markup:
        """Return a Monte Carlo error; one that would round to zero is told as less than the last place."""
        if math.isfinite(value) and value > 0 and round(value / self.factor, self.decimals) == 0:
            least = written(10.0**-self.decimals, self.decimals)
            return Markup('<data value="{}">&lt;{}</data>').format(repr(float(value)), least)
        text = written(value / self.factor, self.decimals) if math.isfinite(value) else NONE
        return Markup('<data value="{}">{}</data>').format(repr(float(value)), text) if text != NONE else Markup(NONE)

    def sentence(self, value: float) -> str:
        """Return a figure with its unit: '36.2 people', '£4.94 million a year', '23.1%'."""
        return with_unit(self.text(value), self.unit)


def level_unit(unit: str) -> str:
    """Return a unit in words for a level, where percent is not a difference of percentages."""
    return change_unit(unit).replace("percentage points", "%", 1)


def change_unit(unit: str) -> str:
    r"""Return a unit in words for a difference, with the sign of the pound.

    Examples
    --------
    >>> change_unit("GBP million year-1"), change_unit("percent a year")
    ('£\xa0million a year', 'percentage points a year')
    """
    return unit_in_words(unit).replace("GBP ", f"£{_NO_BREAK}", 1).replace("GBP", "£", 1)


def with_unit(text: str, unit: str, *, change: bool = False) -> str:
    """Put a unit in words after a number as written.

    Examples
    --------
    >>> with_unit("4.94", "GBP million year-1"), with_unit("23.1", "percent"), with_unit("1.2", "percent", change=True)
    ('£4.94 million a year', '23.1%', '1.2 percentage points')
    """
    words = change_unit(unit) if change else level_unit(unit)
    if words.startswith("£"):
        return f"£{text}{words.removeprefix('£').replace(_NO_BREAK, ' ')}"
    if words.startswith("%"):
        return f"{text}{words}"
    return f"{text} {words}".rstrip()


def quantity(value: float, unit: str) -> str:
    """Return a value that was chosen, not measured, with its unit; a single one without a plural.

    Examples
    --------
    >>> quantity(1.0, "hour week-1"), quantity(13.0, "week"), quantity(0.1, "1")
    ('1 hour a week', '13 weeks', '0.1')
    """
    text = with_unit(f"{value:g}", unit)
    if value == 1 and not unit.startswith(("GBP", "percent", "per ", "1")):
        return f"1 {unit.replace(' week-1', ' a week').replace(' year-1', ' a year')}"
    return text


def share(value: float, of: int) -> Markup:
    """Return a share of replicates as a percentage, with the count behind it; never rounded to a false certainty.

    Examples
    --------
    >>> str(share(0.975, 40))
    '<data value="0.975">98%</data> <span class="of">39 of 40</span>'
    """
    if not math.isfinite(value):
        return Markup("not judged")
    percent = 100 * value
    shown = "<1%" if 0 < percent < 1 else ">99%" if 99 < percent < 100 else f"{percent:.0f}%"
    return Markup('<data value="{}">{}</data> <span class="of">{} of {}</span>').format(
        repr(float(value)), shown, round(value * of), of
    )
