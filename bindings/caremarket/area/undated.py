"""The tables that a build copies as they stand, whatever the start."""

from __future__ import annotations

from ..scenario.description import Column, Table

UNDATED = ("localities.csv", "communities.csv", "providers.csv", "schemes.csv")

LOCALITIES = Table(
    "localities",
    "Localities with the shares of their people by quintile of deprivation",
    (
        Column("locality", "text", "1", "Locality", None, None, None, True),
        *(
            Column(f"quintile_{one}", "number", "1", "Share of adults; 1 is the most deprived", 0, 1, None, True)
            for one in range(1, 6)
        ),
    ),
)

PROVIDERS = Table(
    "providers",
    "Care providers",
    tuple(
        Column(key, kind, "1", meaning, 0 if kind == "number" else None, 1e6 if kind == "number" else None, None, True)
        for key, kind, meaning in (
            ("name", "text", "Unique name"),
            ("kind", "text", "Kind"),
            ("owner", "text", "Owner"),
            ("locality", "text", "Locality"),
            ("registered", "number", "Registered beds"),
            ("in_service", "number", "Beds in use or ready"),
            ("hours", "number", "Hours a week"),
            ("rating", "text", "Last rating"),
        )
    ),
)
