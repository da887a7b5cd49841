"""Band plots after the Government Analysis Function's guidance: a message, direct labels, the figures beside it."""

import base64
import html
import io
import math
import os
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import xarray as xr
from afcharts.af_colours import get_af_colours
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .compare_change import Change
from .results_file import Every
from .results_headline import financial_year
from .tables import bands, in_words, money_scale, number, signed
from .tables_selection import Selection, SelectionError

if TYPE_CHECKING:
    from .comparison import Comparison
    from .results import RunResults

GREY = "#3D3D3D"


@dataclass(frozen=True)
class BandPlot:
    """A picture, its message, and the same figures as a table.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
        The picture.
    message : str
        What it shows, in one sentence; also its title.
    table : pandas.DataFrame
        Per financial year: low, central and high (5th, 50th, 95th percentiles) of baseline, plan and change.
    """

    figure: Figure
    message: str
    table: pd.DataFrame

    def _repr_html_(self) -> str:
        png = io.BytesIO()
        self.figure.savefig(png, format="png", dpi=110)
        picture = base64.b64encode(png.getvalue()).decode("ascii")
        alt = html.escape(f"{self.message}. The figures are in the table below.", quote=True)
        return f'<img alt="{alt}" src="data:image/png;base64,{picture}">' + str(self.table.to_html(float_format=number))


@dataclass(frozen=True)
class Line:
    """How one band is drawn and called."""

    label: str
    values: xr.DataArray
    colour: str
    style: str
    banded: bool = True


def measure_in_words(measure: str) -> str:
    """Return a selection in words.

    Examples
    --------
    >>> measure_in_words("waiting_for_care[setting=home_care]")
    'waiting for care (home care)'
    """
    selection = Selection.parse(measure)
    labels = ", ".join(label.replace("_", " ") for label in selection.labels.values())
    return selection.measure.replace("_", " ") + (f" ({labels})" if labels else "")


def message_of(change: Change, plan: str) -> str:
    """Say what the plan does; 'clear' means that the 90 % interval of the paired change leaves 0 out."""
    what = measure_in_words(change.measure)
    size = in_words(abs(change.change.mean), change.unit)
    if change.change.low > 0:
        return f"{plan}: {what} higher by {size}"
    if change.change.high < 0:
        return f"{plan}: {what} lower by {size}"
    return f"{plan}: no clear difference in {what}"


def series_of(run: "RunResults", measure: str) -> xr.DataArray:
    """Return the monthly series, else the yearly; flows per week, for months have four or five weeks."""
    frequencies: tuple[Every, ...] = ("month", "year")
    for every in frequencies:
        try:
            values = run.series(measure, every)
        except SelectionError:
            if every == "year":
                raise
            continue
        break
    if values.attrs["type"] != "F":
        return values
    told = values.attrs | {"units": f"{values.attrs['units']} week-1"}
    per_week: xr.DataArray = values / values.weeks
    per_week.attrs = told
    return per_week


def _name_ends(axes: Axes, ends: list[tuple[float, str]]) -> None:
    """Name each line at its right end, one name above the other and none above the panel."""
    bottom, top = axes.get_ylim()
    line = 13 / 72 * axes.figure.dpi / axes.get_window_extent().height  # of the panel's height
    gap, known = line * (top - bottom), [end for end in sorted(ends) if math.isfinite(end[0])]
    heights: list[float] = []
    for height, _ in known:
        heights.append(max(height, heights[-1] + gap) if heights else height)
    for below in range(1, len(heights) + 1):
        ceiling = top if below == 1 else heights[1 - below] - gap
        heights[-below] = min(heights[-below], ceiling)
    for height, (_, label) in zip(heights, known, strict=True):
        edge = ("axes fraction", "data")
        name = axes.annotate(label, (1, height), xycoords=edge, xytext=(6, 0), textcoords="offset points", va="center")
        name.set(color=GREY, weight="bold")


