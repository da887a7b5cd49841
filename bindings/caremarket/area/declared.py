"""The tables that `build-area` reads, declared column by column."""

from __future__ import annotations

from ..scenario.description import Column, Table

SEXES = ("female", "male")
BANDS = ("0-17", "18-64", "65-74", "75-84", "85+")
TOTALS = ("18-64", "65+", "75+", "85+")
QUALITIES = ("green", "amber", "red")
USES = ("fit", "check", "bound")
LABELS = {"sex": SEXES, "band": BANDS, "totals band": TOTALS, "quality": QUALITIES, "use": USES}


def _whole(key: str, unit: str, meaning: str, low: float, high: float) -> Column:
    return Column(key, "whole", unit, meaning, low, high, None, True)


def _number(key: str, unit: str, meaning: str, low: float, high: float, *, required: bool = True) -> Column:
    return Column(key, "number", unit, meaning, low, high, None, required)


def _text(key: str, meaning: str, *, required: bool = True) -> Column:
    return Column(key, "text", "1", meaning, None, None, None, required)


def _label(key: str, axis: str, meaning: str) -> Column:
    return Column(key, "label", "1", meaning, None, None, axis, True)


_YEAR = _whole("year", "year", "Calendar year", 1991, 2100)
_SEX = _label("sex", "sex", "Sex")
_AGE = _whole("age", "year", "Age at last birthday; the last age also holds everyone older", 17, 100)

PUBLISHED = {
    one.name: one
    for one in (
        Table(
            "estimates",
            "Mid-year estimates by single year of age, 17 to 90 and over",
            (_YEAR, _SEX, _AGE, _whole("persons", "person", "People at 30 June", 0, 10_000_000)),
        ),
        Table(
            "totals",
            "Mid-year totals that the single years of age must add to",
            (
                _YEAR,
                _label("band", "totals band", "Age band"),
                _whole("persons", "person", "People at 30 June", 0, 10_000_000),
                _text("source", "Key of sources.yaml"),
                _text("locator", "Table or column in the source"),
                _label("quality", "quality", "green, amber or red"),
            ),
        ),
        Table(
            "projection_ratios",
            "People of one age projected at one mid-year over those projected at the mid-year before",
            (_YEAR, _SEX, _AGE, _number("ratio", "1", "Ratio", 0.2, 5)),
        ),
        Table(
            "death_probabilities",
            "Probability of dying within the year of age, by calendar year",
            (_YEAR, _SEX, _AGE, _number("probability", "1", "Probability", 0, 0.999)),
        ),
        Table(
            "older_ages",
            "Shares of people aged 90 and over by single year of age",
            (_SEX, _AGE, _number("share", "1", "Share", 0, 1)),
        ),
        Table(
            "locality_shares",
            "Shares of the council's people by locality, in each age band",
            (_text("locality", "Locality"), _label("band", "band", "Age band"), _number("share", "1", "Share", 0, 1)),
        ),
    )
}
KEYS = {
    "estimates": ("year", "sex", "age"),
    "totals": ("year", "band"),
    "projection_ratios": ("year", "sex", "age"),
    "death_probabilities": ("year", "sex", "age"),
    "older_ages": ("sex", "age"),
    "locality_shares": ("locality", "band"),
}

LEVELS = Table(
    "levels",
    "Levels at the start, with their provenance",
    (
        _text("measure", "What is measured"),
        _text("group", "Of whom or what", required=False),
        _number("value", "1", "Value in the row's unit", -1e9, 1e9),
        _text("unit", "Unit"),
        _number("low", "1", "Lowest plausible value", -1e9, 1e9, required=False),
        _number("high", "1", "Highest plausible value", -1e9, 1e9, required=False),
        _text("year", "When the value stands"),
        _text("source", "Key of sources.yaml"),
        _text("locator", "Table or figure in the source, and the method where derived"),
        _label("quality", "quality", "green: published for the area; amber: derived or another area; red: assumption"),
    ),
)
LEVEL_TABLES = ("need", "care_users", "homes", "home_care", "staff", "fees", "spend", "housing", "flows")

OPENING = Table(
    "opening",
    "Published levels that the start must meet",
    (
        _text("measure", "A measure, or a derived figure"),
        _text("selection", "axis=label, axis=label; an axis not named is summed or pooled", required=False),
        _number("value", "1", "Published value, in the unit of the measure; flows for a year", -1e12, 1e12),
        _number("low", "1", "Lowest value that may pass for it", -1e12, 1e12),
        _number("high", "1", "Highest value that may pass for it", -1e12, 1e12),
        _text("year", "When the value stands"),
        _text("source", "Key of sources.yaml"),
        _label("use", "use", "fit: aimed at and must be met; bound: must not be left; check: shown only"),
        _text("locator", "Table or figure in the source, and the method where derived"),
        _label("quality", "quality", "green: published for the area; amber: derived or another area; red: assumption"),
        _text("rationale", "Why this range and this use"),
    ),
)
