"""What a report cannot tell: what is not simulated, what its ranges leave out, and what to read first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import words
from .case import Case
from .inputs import Input, counts, distributions

FEW_REPLICATES = 100

#: What the engine leaves out, in the words of docs/model.md, which a test holds against this list.
NOT_SIMULATED = (
    "Reablement, hospital stays and their delays as spells of their own",
    "supported living, micro-enterprises, community support, telecare, prevention programmes",
    "NHS-funded and other councils' residents",
    "deferred payments, the twelve-week disregard, third-party top-ups as money",
    "block contracts",
    "property as housing wealth that moves",
    "carers as people of the population",
    "working-age settings beyond home care, direct payments and care homes",
    "budget rules that change behaviour",
)


@dataclass(frozen=True)
class Note:
    """One thing to know: a short name, and a sentence."""

    title: str
    text: str


def not_simulated() -> list[str]:
    """Return what is not simulated, each as a phrase of its own."""
    return [one[:1].upper() + one[1:] for one in NOT_SIMULATED]


def notes(case: Case, found: Sequence[Input]) -> list[Note]:
    """Return what must be known before the figures are used."""
    return [note for note in (_fit(found), _quality(found), _band(case, found), _number(case)) if note is not None]


def _fit(found: Sequence[Input]) -> Note | None:
    fitted_here = sum(one.is_fitted_here for one in found)
    if fitted_here:
        text = (
            f"{words.counted(fitted_here, 'constant')} that no source gives were fitted, so that the baseline meets"
            " published levels of this area. What was not fitted is not promised to."
        )
        return Note("Fitted to this area", text)
    elsewhere = counts(found)[0]["fitted"]
    told = ""
    if elsewhere:
        told = f" {words.counted(elsewhere, 'constant')} {'is' if elsewhere == 1 else 'are'} set to national figures."
    text = (
        "No constant of this scenario was fitted to this area’s own published levels."
        f"{told} Read the figures as how the parts of a market move one another, not as a forecast of a place."
    )
    return Note("Not fitted", text)


def _quality(found: Sequence[Input]) -> Note | None:
    if not found:
        return Note("Inputs not known", "The result file carries no record of where its inputs come from.")
    kinds, qualities = counts(found)
    text = (
        f"Of {len(found)} inputs, {kinds['assumption']} are assumptions and {qualities['red']} are marked red. They are"
        " listed under Inputs."
    )
    return Note("Assumptions", text)


def _band(case: Case, found: Sequence[Input]) -> Note:
    uncertain = sorted({name for run in case.runs for name in distributions(run)})
    of_levers = [name for name in uncertain if name.startswith("levers.")]
    parameters = len(uncertain) - len(of_levers)
    left_out = "that inputs may be wrong within their plausible ranges, and that the model itself may be"
    slip = " The dates at which schemes open vary too, where they are drawn." if of_levers else ""
    if parameters == 0:
        text = (
            f"The ranges show chance alone: the luck of who falls ill, who leaves and who closes.{slip} They leave out"
            f" {left_out}. The true uncertainty is larger."
        )
        return Note("The ranges are too narrow", text)
    text = (
        f"The ranges show chance, and {words.counted(parameters, 'input')} drawn from"
        f" {'its distribution' if parameters == 1 else 'distributions'}.{slip} They leave out that the other"
        f" {max(0, len(found) - parameters)} inputs may be wrong within their plausible ranges, and that the model"
        " itself may be."
    )
    return Note("The ranges leave much out", text)


def _number(case: Case) -> Note | None:
    run = case.baseline
    if not all(one.is_complete for one in case.runs):
        return Note("A run that was stopped", f"These figures are from {run.replicates_text}.")
    if run.finished < FEW_REPLICATES:
        text = (
            f"There are only {words.counted(run.finished, 'replicate')}: the ends of ranges and small chances are"
            f" rough. Use at least {FEW_REPLICATES} for a decision."
        )
        return Note("Few replicates", text)
    return None