def draw_bands(axes: Axes, lines: list[Line], unit: str) -> None:
    """Draw medians with 50 % and 90 % bands, each named at its right end."""
    ends: list[tuple[float, str]] = []
    for line in lines:
        low, low50, central, high50, high = bands(line.values)
        days = pd.DatetimeIndex(line.values.time.to_numpy())
        if line.banded:
            axes.fill_between(days, low, high, color=line.colour, alpha=0.15, linewidth=0)
            axes.fill_between(days, low50, high50, color=line.colour, alpha=0.3, linewidth=0)
        axes.plot(days, central, color=line.colour, linestyle=line.style, linewidth=2)
        ends.append((float(central[-1]), line.label))
    _name_ends(axes, ends)
    axes.set_title(unit, loc="left", fontsize=10, color=GREY)
    axes.grid(axis="y", color="#D0D0D0", linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, colors=GREY)
    axes.yaxis.set_major_locator(MaxNLocator(6))


def _yearly(comparison: "Comparison", plan: "RunResults", measure: str) -> pd.DataFrame:
    """Return low, central and high per financial year of baseline, plan and paired change."""
    before, after = (run.series(measure, "year") for run in (comparison.baseline, plan))
    columns: dict[tuple[str, str], object] = {("", "weeks"): before.weeks.to_numpy()}
    for side, values in (("baseline", before), ("plan", after), ("change", after - before)):
        low, _, central, _, high = bands(values)
        columns |= {(side, "low"): low, (side, "central"): central, (side, "high"): high}
    years = [financial_year(day) for day in before.time.to_numpy().astype("datetime64[D]")]
    index = pd.Index(years, name=f"{measure_in_words(measure)}, {before.attrs['units']}")
    table = pd.DataFrame(columns, index=index)
    table.columns = pd.MultiIndex.from_tuples(list(columns))
    return table


def band_plot(
    comparison: "Comparison", measure: str, plan: "RunResults", path: str | os.PathLike[str] | None = None
) -> BandPlot:
    """Draw a measure of baseline and plan, and their paired change; see ``Comparison.plot``."""
    base = comparison.baseline
    before, after = series_of(base, measure), series_of(plan, measure)
    place = comparison.plans.index(plan)
    title = comparison.titles[1 + place]
    change = comparison.change(measure, plan=place)
    message = message_of(change, title)
    dark, bright = get_af_colours("duo")

    figure = Figure(figsize=(9, 7.4), facecolor="white")
    upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=[3, 2])
    unit = str(before.attrs["units"])
    price = ", nominal" if "GBP" in unit else ""
    draw_bands(upper, [Line("baseline", before, dark, "--"), Line("plan", after, bright, "-")], f"{unit}{price}")
    draw_bands(lower, [Line("change", after - before, GREY, "-")], f"change: plan less baseline, {unit}{price}")
    lower.axhline(0, color=dark, linestyle="--", linewidth=1.2)
    upper.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    lower.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:+,.10g}" if value else "0"))

    factor, told = money_scale(change.unit, abs(change.change.mean))
    mean, low, high = (signed(end / factor) for end in (change.change.mean, change.change.low, change.change.high))
    story = f"Mean change {mean} {told} (90 % interval {low} to {high}), {change.period}."
    note = (
        f"Plan: {title}. Baseline (dashed): {comparison.titles[0]}. Line: median; dark band: 50 %, light band: 90 % of"
        f" {base.replicates_text}, paired, seed {base.seed}. By {before.attrs['period']}, from {base.start}."
    )
    heading = textwrap.fill(message, 70)
    below = 0.94 - 0.035 * heading.count("\n")
    figure.suptitle(heading, x=0.02, y=0.985, ha="left", va="top", fontsize=14, weight="bold")
    figure.text(0.02, below, textwrap.fill(story, 115), ha="left", va="top", fontsize=10, color=GREY)
    figure.text(0.02, 0.015, textwrap.fill(note, 125), ha="left", va="bottom", fontsize=8.5, color=GREY)
    figure.subplots_adjust(left=0.1, right=0.88, top=below - 0.09, bottom=0.12, hspace=0.22)

    drawn = BandPlot(figure, message, _yearly(comparison, plan, measure))
    if path is not None:
        figure.savefig(path, dpi=150)
        drawn.table.to_csv(Path(path).with_suffix(".csv"))
    return drawn
