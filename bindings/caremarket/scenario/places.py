"""Where scenarios and their files are found, and which folders they may not leave."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..faults import InputFaults, Place, nearest_names, no_text, shown_path


@cache
def shipped_folder() -> Path:
    """The folder of shipped scenarios: in an installed package, else in the source checkout.

    Examples
    --------
    >>> shipped_folder().name
    'scenarios'
    """
    package = Path(__file__).resolve().parents[1]
    for candidate in (package / "scenarios", package.parents[1] / "scenarios"):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("no shipped scenarios beside the caremarket package")


def shipped_names() -> list[str]:
    """The names that `load` understands: `small` for its baseline, `small/fee-cut` for a plan on it."""
    root = shipped_folder()
    names = []
    for path in sorted(root.glob("*/*.yaml")):
        if path.parent.name in ("evidence", "areas"):
            continue
        names.append(path.parent.name if path.stem == "baseline" else f"{path.parent.name}/{path.stem}")
    return sorted(names)


def shipped_areas() -> list[str]:
    """The names of the areas that have tables."""
    folder = shipped_folder() / "areas"
    return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def find_scenario(name: str | Path) -> Path:
    """The file of a shipped scenario or of a path.

    Raises
    ------
    InputFaults
        When there is neither; the nearest shipped names are offered.
    """
    text = str(name)
    if not text.strip():
        raise InputFaults.single(Place("scenario"), "", "is needed: a shipped name, or the path of a YAML file")
    if no_text(text):
        raise InputFaults.single(Place(text), "", "is not the name of a file in UTF-8; rename it")
    path = Path(text).expanduser()
    if path.suffix in (".yaml", ".yml") or path.is_file():
        if path.is_file():
            return path
        rule = "is a folder, not a scenario file" if path.is_dir() else "does not exist"
        raise InputFaults.single(Place(text), "", rule)
    found = _shipped(text)
    if found is not None:
        return found
    if path.is_dir():
        raise InputFaults.single(Place(text), "", "is a folder, not a scenario file")
    rule = "is neither a shipped scenario nor a file"
    raise InputFaults.single(Place(text), "", rule, nearest=nearest_names(text, shipped_names()))


def scenario_name(path: Path) -> str:
    """The short name of a scenario file: its shipped name, else the file's stem."""
    resolved, root = path.resolve(), shipped_folder().resolve()
    if resolved.is_relative_to(root):
        relative = resolved.relative_to(root).with_suffix("")
        return (
            relative.parent.as_posix() if relative.name == "baseline" and relative.parent.name else relative.as_posix()
        )
    return path.stem


def display_name(path: Path) -> str:
    """How faults name a file: `scenarios/...` for a shipped one, else relative to the working directory."""
    resolved, root = path.resolve(), shipped_folder().resolve()
    if resolved.is_relative_to(root):
        return f"scenarios/{resolved.relative_to(root).as_posix()}"
    return shown_path(path)


def find_base(text: str, folder: Path, place: Place) -> Path:
    """The file that `extends: text` means, written in a file of `folder`."""
    candidates = [folder / text, folder / f"{text}.yaml"]
    return _within(text, folder, candidates, place, "extends")


def find_table(text: str, folder: Path, place: Place, subject: str) -> Path:
    """The CSV file that a scenario in `folder` names."""
    return _within(text, folder, [folder / text], place, subject)


def _within(text: str, folder: Path, candidates: list[Path], place: Place, subject: str) -> Path:
    """The first candidate, else shipped file, that exists and stays in `folder` or the shipped scenarios."""
    root = shipped_folder().resolve()
    own = folder.resolve()
    found = next((path for path in candidates if path.is_file()), None)
    if found is None:
        found = _shipped(text) if subject == "extends" else _shipped_file(text)
    if found is not None:
        resolved = found.resolve()
        if resolved.is_relative_to(own) or resolved.is_relative_to(root):
            return found
    if found is not None or _leads_out(folder / text, own, root):
        rule = "leads out of both its own folder and the shipped scenarios"
        raise InputFaults.single(place, text, rule, subject=subject)
    if subject == "extends":
        near = nearest_names(text, [*shipped_names(), *(path.stem for path in folder.glob("*.yaml"))])
        raise InputFaults.single(place, text, "is neither a file nor a shipped scenario", subject=subject, nearest=near)
    if (folder / text).is_dir():
        raise InputFaults.single(place, text, "is a folder, not a CSV file", subject=subject)
    near = nearest_names(Path(text).name, [path.name for path in (folder / text).parent.glob("*.csv")])
    raise InputFaults.single(place, text, "does not exist", subject=subject, nearest=near)


def _leads_out(path: Path, own: Path, root: Path) -> bool:
    resolved = path.resolve()
    return not (resolved.is_relative_to(own) or resolved.is_relative_to(root))


def _shipped(text: str) -> Path | None:
    if text.startswith(("/", "~")) or text in ("", "."):
        return None
    root = shipped_folder()
    candidates = (root / text / "baseline.yaml", root / f"{text}.yaml", root / text)
    return next((path for path in candidates if path.is_file()), None)


def _shipped_file(text: str) -> Path | None:
    path = shipped_folder() / text
    return path if path.is_file() else None
