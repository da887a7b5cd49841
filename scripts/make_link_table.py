"""Write `docs/links.md`: what each link of the loop carries, switched on one at a time.

Every effect of money on behaviour, and the four other links that the table names, is switched off on `small`; then a
link is switched on again and its plan compared with the baseline, with and without it. Run after the values of `small`
or the engine have changed results on purpose: `.venv/bin/python scripts/make_link_table.py`. With `--check` it only
says whether the inputs named in the file are those of today (exit status 1 when they are not).
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import caremarket as cm
import numpy as np
import numpy.typing as npt
from caremarket.results import RunResults

PAGE = Path(__file__).resolve().parents[1] / "docs" / "links.md"
AREA = "small"
YEARS, REPLICATES, SEED = 6, 240, 1
PLAN_WEEK = 52  # of the fee cut and the pay floor, 1 April 2025
WEEKS_PER_YEAR = 365.25 / 7
CLEAR = 1.645  # half the width of a 90 % interval, in Monte Carlo errors

#: Effects of money on behaviour, and the value at which each is off (in every cell of a table).
MONEY_OFF = {
    "providers.price.acceptance_slope": 0,
    "providers.price.spot_cap": 0,
    "demand.choice.self_price": 0,
    "providers.price.mark_up_response": 0,
    "funding.spend_down_response": 0,
    "providers.exit.margin_response": 0,
    "providers.exit.insolvency": 0,
    "providers.entry.margin_response": 0,
    "providers.cost.growth_when_losing": 1,
    "providers.quality.margin_effect": 0,
    "providers.exit.hand_back": 0,
    "workforce.margin_on_pay": 0,
    "providers.cost.income_on_posts": 0,
    "workforce.pay_on_leaving": 0,
    "workforce.pay_on_hiring": 0,
    "workforce.pay_on_employer_choice": 0,
    "demand.choice.feasible_ratio": 0,
}
#: The other links of the table.
OTHERS_OFF = {
    "workforce.strain_on_leaving": 0,
    "workforce.strain_on_sickness": 0,
    "demand.choice.escalation": 0,
    "demand.choice.extra_care_diversion": 1,
}
#: Measures of money: what a fee or a wage may change when behaviour does not depend on it.
MONEY = (
    "provider_margin",
    "margin_after_capital",
    "places_at_cash_risk",
    "self_funder_price",
    "gross_cost",
    "client_charges",
    "net_cost",
    "nhs_paid_to_providers",
    "paid_to_providers",
    "council_ledger",
    "budget_variance",
)
#: What the table shows beside a link's own measure.
SHOWN = (
    "waiting_for_care",
    "provider_exits",
    "places",
    "people_in_care",
    "vacancy_rate",
    "turnover_rate",
    "hours_delivered",
    "unmet_people",
    "care_home_admission_rate",
)


@dataclass(frozen=True)
class Link:
    """One link: its parameter, the plan that drives it, the measure that it must move, and what must be on before it.

    `on` is the value when switched on, where it is not that of `small`. Without a parameter the link cannot be switched
    off, and the whole change counts as its own.
    """

    name: str
    parameter: str
    plan: str
    own: str
    after: tuple[str, ...] = ()
    on: float | None = None


ACCEPTANCE = "price on acceptance"
MARK_UP = "occupancy on self-funders' mark-up"
EXIT = "margin on exit"
LEAVING = "pay on leaving"
LINKS = (
    Link(ACCEPTANCE, "providers.price.acceptance_slope", "fee-cut", "waiting_for_care"),
    Link("waiting on the spot premium", "providers.price.spot_cap", "fee-cut", "placements_above_rate", (ACCEPTANCE,)),
    Link(MARK_UP, "providers.price.mark_up_response", "fee-cut", "self_funder_price", (ACCEPTANCE,)),
    Link(
        "self-funders' price on choice", "demand.choice.self_price", "fee-cut", "people_in_care", (ACCEPTANCE, MARK_UP)
    ),
    Link("price on spend-down", "funding.spend_down_response", "fee-cut", "ascof_2c", (ACCEPTANCE, MARK_UP)),
    Link(EXIT, "providers.exit.margin_response", "fee-cut", "provider_exits"),
    Link("cash on insolvency", "providers.exit.insolvency", "fee-cut", "provider_exits"),
    Link("margin on entry", "providers.entry.margin_response", "fee-cut", "provider_entries"),
    Link("margin on growth", "providers.cost.growth_when_losing", "fee-cut", "filled_posts"),
    Link("income on funded posts", "providers.cost.income_on_posts", "fee-cut", "filled_posts", on=1.0),
    Link("margin on rating", "providers.quality.margin_effect", "fee-cut", "good_or_outstanding"),
    Link("margin on hand-back", "providers.exit.hand_back", "fee-cut", "contracts_handed_back"),
    Link("net cost on the feasible set", "demand.choice.feasible_ratio", "fee-cut", "people_in_care"),
    Link("margin on pay", "workforce.margin_on_pay", "fee-cut", "turnover_rate", (LEAVING,)),
    Link(LEAVING, "workforce.pay_on_leaving", "pay-floor", "turnover_rate"),
    Link("pay on hiring", "workforce.pay_on_hiring", "pay-floor", "starters"),
    Link("pay on choice of employer", "workforce.pay_on_employer_choice", "pay-floor", "filled_posts"),
    Link("strain on leaving", "workforce.strain_on_leaving", "pay-floor", "turnover_rate", (LEAVING,)),
    Link("strain on sickness", "workforce.strain_on_sickness", "pay-floor", "strain", (LEAVING,)),
    Link("places on waiting, by closures", "", "fee-cut", "waiting_for_care", (EXIT,)),
    Link("places on waiting, by a scheme", "", "extra-care", "waiting_for_care"),
    Link("waiting on escalation", "demand.choice.escalation", "fee-cut", "care_home_admission_rate", (ACCEPTANCE,)),
    Link(
        "extra care on care-home entry", "demand.choice.extra_care_diversion", "extra-care", "care_home_admission_rate"
    ),
)
BY_NAME = {link.name: link for link in LINKS}


def filled(scenario: cm.Scenario, parameter: str, value: float) -> Any:
    """Return `value` in every cell of a parameter."""

    def fill(current: Any) -> Any:
        is_table = isinstance(current, dict) and "dist" not in current
        return {key: fill(below) for key, below in current.items()} if is_table else value

    current: Any = scenario.resolved
    for key in parameter.split("."):
        current = current[key]
    return fill(current)


def money_off(scenario: cm.Scenario, but: Iterable[str] = ()) -> cm.Scenario:
    """Return the scenario without any effect of money on behaviour, `but` for some parameters."""
    left = set(but)
    values = {name: filled(scenario, name, value) for name, value in MONEY_OFF.items() if name not in left}
    return scenario.with_values(values)


def with_links(scenario: cm.Scenario, names: Iterable[str], others: Mapping[str, float]) -> cm.Scenario:
    """Return the scenario with these links on and every other effect of money, and all of `others`, off."""
    links = [BY_NAME[name] for name in names]
    on = {link.parameter for link in links}
    values = {name: filled(scenario, name, value) for name, value in others.items() if name not in on}
    values |= {link.parameter: filled(scenario, link.parameter, link.on) for link in links if link.on is not None}
    return money_off(scenario, on).with_values(values)


@dataclass(frozen=True)
class Move:
    """What a link adds to a plan's change of one measure."""

    measure: str
    unit: str
    week: int  # first in which any replicate moves, counted from the plan's start
    mean: float
    error: float

    @property
    def is_clear(self) -> bool:
        """Tell whether the 90 % interval of the mean is clear of zero."""
        return abs(self.mean) > CLEAR * self.error


