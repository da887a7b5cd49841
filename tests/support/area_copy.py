"""A copy of the tables of Kirklees in a user's folder, to be spoilt."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from support.workplace import Outcome, Workplace


@dataclass(frozen=True)
class AreaCopy:
    """The copy, named `area`, and the folder that it lies in."""

    workplace: Workplace

    @property
    def folder(self) -> Path:
        """The folder of the copied tables."""
        return self.workplace.folder / "area"

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` in one of its files."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    def leave_out(self, name: str, start: str) -> None:
        """Leave out the lines of one of its files that start so."""
        path = self.folder / name
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(start)]
        assert len(kept) < len(lines), (name, start)
        path.write_text("".join(kept), encoding="utf-8", newline="\n")

    def build(self, *arguments: str) -> Outcome:
        """Run `caremarket build-area area`."""
        return self.workplace.here("build-area", "area", *arguments)

    def faults(self, *arguments: str) -> list[str]:
        """What `build-area` says is wrong; nothing is left behind."""
        outcome = self.build(*arguments, "--out", "built")
        assert (outcome.status, outcome.out) == (2, ""), outcome
        assert not (self.workplace.folder / "built").exists()
        return outcome.err.splitlines()


def copied(workplace: Workplace) -> AreaCopy:
    """A copy of the shipped tables of Kirklees."""
    import caremarket.scenario as scenario

    shutil.copytree(scenario.shipped_folder() / "areas" / "kirklees", workplace.folder / "area")
    return AreaCopy(workplace)
