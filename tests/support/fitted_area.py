"""A made-up area that can be fitted: the tables of `small`, a baseline beside them, levels and free constants."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from support.workplace import Outcome, Workplace

BASELINE = """\
schema: 1
extends: {extends}
title: Made up
tables:
  population: population.csv
  arrivals: arrivals.csv
  localities: localities.csv
  communities: communities.csv
  mortality: mortality.csv
  providers: providers.csv
  schemes: schemes.csv
"""
OPENING = """\
measure,selection,value,low,high,year,source,use,locator,quality,rationale
turnover_rate,,26,15,45,2024,assumption,fit,made up,red,made up
vacancy_rate,role=care_worker,8,5,11,2024,assumption,bound,made up,red,made up
residents_65,payer=council,60,0,400,2024,assumption,check,made up,red,made up
"""
FREE = """\
schema: 1
baseline: baseline.yaml
extends: small
years: 2
free:
  leaving:
    pointer: /workforce/leaving
    low: 0.4
    high: 2.5
    answers_to: turnover_rate
    rationale: Made up.
  hiring:
    pointer: /workforce/local_hires/care_worker
    low: 0.05
    high: 0.3
    answers_to: vacancy_rate[role=care_worker]
    rationale: Made up.
own_means:
  vacancy:
    pointer: /workforce/reference_vacancy
    measure: vacancy_rate
    times: 0.01
    rationale: Made up.
"""
QUICK = ("--replicates", "4", "--passes", "4", "--quiet")


@dataclass(frozen=True)
class FittedArea:
    """The area in the folder `made-up` of a workplace."""

    workplace: Workplace

    @property
    def folder(self) -> Path:
        """The area's folder."""
        return self.workplace.folder / "made-up"

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` in one of its files."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text, (name, old)
        (self.folder / name).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    def calibrate(self, *arguments: str) -> Outcome:
        """Run `caremarket calibrate made-up`."""
        return self.workplace.here("calibrate", "made-up", *QUICK, *arguments)

    def faults(self) -> list[str]:
        """What `calibrate` says is wrong; nothing is written."""
        outcome = self.calibrate()
        assert (outcome.status, outcome.out) == (2, ""), outcome
        assert not (self.folder / "fitted.yaml").exists()
        return outcome.err.splitlines()

    def fit(self) -> Path:
        """Fit it and let the baseline extend what was found."""
        outcome = self.calibrate()
        assert outcome.status == 0, outcome
        (self.folder / "baseline.yaml").write_text(BASELINE.format(extends="fitted.yaml"), encoding="utf-8")
        return self.folder / "fitted.yaml"


def made_up(workplace: Workplace) -> FittedArea:
    """The area, not fitted yet."""
    import caremarket.scenario as scenario

    area = FittedArea(workplace)
    area.folder.mkdir()
    for table in sorted((scenario.shipped_folder() / "areas" / "small").glob("*.csv")):
        shutil.copy(table, area.folder)
    for name, text in (
        ("baseline.yaml", BASELINE.format(extends="small")),
        ("opening.csv", OPENING),
        ("free.yaml", FREE),
        ("sources.yaml", "made_up: {title: Made up}\n"),
    ):
        workplace.write(f"made-up/{name}", text)
    return area
