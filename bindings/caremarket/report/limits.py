"""What a report cannot tell: what is not simulated, what its ranges leave out, and what to read first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import words
from .case import Case
from .inputs import Input, counts, distributions

FEW_REPLICATES = 100

_MODEL_PAGE = "docs/model.md"
_LEFT_OUT = "## Left out for now"
_ABOUT_THE_LIST = "The measures of these parts"  # a sentence on the list, not in it


@dataclass(frozen=True)
class Note:
    """One thing to know: a short name, and a sentence."""

    title: str
    text: str


BUDGET = Note(
    "Not the whole budget",
    "Gross and net cost are of the care that is simulated, person by person, and of nothing else. A ledger by line also"
    " states lines that are not simulated, to reach the published total; a plan does not move those.",
)
WAITS = Note(
    "Waits are not checked",
    "No published figure of waits in this area is met or aimed at: they follow from the rest. Read waits, and where"
    " care runs short first, as a comparison of scenarios.",
)


def not_simulated() -> list[str]:
    """Return what the model leaves out: the parts of that list in ``docs/model.md``, which comes with the package."""
    package = Path(__file__).resolve().parents[1]
    pages = [folder / _MODEL_PAGE for folder in (package, package.parents[1])]
    page = next((path for path in pages if path.is_file()), None)
    return left_out(page.read_text(encoding="utf-8")) if page is not None else []


def left_out(page: str) -> list[str]:
    r"""Return the parts of the list of what is left out, each as a sentence without its full stop.

    Examples
    --------
    >>> left_out("## Left out for now\n\nA (b; c), d; e. F is\nlate.\n\n## Next\nG.")
    ['A (b; c), d', 'E', 'F is late']
    """
    section = " ".join(page.partition(_LEFT_OUT)[2].partition("\n## ")[0].replace("`", "").split())
    sentences = [one.strip().rstrip(".") for one in re.split(r"\.(?:\s|$)", section)]
    told = [one for one in sentences if one and not one.startswith(_ABOUT_THE_LIST)]
    parts = [part.strip() for part in re.split(r";\s(?![^()]*\))", told[0])] + told[1:] if told else []
    return [part[:1].upper() + part[1:] for part in parts if part]


def notes(case: Case, found: Sequence[Input]) -> list[Note]:
    """Return what must be known before the figures are used."""
    told = (_fit(found), _quality(found), _band(case, found), _number(case), BUDGET, WAITS)
    return [note for note in told if note is not None]


def _fit(found: Sequence[Input]) -> Note | None:
    fitted_here = sum(one.is_fitted_here for one in found)
    if fitted_here:
        were = "was" if fitted_here == 1 else "were"
        text = (
            f"{words.counted(fitted_here, 'constant')} that no source gives {were} fitted, to bring the baseline to"
            " published levels of this area at the start. Meeting them at the start does not show that the model"
            " foresees what comes."
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