@dataclass
class Bench:
    """Runs pairs of a baseline and a plan in a folder, each once."""

    folder: Path
    replicates: int = REPLICATES
    years: int = YEARS
    done: dict[tuple[frozenset[str], str], tuple[RunResults, RunResults]] = field(default_factory=dict)

    def pair(self, names: Iterable[str], plan: str) -> tuple[RunResults, RunResults]:
        """Return baseline and plan with these links on."""
        key = (frozenset(names), plan)
        if key not in self.done:
            sides = [with_links(cm.load(name), sorted(key[0]), OTHERS_OFF) for name in (AREA, f"{AREA}/{plan}")]
            found = cm.compare(
                sides[0],
                sides[1],
                years=self.years,
                replicates=self.replicates,
                seed=SEED,
                out=self.folder / str(len(self.done)),
                progress=False,
            )
            self.done[key] = (found.baseline, found.plans[0])
        return self.done[key]

    def change(self, names: Iterable[str], plan: str, measure: str) -> npt.NDArray[np.float64]:
        """Return plan less baseline by replicate and week."""
        before, after = (run.table(measure, every="week").to_numpy() for run in self.pair(names, plan))
        difference: npt.NDArray[np.float64] = np.nan_to_num(after - before).reshape(self.replicates, -1)
        return difference

    def move(self, link: Link, measure: str) -> Move | None:
        """Return what the link adds to the change of a measure, or None when it moves in no replicate."""
        if link.parameter:
            change = self.change((*link.after, link.name), link.plan, measure)
            change = change - self.change(link.after, link.plan, measure)
        else:
            change = self.change(link.after, link.plan, measure)
        weeks = np.flatnonzero((change != 0).any(axis=0))
        if not len(weeks):
            return None
        of = self.done[frozenset(link.after), link.plan][0].measures_by_name[measure]
        means = change[:, PLAN_WEEK:].mean(axis=1) * (WEEKS_PER_YEAR if of.type == "F" else 1)
        error = float(means.std(ddof=1) / np.sqrt(len(means)))
        return Move(measure, of.unit, int(weeks[0]) - PLAN_WEEK, float(means.mean()), error)


