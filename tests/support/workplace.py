"""A user's folder and the command run in it."""

import contextlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PLAN = "schema: 1\nextends: tiny\n"
SHORT = ("--years", "1", "--replicates", "2", "--quiet")


@dataclass(frozen=True)
class Outcome:
    """How one call of the command ended."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Workplace:
    """A folder with a user's files; commands run in it see nothing of the folder that the tests started in."""

    folder: Path

    def write(self, name: str, text: str | bytes) -> Path:
        """Write one file; text as UTF-8 with line ends as given."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def caremarket(self, *arguments: str | Path, preexec=None, inside=(), **environment: str) -> Outcome:
        """Run `caremarket` with these arguments in the folder; `inside` is put before the command."""
        command = [*inside, sys.executable, "-m", "caremarket", *map(str, arguments)]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, "COLUMNS": "200", **environment},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            preexec_fn=preexec,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Outcome(done.returncode, done.stdout, done.stderr)

    def here(self, *arguments: str) -> Outcome:
        """Run `caremarket` in this process, which is quicker; what it raises is raised."""
        from caremarket.cli.app import app
        from typer.testing import CliRunner

        with contextlib.chdir(self.folder):
            done = CliRunner().invoke(app, arguments, catch_exceptions=False, prog_name="caremarket")
        return Outcome(done.exit_code, done.stdout, done.stderr)

    def faults(self, text: str | bytes, name: str = "plan.yaml") -> list[str]:
        """What `check` says of a scenario with this text; a run must say the same and leave nothing behind."""
        self.write(name, text)
        outcome = self.here("check", name)
        assert (outcome.status, outcome.err) == (2, ""), outcome
        assert self.here("run", name, *SHORT) == Outcome(2, "", outcome.out)
        assert not (self.folder / "results").exists()
        return outcome.out.splitlines()

    def tables(self) -> list[Path]:
        """Copies of the area tables of `tiny`, to be spoilt."""
        import caremarket.scenario as scenario

        copies = []
        for source in sorted((scenario.shipped_folder() / "areas" / "tiny").glob("*.csv")):
            copies.append(Path(shutil.copy(source, self.folder)))
        return copies

    def everything(self) -> set[str]:
        """Every file in the folder, by its path from it."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}
