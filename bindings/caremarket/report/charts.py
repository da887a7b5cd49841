"""Charts over time as inline SVG, each with its message, its text and the same figures as tables."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from afcharts.af_colours import get_af_colours
from markupsafe import Markup
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from ..plot import GREY, Line, draw_bands, series_of
from ..results import RunResults
from ..results_headline import financial_year
from ..tables import bands
from ..tables_selection import Selection, SelectionError
from .case import Case
from .numbers import Scale, change_unit, written

_STYLES = ("--", "-", "-.", ":")
_ZERO = "zero"
_FEW_MONTHS = 30
#: Ratios of events, of which a single month has too few, and events of which a year has many.
_RATIOS = ("turnover_rate", "ascof_2c", "care_home_admission_rate", "payer_stay", "reablement_success")
_BY_YEAR = (*_RATIOS, "reablement_starts")
_INCHES = 72.0
_WIDE, _LEVELS, _CHANGE = 350 / _INCHES, 210 / _INCHES, 130 / _INCHES
_RC: dict[Any, Any] = {
    "svg.fonttype": "none",
    "font.size": 10.5,
    "axes.titlesize": 10.5,
    "xtick.labelsize": 10.5,
    "ytick.labelsize": 10.5,
    "path.simplify_threshold": 0.3,
}


@dataclass(frozen=True)
class Band:
    """One line of a chart: its name, and per time the 5th, 25th, 50th, 75th and 95th percentiles."""

    name: str
    figures: np.ndarray
    is_change: bool

    @property
    def last(self) -> tuple[float, float, float]:
        """Return the last 5th, 50th and 95th percentiles."""
        low, _, central, _, high = self.figures[:, -1]
        return float(low), float(central), float(high)


@dataclass(frozen=True)
class Series:
    """The bands of a measure over time, with the name and the weeks of each time."""

    times: tuple[str, ...]
    weeks: tuple[int, ...]
    bands: tuple[Band, ...]
    scale: Scale

    def rows(self) -> list[tuple[str, int, list[Markup]]]:
        """Return each time with its weeks, and median, 50 % and 90 % range of each band."""
        found = []
        for place, (time, weeks) in enumerate(zip(self.times, self.weeks, strict=True)):
            cells = []
            for band in self.bands:
                low, low50, central, high50, high = (float(end) for end in band.figures[:, place])
                sign = band.is_change
                cells += [
                    self.scale.data(central, sign=sign),
                    self.scale.range(low50, high50, sign=sign),
                    self.scale.range(low, high, sign=sign),
                ]
            found.append((time, weeks, cells))
        return found


def series(case: Case, values: Sequence[xr.DataArray], times: tuple[str, ...]) -> Series:
    """Return the bands of every run and of every paired change."""
    found = [Band(side, bands(one), False) for side, one in zip(case.sides, values, strict=True)]
    for side, one in zip(case.sides[1:], values[1:], strict=True):
        name = "change" if len(case.plans) == 1 else f"change, {side}"
        found.append(Band(name, bands(one - values[0]), True))
    size = float(np.nanmax(np.abs([band.figures for band in found])))
    precise = [float(np.nanmax(np.abs(band.figures))) for band in found if band.is_change]
    weeks = tuple(int(one) for one in values[0].weeks.to_numpy())
    return Series(times, weeks, tuple(found), Scale.of(str(values[0].attrs["units"]), size, max(precise, default=None)))


def whole_years(values: xr.DataArray) -> xr.DataArray:
    """Leave out financial years of fewer than 52 weeks, unless there is no other."""
    whole = np.flatnonzero(values.weeks.to_numpy() >= 52)
    return values.isel(time=whole) if whole.size else values


def year_names(values: xr.DataArray) -> tuple[str, ...]:
    """Return the financial years of a yearly series."""
    return tuple(financial_year(day) for day in values.time.to_numpy().astype("datetime64[D]"))


def month_names(values: xr.DataArray) -> tuple[str, ...]:
    """Return the months of a monthly series."""
    return tuple(f"{day:%b %Y}" for day in pd.DatetimeIndex(values.time.to_numpy()))


def drawn_values(run: RunResults, measure: str) -> xr.DataArray:
    """Return what is drawn: months as they are kept, money as an annual rate, events added up since the start.

    Most events are few in a year: their sums by the end of each financial year show what single years hide. Ratios of
    events, and events of which there are many, are drawn by financial year where the results hold them so.
    """
    found = run.measures_by_name[Selection.parse(measure).measure]
    if found.name in _BY_YEAR:
        with suppress(SelectionError):
            return whole_years(run.series(measure, "year"))
    if found.type == "F" and not found.unit.startswith("GBP"):
        events = run.series(measure, "year")
        added: xr.DataArray = events.copy(data=np.cumsum(events.to_numpy(), axis=events.dims.index("time")))
        added.attrs = events.attrs | {"added": True}
        return added
    values = series_of(run, measure)
    if found.type != "F":
        return values
    yearly: xr.DataArray = values * (365.25 / 7)
    yearly.attrs = values.attrs | {"units": f"{found.unit} year-1"}
    return yearly


def svg(case: Case, values: Sequence[xr.DataArray], scale: Scale, key: str, title: str, text: str) -> Markup:
    """Draw runs and paired changes, as an SVG that carries its title and text for those who cannot see it."""
    by_year = values[0].attrs["period"] == "year"
    shown: list[xr.DataArray] = [one / scale.factor for one in values]
    with rc_context(_RC | {"svg.hashsalt": key}):
        heights = [_LEVELS, *([_CHANGE] * len(case.plans))]
        figure = Figure(figsize=(_WIDE, sum(heights)), facecolor="none")
        panels = list(figure.subplots(len(heights), 1, sharex=True, height_ratios=heights, squeeze=False)[:, 0])
        foot = 26 if by_year or len(values[0].time) > _FEW_MONTHS else 36
        top, bottom = (points / _INCHES / sum(heights) for points in (24, foot))
        figure.subplots_adjust(left=0.14, right=0.80, top=1 - top, bottom=bottom, hspace=0.36)
        for panel in panels:
            _lay_out(panel, by_year, values[0])
        _draw_levels(case, panels[0], shown, scale)
        _draw_changes(case, panels[1:], shown, scale)
        for line in (line for panel in panels for line in panel.lines):
            if by_year and not str(line.get_gid()).startswith(_ZERO):
                line.set(marker="o", markersize=4)
        drawn = io.StringIO()
        nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        figure.savefig(drawn, format="svg", metadata=nothing)
    return _inline(drawn.getvalue(), key, title, text)


def _line_styles(case: Case) -> list[tuple[str, str]]:
    """Return the colour and dashes of each run; a run alone is not dashed."""
    styles = [_STYLES[place % len(_STYLES)] for place in range(len(case.runs))] if case.plans else ["-"]
    return list(zip(_colours(len(case.runs)), styles, strict=True))


def _draw_levels(case: Case, panel: Axes, shown: Sequence[xr.DataArray], scale: Scale) -> None:
    """Draw every run; where there are several plans, with the bands of the baseline alone."""
    lines = []
    for place, (name, values, (colour, style)) in enumerate(zip(case.marks, shown, _line_styles(case), strict=True)):
        lines.append(Line(name, values, colour, style, banded=place == 0 or len(case.plans) == 1))
    draw_bands(panel, lines, scale.words)
    panel.yaxis.set_major_locator(_locator(scale, shown[0]))


def _draw_changes(case: Case, panels: Sequence[Axes], shown: Sequence[xr.DataArray], scale: Scale) -> None:
    """Draw the paired change of each plan in a panel of its own, all to one scale."""
    one_plan = len(panels) == 1
    for panel, side, values, (colour, style) in zip(
        panels, case.sides[1:], shown[1:], _line_styles(case)[1:], strict=True
    ):
        if panel is not panels[0]:
            panel.sharey(panels[0])
        name, colour = ("change", GREY) if one_plan else (side, colour)
        unit = f"change from the baseline, {change_unit(scale.unit)}".rstrip(", ")
        draw_bands(panel, [Line(name, values - shown[0], colour, style)], unit)
        panel.axhline(0, color=GREY, linestyle="--", linewidth=1, gid=f"{_ZERO}-{side}".replace(" ", "-"))
        panel.yaxis.set_major_locator(_locator(scale, shown[0]))
        panel.yaxis.set_major_formatter(FuncFormatter(lambda value, _, p=panel: written(value, _places(p), sign=True)))


def _locator(scale: Scale, values: xr.DataArray) -> MaxNLocator:
    """Return round ticks; whole ones where people or things are counted."""
    counted = scale.factor == 1 and str(values.attrs.get("type", "")) in ("S", "F") and "hour" not in scale.unit
    return MaxNLocator(5, steps=[1, 2, 5, 10], integer=counted)


def _places(panel: Axes) -> int:
    """Return the decimals that tell the ticks of an axis apart."""
    ticks = np.unique(np.round(panel.get_yticks(), 12))
    step = float(np.diff(ticks).min()) if len(ticks) > 1 else 1.0
    return int(max(0, np.ceil(-np.log10(step) - 1e-9)))


def _lay_out(panel: Axes, by_year: bool, values: xr.DataArray) -> None:
    """Put the ticks of time, and numbers as the page writes them."""
    panel.yaxis.set_major_formatter(FuncFormatter(lambda value, _: written(value, _places(panel))))
    panel.margins(x=0.03 if by_year else 0)
    days = pd.DatetimeIndex(values.time.to_numpy())
    ticks: Any
    if by_year:
        ticks = days[:: -(-len(days) // 5)]
        panel.set_xticks(ticks, [financial_year(str(day.date())) for day in ticks])
        return
    ticks, names = _month_ticks(days)
    panel.set_xticks(ticks, names)


def _month_ticks(days: pd.DatetimeIndex) -> tuple[Any, list[str]]:
    """Return days for at most six ticks: each January, or one in so many, and within short runs some months."""
    first, last = days[0].to_period("M"), days[-1].to_period("M")
    months = pd.period_range(first, last, freq="M")
    if len(months) <= _FEW_MONTHS:
        chosen = months[:: 3 if len(months) <= 15 else 6]
        return chosen.to_timestamp(), [f"{one:%b}\n{one:%Y}" for one in chosen]
    januaries = months[months.month == 1]
    chosen = januaries[:: -(-len(januaries) // 6)]
    return chosen.to_timestamp(), [f"{one:%Y}" for one in chosen]


def _colours(count: int) -> list[str]:
    if count <= 2:
        return list(get_af_colours("duo"))[:count]
    palette = list(get_af_colours("categorical", number_of_colours=min(count, 6)))
    return [palette[place % len(palette)] for place in range(count)]


def _inline(text: str, key: str, title: str, told: str) -> Markup:
    """Make a drawing part of the page: no header, style or metadata of its own, and ids that no other drawing has."""
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->", "", text, flags=re.S)
    text = re.sub(r"<defs>\s*</defs>", "", text)
    text = re.sub(r'\bid="', f'id="{key}-', text)
    text = re.sub(r"url\(#", f"url(#{key}-", text)
    text = re.sub(r'href="#', f'href="#{key}-', text)
    text = re.sub(r"font: ((?:bold |\d+ )?[\d.]+px) [^;\"]*", r"font: \1 Arial, Helvetica, sans-serif", text)
    view = re.search(r'viewBox="[^"]*"', text)
    head = Markup('<svg class="chart" {} role="img" aria-labelledby="{k}-t {k}-d">').format(
        Markup(view[0] if view else ""), k=key
    )
    names = Markup('<title id="{k}-t">{t}</title><desc id="{k}-d">{d}</desc>').format(k=key, t=title, d=told)
    body = re.sub(r"\s*\n\s*", "\n", text[text.index(">") + 1 :]).strip()
    return Markup("{}{}{}").format(head, names, Markup(body))
