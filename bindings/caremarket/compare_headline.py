"""The headline table of a comparison: rows, text, HTML and JSON."""

import json
import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from .compare_breaks import breaks, breaks_text, rule_text
from .compare_change import Change, paired
from .results_headline import PERIODS, Period, headline_rows, headline_values, period_text
from .tables import fixed_width, html_table, money_scale, number, signed

if TYPE_CHECKING:
    from .comparison import Comparison
    from .results import RunResults

_HEADER = (
    "measure",
    "unit",
    "baseline",
    "plan",
    "change",
    "MC error",
    "50 % interval",
    "90 % interval",
    "better",
    "same",
)
_NOTE = (
    "baseline, plan, change: means over replicates; change: plan less baseline, replicate by replicate;",
    "MC error: Monte Carlo error of the mean change; intervals: percentiles of the change over replicates;",
    "better: share of replicates in which the change is for the better; same: share without any difference;",
    "stocks are means of weeks; flows over the whole run are per year; money is nominal",
)


def headline_changes(baseline: "RunResults", plan: "RunResults") -> list[tuple[str, Period, Change]]:
    """Return the changes of the headline table that both files can answer, in its order."""
    rows = [row for row in headline_rows(baseline) if row in headline_rows(plan)]
    return [
        (
            measure,
            period,
            paired(
                headline_values(baseline, measure, period),
                headline_values(plan, measure, period),
                period_text(baseline, period),
            ),
        )
        for measure, period in rows
    ]


def headline_frame(comparison: "Comparison") -> pd.DataFrame:
    """Return the headline table; see ``Comparison.headline``."""
    rows: list[dict[str, Any]] = []
    for name, plan in zip(comparison.names[1:], comparison.plans, strict=True):
        for measure, period, change in headline_changes(comparison.baseline, plan):
            keys = {"scenario": name, "period": period, "measure": measure}
            rows.append(keys | change_record(change))
    index = ["scenario", "period", "measure"]
    return pd.DataFrame(rows, columns=[*index, *_COLUMNS]).set_index(index)


_COLUMNS = (
    "unit", "baseline", "plan", "change", "mc_error", "low", "low50", "central", "high50", "high",
    "chance_better", "chance_worse", "no_difference", "replicates",
)  # fmt: skip


def change_record(change: Change) -> dict[str, Any]:
    """Return a change as one flat record, with the columns of the headline table."""
    c = change.change
    figures = (change.baseline.mean, change.plan.mean, c.mean, c.mc_error, c.low, c.low50, c.central, c.high50, c.high)
    chances = (change.chance_better, change.chance_worse, change.no_difference, change.replicates)
    return dict(zip(_COLUMNS, (change.unit, *figures, *chances), strict=True))


def _cells(measure: str, change: Change) -> list[str]:
    factor, unit = money_scale(change.unit, max(abs(change.baseline.mean), abs(change.plan.mean)))
    mean, error, low, low50, high50, high = (
        value / factor
        for value in (
            change.change.mean,
            change.change.mc_error,
            change.change.low,
            change.change.low50,
            change.change.high50,
            change.change.high,
        )
    )
    return [
        measure,
        unit,
        number(change.baseline.mean / factor, unit),
        number(change.plan.mean / factor, unit),
        signed(mean, unit),
        number(error, unit),
        f"{signed(low50, unit)} to {signed(high50, unit)}",
        f"{signed(low, unit)} to {signed(high, unit)}",
        number(change.chance_better, "probability"),
        number(change.no_difference, "probability"),
    ]


def _tables(comparison: "Comparison", plan: "RunResults") -> list[tuple[str, list[list[str]]]]:
    """Return a heading and the rows for each period."""
    changes = headline_changes(comparison.baseline, plan)
    tables = []
    for period in PERIODS:
        rows = [_cells(measure, change) for measure, of, change in changes if of == period]
        if rows:
            tables.append((period_text(comparison.baseline, period), rows))
    return tables


def _what(comparison: "Comparison", plan: "RunResults") -> str:
    base, title = comparison.baseline, comparison.titles[1 + comparison.plans.index(plan)]
    return f"{title}, against {comparison.titles[0]}: {base.replicates_text}, paired, seed {base.seed}"


def headline_text(comparison: "Comparison") -> str:
    """Return the headline table as fixed-width text, the same for the same results."""
    lines: list[str] = []
    for plan in comparison.plans:
        lines.append(_what(comparison, plan))
        for heading, rows in _tables(comparison, plan):
            lines += ["", heading, fixed_width(_HEADER, rows, left=2)]
        lines.append("")
    lines += [*_NOTE, "", "Where it breaks first: " + rule_text(comparison.baseline)]
    rows = [[name, breaks_text(run)] for name, run in zip(comparison.names, comparison.runs, strict=True)]
    lines.append(fixed_width(["scenario", "place, date, probability"], rows, left=2))
    return "\n".join(lines) + "\n"


def headline_html(comparison: "Comparison") -> str:
    """Return the headline table for a notebook."""
    parts = []
    for plan in comparison.plans:
        for heading, rows in _tables(comparison, plan):
            parts.append(html_table(f"{_what(comparison, plan)}. {heading}", _HEADER, rows))
    rows = [[name, breaks_text(run)] for name, run in zip(comparison.names, comparison.runs, strict=True)]
    note = " ".join(_NOTE)
    parts.append(
        html_table("Where it breaks first: " + rule_text(comparison.baseline), ("scenario", "where"), rows, note)
    )
    return "".join(parts)


def headline_json(comparison: "Comparison") -> str:
    """Return the headline table as JSON with sorted keys; a figure that does not exist is null."""
    table = headline_frame(comparison).reset_index().to_dict("records")
    runs = zip(comparison.names, comparison.runs, strict=True)
    record = {
        "baseline": comparison.names[0],
        "plans": comparison.names[1:],
        "periods": {period: period_text(comparison.baseline, period) for period in PERIODS},
        "rows": [{str(key): _plain(value) for key, value in row.items()} for row in table],
        "breaks_first": {
            name: [
                {**found.labels, "date": found.date, "probability": found.probability, "first": found.first}
                for found in breaks(run)
            ]
            for name, run in runs
        },
    }
    return json.dumps(record, sort_keys=True, ensure_ascii=False, indent=1) + "\n"


def _plain(value: object) -> object:
    return None if isinstance(value, float) and math.isnan(value) else value
