"""Area tables: from published figures to the tables that a world is built from, at any start."""

from .build import Build, build_area, keep

__all__ = ["Build", "build_area", "keep"]
