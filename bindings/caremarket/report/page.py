"""The page: everything that the report shows, put into its template."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..results import RunResults
from . import identity, limits, plan, words
from .case import Case
from .headline import headline_tables, in_brief, place_words, shortages, threshold_rows
from .inputs import QUALITIES, QUALITY_WORDS, area_tables, counts, definition, inputs
from .published import published_rows, told_of
from .sections import money, sections

if TYPE_CHECKING:
    from ..comparison import Comparison

#: Name of the ``meta`` element that says which runs a report is of.
MARK = "caremarket-report"


@functools.cache
def _environment() -> Environment:
    loader = PackageLoader("caremarket.report", "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {"day": words.day, "month": words.month, "label": words.label, "said": words.said}
    made.globals |= {"place_words": place_words}
    return made


def report_html(results: Comparison | RunResults) -> str:
    """Return the report of a comparison, or of one run, as the text of an HTML page.

    Parameters
    ----------
    results : Comparison or RunResults
        What to report.

    Returns
    -------
    str
        The same for the same results.
    """
    case = Case.of(results)
    found = inputs(case.baseline)
    kinds, qualities = counts(found)
    market, council = money(case)
    published = published_rows(case.baseline)
    filled = [*sections(case), *(one for one in (market, council) if one.figures or one.tables)]
    context: dict[str, Any] = {
        "case": case,
        "mark": MARK,
        "style": Markup(_environment().get_template("style.css").render()),
        "facts": facts(case),
        "notes": limits.notes(case, found),
        "brief": in_brief(case),
        "headline": headline_tables(case),
        "shortages": shortages(case),
        "thresholds": threshold_rows(case.baseline),
        "plans": _plans(case),
        "sections": filled,
        "inputs_by_quality": [(QUALITY_WORDS[key], [one for one in found if one.quality == key]) for key in QUALITIES],
        "kinds": sorted(kinds.items()),
        "qualities": [(key or "not stated", qualities[key]) for key in QUALITIES if qualities[key]],
        "published": published,
        "outside": told_of(published),
        "area_tables": area_tables(case.baseline),
        "not_simulated": limits.not_simulated(),
        "identity": identity.identity_rows(case),
        "again": identity.again(case),
        "measures": _measures(case.baseline),
    }
    return _environment().get_template("report.html.j2").render(context)


def facts(case: Case) -> list[tuple[str, str]]:
    """Return what every output says first: scenarios, period, prices, replicates."""
    run = case.baseline
    weeks = len(run.source.dates["week"])
    named = [(f"{side[:1].upper()}{side[1:]}", title) for side, title in zip(case.sides, case.titles, strict=True)]
    told = [*named[1:], named[0]]
    told.append(("Period", f"{words.span(run.source.dates['week'][0], weeks)} ({words.counted(weeks, 'week')})"))
    told.append(("Prices", "Prices of the day (nominal): inflation is not taken out"))
    paired = ", paired: every scenario meets the same people with the same luck, replicate by replicate"
    alone = ": runs of the same scenario, each with luck of its own"
    told.append(("Replicates", f"{run.replicates_text}{paired if case.plans else alone}"))
    return told


def _plans(case: Case) -> list[dict[str, Any]]:
    """Return what each plan (or the run alone) does."""
    if not case.plans:
        run = case.baseline
        return [{"title": case.headings[0], "levers": plan.levers(run, None), "differences": []}]
    return [
        {"title": title, "levers": plan.levers(run, case.baseline), "differences": plan.differences(run, case.baseline)}
        for title, run in zip(case.headings[1:], case.plans, strict=True)
    ]


def _measures(run: RunResults) -> list[tuple[str, str, str, str, str]]:
    """Return label, name, unit, which way is better and definition of each measure that the results hold."""
    return [
        (words.label(one.name), one.name, one.unit, one.judged, definition(run, one.name))
        for one in run.measures_by_name.values()
    ]
