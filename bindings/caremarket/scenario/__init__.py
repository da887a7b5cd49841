"""Scenario files: read, merged, checked and resolved to the one document that the engine reads."""

from .document import canonical, document_hash, run_identity, start_hash
from .places import shipped_areas, shipped_folder, shipped_names
from .scenario import Scenario, load

__all__ = [
    "Scenario",
    "canonical",
    "document_hash",
    "load",
    "run_identity",
    "shipped_areas",
    "shipped_folder",
    "shipped_names",
    "start_hash",
]
