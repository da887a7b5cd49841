"""What a file of fitted constants says of itself, and when it is refused."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from ..faults import Fault, Place
from .chain import Layer
from .description import Description
from .nodes import Mapping, Node, Scalar
from .places import display_name
from .scalars import shown
from .values import Work

Fitted = Literal["checked", "any", "none"]
FIT = "fit"  # the section of a scenario file that only such a file has
TABLES = (
    "population.csv",
    "arrivals.csv",
    "mortality.csv",
    "localities.csv",
    "communities.csv",
    "providers.csv",
    "schemes.csv",
)


def area_identity(folder: Path) -> str:
    """SHA-256 of the tables of an area that the engine reads.

    Parameters
    ----------
    folder : Path
        The area's folder; a table that is not there counts as empty.
    """
    digest = hashlib.sha256()
    for name in TABLES:
        path = folder / name
        text = path.read_bytes() if path.is_file() else b""
        digest.update(f"{name}\0{len(text)}\0".encode())
        digest.update(text)
    return digest.hexdigest()


def check_fits(layers: list[Layer], description: Description, work: Work) -> None:
    """Refuse fitted constants of another area, of other tables of the area or of another engine version.

    Parameters
    ----------
    layers : list of Layer
        The chain of files.
    description : Description
        Of the installed engine.
    work : Work
        Has the tables that the scenario uses; takes the faults.
    """
    localities = work.tables.get("localities")
    for layer in layers:
        fit = layer.root.get(FIT)
        if fit is None:
            continue
        if not isinstance(fit, Mapping):
            work.faults.append(Fault(fit.place, FIT, shown(fit), "is not what a fit says of itself"))
            continue
        area = _text(fit, "area")
        again = f"run caremarket calibrate {layer.folder.name}"
        version, installed = _text(fit, "engine_version"), description.versions.get("engine_version", "")
        if version != installed:
            rule = f"is not the version of this engine, {installed}; {again}"
            work.faults.append(Fault(_place(fit, "engine_version"), "fit.engine_version", version, rule))
        if localities is not None and not _same(localities, layer.folder / "localities.csv"):
            rule = f"is not the area of {display_name(localities)}; these constants were fitted to another"
            work.faults.append(Fault(_place(fit, "area"), "fit.area", area, rule))
            continue
        if area != layer.folder.name:
            rule = f"is not the area of its folder, {layer.folder.name}; {again}"
            work.faults.append(Fault(_place(fit, "area"), "fit.area", area, rule))
            continue
        identity = _text(fit, "identity")
        if identity != area_identity(layer.folder):
            rule = f"is not the identity of the tables beside it, which have changed since the fit; {again}"
            work.faults.append(Fault(_place(fit, "identity"), "fit.identity", identity[:8], rule))


def start_of_tables(layers: list[Layer], work: Work) -> tuple[str, str]:
    """The area and the first day that the scenario's people are tables of; empty where nothing says it.

    A scenario that brings people of its own may start on any day.
    """
    population = work.tables.get("population")
    for layer in layers:
        fit = layer.root.get(FIT)
        if isinstance(fit, Mapping) and population is not None and _same(population, layer.folder / "population.csv"):
            return _text(fit, "area"), _text(fit, "start")
    return "", ""


def other_start(area: str, start: str, wanted: str) -> str:
    """The rule that a start breaks for which the area has no tables; empty when it has."""
    if not start or start == wanted:
        return ""
    return (
        f"has no table: the people of {area} are of {start}; caremarket build-area {area} --start {wanted} makes others"
    )


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def _text(mapping: Mapping, key: str) -> str:
    node = mapping.get(key)
    return node.text if isinstance(node, Scalar) else ""


def _place(mapping: Mapping, key: str) -> Place:
    node: Node | None = mapping.get(key)
    return mapping.place if node is None else node.place
