"""The canonical JSON of a resolved document, and the hashes that name a scenario and a run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

UNHASHED = ("provenance", "title")
UNSHARED = ("levers", "title", "provenance", "outputs")


def canonical(document: Mapping[str, Any]) -> str:
    """The one text of a document: sorted keys, no spaces, shortest numbers.

    Examples
    --------
    >>> canonical({"b": 0.5, "a": 1})
    '{"a":1,"b":0.5}'
    """
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def document_hash(document: Mapping[str, Any]) -> str:
    """SHA-256 of what a run depends on: all but title and provenance.

    Examples
    --------
    >>> document_hash({"title": "a", "start": "2024-04-01"}) == document_hash({"title": "b", "start": "2024-04-01"})
    True
    """
    return _sha256({key: value for key, value in document.items() if key not in UNHASHED})


def start_hash(document: Mapping[str, Any]) -> str:
    """SHA-256 of what the opening world depends on: scenarios that agree in it share their start."""
    return _sha256({key: value for key, value in document.items() if key not in UNSHARED})


def run_identity(
    document: Mapping[str, Any],
    *,
    seed: int,
    years: int,
    draws: int,
    replicates: int,
    nested: bool,
    versions: Mapping[str, str],
) -> str:
    """SHA-256 that names a run: the same inputs give the same name on every machine.

    Parameters
    ----------
    document : mapping
        The resolved document; its title and provenance are left out, its start date is part of it.
    seed, years, draws, replicates : int
        As given to the run; years in years.
    nested : bool
        Whether `replicates` counts replicates of each draw.
    versions : mapping
        ``engine_version`` and ``boost_version`` of the engine.
    """
    return _sha256(
        {
            "document": document_hash(document),
            "seed": seed,
            "start": document["start"],
            "years": years,
            "draws": draws,
            "replicates": replicates,
            "nested": nested,
            "engine_version": versions["engine_version"],
            "boost_version": versions["boost_version"],
        }
    )


def _sha256(value: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()
