"""Charts over time as inline SVG, each with its message, its text and the same figures as tables."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from afcharts.af_colours import get_af_colours
from markupsafe import Markup
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from ..plot import GREY, Line, draw_bands, series_of
from ..results import RunResults
from ..results_headline import financial_year
from ..tables import bands, unit_in_words
from .case import Case
from .numbers import Scale, written

_STYLES = ("--", "-", "-.", ":")
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
    """The bands of a measure over time, with the name of each time."""

    times: tuple[str, ...]
    bands: tuple[Band, ...]
    scale: Scale

    def rows(self) -> list[tuple[str, list[Markup]]]:
        """Return each time with median, 50 % and 90 % range of each band."""
        found = []
        for place, time in enumerate(self.times):
            cells = []
            for band in self.bands:
                low, low50, central, high50, high = (float(end) for end in band.figures[:, place])
                sign = band.is_change
                cells += [
                    self.scale.data(central, sign=sign),
                    self.scale.range(low50, high50, sign=sign),
                    self.scale.range(low, high, sign=sign),
                ]
            found.append((time, cells))
        return found


def series(case: Case, values: Sequence[xr.DataArray], times: tuple[str, ...]) -> Series:
    """Return the bands of every run and of every paired change."""
    found = [Band(side, bands(one), False) for side, one in zip(case.sides, values, strict=True)]
    for side, one in zip(case.sides[1:], values[1:], strict=True):
        name = "change" if len(case.plans) == 1 else f"change, {side}"
        found.append(Band(name, bands(one - values[0]), True))
    size = float(np.nanmax(np.abs([band.figures for band in found])))
    precise = [float(np.nanmax(np.abs(band.figures))) for band in found if band.is_change]
    return Series(times, tuple(found), Scale.of(str(values[0].attrs["units"]), size, max(precise, default=None)))


def whole_years(values: xr.DataArray) -> xr.DataArray:
    """Leave out financial years of fewer than 52 weeks, unless there is no other."""
    whole = np.flatnonzero(values.weeks.to_numpy() >= 52)
    return values.isel(time=whole) if whole.size else values


def year_names(values: xr.DataArray) -> tuple[str, ...]:
    """Return the financial years of a yearly series with their weeks."""
    days = values.time.to_numpy().astype("datetime64[D]")
    return tuple(
        f"{financial_year(day)} ({weeks} weeks)" for day, weeks in zip(days, values.weeks.to_numpy(), strict=True)
    )


def month_names(values: xr.DataArray) -> tuple[str, ...]:
    """Return the months of a monthly series with their weeks."""
    days = pd.DatetimeIndex(values.time.to_numpy())
    return tuple(f"{day:%b %Y} ({weeks} weeks)" for day, weeks in zip(days, values.weeks.to_numpy(), strict=True))


def drawn_values(run: RunResults, measure: str) -> xr.DataArray:
    """Return what is drawn: months as they are kept, money as an annual rate, counts of events by financial year."""
    found = run.measures_by_name[measure]
    if found.type == "F" and not found.unit.startswith("GBP"):
        return whole_years(run.series(measure, "year"))
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
    with rc_context(_RC):
        height = _LEVELS + (_CHANGE if case.plans else 0)
        figure = Figure(figsize=(_WIDE, height), facecolor="none")
        ratios = [_LEVELS, _CHANGE] if case.plans else [_LEVELS]
        panels = figure.subplots(len(ratios), 1, sharex=True, height_ratios=ratios, squeeze=False)[:, 0]
        colours = _colours(len(case.runs))
        styles = [_STYLES[place % len(_STYLES)] for place in range(len(case.runs))]
        told = zip(case.sides, shown, colours, styles if case.plans else ["-"], strict=True)
        draw_bands(panels[0], [Line(*line) for line in told], scale.words)
        if case.plans:
            _draw_changes(case, panels[1], shown, colours, styles, scale)
        for panel in panels:
            _lay_out(panel, scale, by_year, values[0])
        figure.subplots_adjust(left=0.14, right=0.80, top=1 - 24 / _INCHES / height, bottom=24 / _INCHES / height)
        figure.subplots_adjust(hspace=0.36)
        drawn = io.StringIO()
        with rc_context({"svg.hashsalt": key}):
            nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
            figure.savefig(drawn, format="svg", metadata=nothing)
    return _inline(drawn.getvalue(), key, title, text)


def _draw_changes(
    case: Case, panel: Axes, shown: Sequence[xr.DataArray], colours: Sequence[str], styles: Sequence[str], scale: Scale
) -> None:
    names = ["change"] if len(case.plans) == 1 else list(case.sides[1:])
    colours = [GREY] if len(case.plans) == 1 else colours[1:]
    changes = [one - shown[0] for one in shown[1:]]
    lines = [Line(*line) for line in zip(names, changes, colours, styles[1:], strict=True)]
    draw_bands(panel, lines, f"change from the baseline, {unit_in_words(scale.unit)}".rstrip(", "))
    panel.axhline(0, color=GREY, linestyle="--", linewidth=1)
    panel.yaxis.set_major_formatter(FuncFormatter(lambda value, _: written(value, _places(panel), sign=True)))


def _places(panel: Axes) -> int:
    """Return the decimals that tell the ticks of an axis apart."""
    ticks = np.unique(np.round(panel.get_yticks(), 12))
    step = float(np.diff(ticks).min()) if len(ticks) > 1 else 1.0
    return int(max(0, np.ceil(-np.log10(step) - 1e-9))) if step < 1 else 0 if float(step).is_integer() else 1


def _lay_out(panel: Axes, scale: Scale, by_year: bool, values: xr.DataArray) -> None:
    panel.title.set_position((0.0, 1.0))
    counted = scale.factor == 1 and str(values.attrs["type"]) in "SF" and "hour" not in scale.unit
    panel.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10], integer=counted))
    panel.margins(x=0.03 if by_year else 0)
    if not isinstance(panel.yaxis.get_major_formatter(), FuncFormatter):
        panel.yaxis.set_major_formatter(FuncFormatter(lambda value, _: written(value, _places(panel))))
    if by_year:
        days = pd.DatetimeIndex(values.time.to_numpy())
        for line in panel.lines:
            line.set(marker="o", markersize=4)
        step = -(-len(days) // 5)
        ticks: Any = days[::step]
        panel.set_xticks(ticks, [financial_year(str(day.date())) for day in ticks])
        return
    locator: Any = AutoDateLocator(minticks=3, maxticks=6)  # type: ignore[no-untyped-call]
    panel.xaxis.set_major_locator(locator)
    formatter: Any = ConciseDateFormatter(locator, show_offset=False)  # type: ignore[no-untyped-call]
    panel.xaxis.set_major_formatter(formatter)


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