def told(move: Move) -> str:
    """Say a move in one cell; a mean whose interval holds zero is said to be unclear."""
    unit = {"percent": "%", "percent a year": "% a year"}.get(move.unit, "" if move.unit == "1" else move.unit)
    note = "" if move.is_clear else ", unclear"
    return f"{move.mean:+.3g} ± {move.error:.1g} {unit}".strip() + f" (week {move.week}{note})"


def row(bench: Bench, link: Link) -> str:
    """Return one line of the table."""
    own = bench.move(link, link.own)
    others = [bench.move(link, measure) for measure in SHOWN if measure != link.own]
    also = [f"`{one.measure}` {told(one)}" for one in others if one is not None and one.is_clear]
    cells = (
        link.name,
        f"`{link.parameter}`" if link.parameter else "none",
        ", ".join(link.after) or "-",
        link.plan,
        f"`{link.own}` " + (told(own) if own is not None else "does not move"),
        "; ".join(also) or "-",
    )
    return "| " + " | ".join(cells) + " |"


def inputs() -> str:
    """Return the hash of what the table rests on, the engine's code apart."""
    hashes = [cm.load(name).hash for name in (AREA, *(f"{AREA}/{plan}" for plan in sorted({of.plan for of in LINKS})))]
    text = repr((hashes, LINKS, MONEY_OFF, OTHERS_OFF, SHOWN, YEARS, REPLICATES, SEED))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def page(bench: Bench) -> str:
    """Return the whole page."""
    head = f"""<!-- Written by scripts/make_link_table.py; inputs {inputs()} -->
# What each link carries

On `{AREA}`, with every effect of money on behaviour off, a fee cut and a pay floor change measures of money only. Here
one link is on at a time, together with those it needs (*after*): what it adds to the change of the plan against the
baseline, {REPLICATES} paired replicates, seed {SEED}. Own measure and others: mean over the five years from
1 April 2025 (flows per year), Monte Carlo error, and in brackets the first week, counted from that day, in which any
replicate moves. An own measure is called unclear when the 90 % interval of its mean holds zero: it then moves in single
replicates only. Others are shown when their interval is clear of zero.

| link | parameter | after | plan | own measure | others |
| --- | --- | --- | --- | --- | --- |
"""
    return head + "\n".join(row(bench, link) for link in LINKS) + "\n"


def main() -> int:
    """Write or check the page."""
    parser = argparse.ArgumentParser(description="Write docs/links.md.")
    parser.add_argument("--check", action="store_true", help="only say whether the inputs are those of today")
    if parser.parse_args().check:
        is_current = f"inputs {inputs()} -->" in PAGE.read_text(encoding="utf-8")
        print("current" if is_current else f"{PAGE.name} rests on other inputs: run scripts/make_link_table.py")
        return 0 if is_current else 1
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(Bench(Path(folder))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
