"""``waiting_for_care[setting=home_care, locality=x]``: how a part of a measure is named, wherever one is asked for."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_FORM = re.compile(r"\s*(?P<measure>[A-Za-z_]\w*)\s*(\[(?P<labels>[^\[\]]*)\]\s*)?")


class SelectionError(ValueError):
    """A selection that cannot be understood or was not kept; the message says what would do."""


def nearest(wrong: str, names: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` for the closest of `names`, or the whole list when none is close.

    Examples
    --------
    >>> nearest("placse", ["places", "providers"])
    "; did you mean 'places'?"
    """
    names = list(names)
    close = difflib.get_close_matches(wrong, names, n=1)
    if close:
        return f"; did you mean '{close[0]}'?"
    return "; there is " + ", ".join(names) if names else ""


@dataclass(frozen=True)
class Selection:
    """A measure, with a label on each axis that is not to be summed or pooled.

    Examples
    --------
    >>> Selection.parse("waiting_for_care[setting=home_care, locality=x]").labels
    {'setting': 'home_care', 'locality': 'x'}
    >>> print(Selection.parse("places[ kind = nursing_home ]"))
    places[kind=nursing_home]
    """

    measure: str
    labels: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str, **more: str) -> "Selection":
        """Read a selection from text; `more` adds labels by axis.

        Raises
        ------
        SelectionError
            If the text is not of the form ``measure[axis=label, ...]`` or names an axis twice.
        """
        form = _FORM.fullmatch(text)
        if form is None:
            raise SelectionError(f"'{text}' is not a selection; write measure[axis=label, axis=label]")
        pairs = [part for part in (form["labels"] or "").split(",") if part.strip()]
        labels: dict[str, str] = {}
        for axis, equals, label in [part.partition("=") for part in pairs]:
            if not equals or not axis.strip() or not label.strip():
                raise SelectionError(f"'{(axis + equals + label).strip()}' in '{text}' is not of the form axis=label")
            if axis.strip() in labels:
                raise SelectionError(f"axis '{axis.strip()}' stands twice in '{text}'")
            labels[axis.strip()] = label.strip()
        for axis, label in more.items():
            if labels.get(axis, label) != label:
                raise SelectionError(f"axis '{axis}' is given as '{labels[axis]}' and as '{label}'")
            labels[axis] = str(label)
        return cls(form["measure"], labels)

    def __str__(self) -> str:
        inside = ", ".join(f"{axis}={label}" for axis, label in self.labels.items())
        return f"{self.measure}[{inside}]" if inside else self.measure

    def check(self, measures: Mapping[str, Sequence[str]], axes: Mapping[str, Sequence[str]]) -> None:
        """Check every name against the `measures` (each with its axes) and the labels of the `axes` of a run.

        Raises
        ------
        SelectionError
            Naming the nearest measure, axis or label.
        """
        if self.measure not in measures:
            raise SelectionError(f"no measure '{self.measure}' in these results{nearest(self.measure, measures)}")
        for axis, label in self.labels.items():
            check_axis(self.measure, axis, measures[self.measure])
            if label not in axes[axis]:
                raise SelectionError(f"axis '{axis}' has no label '{label}'{nearest(label, axes[axis])}")


def check_axis(measure: str, axis: str, kept: Sequence[str]) -> None:
    """Raise SelectionError, with the nearest name, unless `axis` is among the axes `kept` of `measure`."""
    if axis not in kept:
        raise SelectionError(f"measure '{measure}' has no axis '{axis}' in these results{nearest(axis, kept)}")


def need_no_measure(every: str, by: Sequence[str], statistic: str, labels: Mapping[str, str]) -> None:
    """Raise SelectionError where period, axes, statistic or labels are asked for without the measure they are of."""
    given = {"every": every != "month", "by": bool(by), "statistic": statistic != "mean"}
    named = [*(name for name, is_given in given.items() if is_given), *labels]
    if named:
        raise SelectionError(f"no measure is given for {', '.join(named)}; name one, or leave them out")


def keeping_line(measure: str, axes: Sequence[str], every: str) -> str:
    """Return the line under ``outputs:`` of a scenario that makes a run keep a cut.

    Examples
    --------
    >>> keeping_line("places", ["kind", "locality"], "month")
    '- {measure: places, by: [kind, locality], every: month}'
    """
    return f"- {{measure: {measure}, by: [{', '.join(axes)}], every: {every}}}"
