"""What a plan does: its levers in words, and every input in which it differs from the baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..results import RunResults
from ..scenario.description import LeverField
from ..tables import in_words as amount_in_words
from . import words
from .bibliography import Bibliography
from .inputs import description, in_words
from .numbers import level_unit, with_unit, written

Values = Mapping[str, Any]
_STAGES = {"construction": "under construction", "planning": "in planning"}


@dataclass(frozen=True)
class Part:
    """One key of a lever: what it means, its value, and why."""

    meaning: str
    value: str
    kind: str
    quality: str
    reason: str


@dataclass(frozen=True)
class LeverWords:
    """A lever in words, with its keys one by one."""

    name: str
    sentence: str
    in_baseline: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Difference:
    """An input that is not as in the baseline."""

    name: str
    meaning: str
    unit: str
    before: str
    after: str
    reason: str


def levers(run: RunResults, baseline: RunResults | None) -> list[LeverWords]:
    """Return the levers of a run, saying which the baseline has too."""
    theirs = [] if baseline is None else list(baseline.document.get("levers", []))
    records = run.document.get("provenance", {})
    books = Bibliography(run)
    found = []
    for place, lever in enumerate(run.document.get("levers", [])):
        parts = tuple(_parts(lever, f"/levers/{place}", records, books))
        name = str(lever.get("name", lever.get("kind", "lever")))
        found.append(LeverWords(name, sentence(lever), lever in theirs, parts))
    return found


def _parts(lever: Values, pointer: str, records: Mapping[str, Any], books: Bibliography) -> Iterator[Part]:
    known = description().levers.get(str(lever.get("kind")))
    own = records.get(pointer, {})
    for key, value in lever.items():
        if key in ("kind", "name"):
            continue
        field = known.field(key) if known is not None else None
        record = records.get(f"{pointer}/{key}", {})
        reason = "; ".join(part for part in (str(record.get("rationale", "")), books.cited(record)) if part)
        meaning = field.meaning if field is not None and field.meaning else words.said(key)
        kind, quality = (str(record.get(name, "")) for name in ("kind", "quality"))
        yield Part(meaning.rstrip("."), field_value(value, field), kind, quality, reason)
    if own:
        reason = "; ".join(part for part in (str(own.get("rationale", "")), books.cited(own)) if part)
        yield Part("The lever as a whole", "", str(own.get("kind", "")), str(own.get("quality", "")), reason)


def field_value(value: Any, field: LeverField | None) -> str:
    """Return the value of a lever's key in words, with its unit."""
    if field is not None and field.type == "date":
        return words.day(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and field is not None:
        if field.unit == "GBP" and abs(value) >= 1000:
            return _pounds(float(value))
        return with_unit(f"{value:,.2f}" if field.unit.startswith("GBP") else in_words(value), field.unit)
    text = in_words(value)
    if isinstance(value, Mapping) and field is not None and field.unit not in ("", "1"):
        return f"{text}, in {level_unit(field.unit)}"
    return text


def sentence(lever: Values) -> str:
    """Say what a lever does, with its dates and sizes."""
    kind = str(lever.get("kind", ""))
    say = _SENTENCES.get(kind, _any_lever)
    try:
        told = say(lever)
    except (KeyError, TypeError, ValueError):
        told = _any_lever(lever)
    return told + "."


def _when(lever: Values) -> str:
    told = f" from {words.day(lever['start'])}" if lever.get("start") else ""
    if lever.get("end"):
        told += f" until {words.day(lever['end'])}"
    if lever.get("ramp_weeks"):
        told += f", growing evenly over {in_words(lever['ramp_weeks'])} weeks"
    return told


def _whom(names: Any) -> str:
    if not names:
        return ""
    plural = [words.said(str(name)) for name in names]
    return ", for " + words.listed([name if name.endswith("s") else name + "s" for name in plural])


def _fee_change(lever: Values) -> str:
    change = lever["change"]
    if isinstance(change, Mapping):
        return f"The council’s fees change by a share: {in_words(change)}{_when(lever)}{_whom(lever.get('applies_to'))}"
    size = f"{written(100 * abs(change), 1).removesuffix('.0')}%"
    way = "lower" if change < 0 else "higher"
    return f"The council’s fees are {size} {way}{_when(lever)}{_whom(lever.get('applies_to'))}"


def _pay_floor(lever: Values) -> str:
    above = lever["above_minimum_wage"]
    size = in_words(above) if isinstance(above, Mapping) else f"{above:.2f}"
    return f"Pay is at least £{size} an hour above the statutory minimum{_when(lever)}{_whom(lever.get('roles'))}"


def _extra_care_scheme(lever: Values) -> str:
    told = f"A new extra-care scheme of {in_words(lever['units'])} homes in {lever['locality']}"
    stage = str(lever["stage"])
    told += f", {_STAGES.get(stage, words.said(stage))} at the start"
    if lever.get("construction"):
        told += f"; building from {words.day(lever['construction'])}"
    if lever.get("opens"):
        told += f"; due to open on {words.day(lever['opens'])}"
        slip = lever.get("slip_months")
        told += _slip(slip) if isinstance(slip, Mapping) else ""
        told += f", slipping by {in_words(slip)} months" if isinstance(slip, int | float) and slip else ""
    for key, name in (("capital_cost", "cost of building"), ("grant", "of which a grant pays")):
        if isinstance(lever.get(key), int | float):
            told += f"{', ' if key == 'grant' else '; '}{name} {_pounds(float(lever[key]))}"
    return told


def _slip(slip: Values) -> str:
    """Say how far an opening may slip, for a distribution of months."""
    if slip.get("dist") == "normal" and slip.get("mean") == 0:
        return f", give or take {in_words(slip['sd'])} months (one standard deviation)"
    return f", with a slip in months drawn from a {in_words(slip)}"


def _pounds(amount: float) -> str:
    """Write a sum of money: '£12.5 million'."""
    return amount_in_words(amount, "GBP").replace("GBP ", "£", 1)


def _any_lever(lever: Values) -> str:
    """Say a lever of any kind: what it means, and its keys."""
    known = description().levers.get(str(lever.get("kind")))
    meaning = known.meaning.rstrip(".") if known is not None else words.said(str(lever.get("kind", "a lever")))
    told = []
    for key, value in lever.items():
        if key not in ("kind", "name"):
            told.append(f"{words.said(key)} {field_value(value, known.field(key) if known is not None else None)}")
    return f"{meaning}: {'; '.join(told)}" if told else meaning


_SENTENCES: Mapping[str, Callable[[Values], str]] = {
    "fee_change": _fee_change,
    "pay_floor": _pay_floor,
    "extra_care_scheme": _extra_care_scheme,
}


def differences(run: RunResults, baseline: RunResults) -> list[Difference]:
    """Return the parameters and tables of a plan that are not as in the baseline; levers are told by themselves."""
    found = []
    records = run.document.get("provenance", {})
    for pointer, before, after in _changes(baseline.document, run.document):
        parameter = description().parameter_at(pointer)
        record = records.get(pointer, {})
        meaning = parameter.meaning if parameter is not None else ""
        unit = parameter.unit if parameter is not None and parameter.unit != "1" else ""
        name = pointer.strip("/").replace("/", ".")
        reason = str(record.get("rationale", ""))
        found.append(Difference(name, meaning, unit, before, after, reason))
    return found


def _changes(before: Values, after: Values) -> Iterator[tuple[str, str, str]]:
    skipped = ("provenance", "title", "levers", "outputs", "tables")
    for key in sorted({*before, *after} - {*skipped}):
        yield from _changed(before.get(key), after.get(key), f"/{key}")
    mine, theirs = before.get("tables", {}), after.get("tables", {})
    for name in sorted({*mine, *theirs}):
        if mine.get(name) != theirs.get(name):
            yield f"/tables/{name}", "the baseline’s table", "another table"


def _changed(before: Any, after: Any, pointer: str) -> Iterator[tuple[str, str, str]]:
    if before == after:
        return
    inner = description().parameter_at(pointer) is None
    if inner and isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in sorted({*before, *after}):
            yield from _changed(before.get(key), after.get(key), f"{pointer}/{key}")
        return
    told = ["not set" if one is None else in_words(one) for one in (before, after)]
    yield pointer, told[0], told[1]
