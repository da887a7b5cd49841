"""Write the shipped tables of an area anew from its published ones: `python scripts/update_area_tables.py [AREA]`.

These are the tables that `caremarket build-area AREA` writes for its default start; a test compares the two.
"""

from __future__ import annotations

import sys
from pathlib import Path

from caremarket.area import build_area

AREAS = Path(__file__).resolve().parents[1] / "scenarios" / "areas"
START = "2024-04-01"


def main() -> None:
    """Write the tables into the area's folder."""
    area = sys.argv[1] if len(sys.argv) > 1 else "kirklees"
    for name, text in build_area(AREAS / area, START).files.items():
        (AREAS / area / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
