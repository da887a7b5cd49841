"""Write an area's table of providers from published counts: `python scripts/make_area_providers.py [FOLDER]`.

Homes and home-care providers are made up one by one so that their sums are the published ones: nobody publishes the
beds and hours of each. Nothing is random. Sizes are the quantiles of a distribution, one for each provider, scaled to
the total; owners and ratings are dealt out in an order that does not go with size; each provider, largest first, goes
to the locality that has the fewest beds or hours for its people aged 75 and over.
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import NormalDist

KIRKLEES = Path(__file__).resolve().parents[1] / "scenarios" / "areas" / "kirklees"

# Registered beds, homes still registered in England in 2023: band from, band to, homes. The last band is open.
BANDS_WITHOUT_NURSING = (
    (1, 3, 570), (4, 9, 3254), (10, 19, 1929), (20, 29, 1682), (30, 39, 1214), (40, 49, 886), (50, 59, 365),
    (60, 79, 586), (80, 110, 173),
)  # fmt: skip
BANDS_WITH_NURSING = (
    (1, 3, 21), (4, 9, 129), (10, 19, 165), (20, 29, 376), (30, 39, 611), (40, 49, 733), (50, 59, 513),
    (60, 79, 979), (80, 120, 539),
)  # fmt: skip
# Owners in England go with nursing: 8 % of homes with it and 13 % of those without belong to the third sector.
OWNERS_WITH_NURSING = {"third_sector": 2, "for_profit": 25}
OWNERS_WITHOUT_NURSING = {"council": 4, "third_sector": 12, "for_profit": 77}
RATINGS = {"outstanding": 1, "inadequate": 2, "unrated": 1, "requires_improvement": 23, "good": 93}
BEDS_WITH_NURSING, BEDS_WITHOUT_NURSING, IN_SERVICE = 1371, 2040, 3185
COUNCIL_HOME = 40  # beds: two council homes held 80 in 2023/24

AT_HOME = 75
HOURS = 28_830  # a week, whoever pays
TINY_SHARE, TINY = 0.28, 4 * 14.0  # serving 4 people or fewer at 14 hours a week each
AT_HOME_RATINGS = {"outstanding": 3, "requires_improvement": 12, "good": 40}  # the smallest 20 are not yet rated
AT_HOME_OWNERS = {"third_sector": 9, "for_profit": 66}
ASSISTANT_HOURS = 8_560  # a week, paid by direct payments, not bought from home-care providers


@dataclass(frozen=True)
class Provider:
    """One row of the table."""

    kind: str
    size: int
    owner: str = "for_profit"
    locality: str = ""
    in_service: int = 0
    rating: str = "unrated"


def shares(parts: Sequence[float], total: int) -> list[int]:
    """Whole numbers in proportion to `parts` that add to `total`, at least 1 each, by largest remainder.

    Examples
    --------
    >>> shares([1, 1, 2], 5)
    [1, 1, 3]
    """
    scaled = [max(1.0, part * total / sum(parts)) for part in parts]
    scaled = [part * total / sum(scaled) for part in scaled]
    whole = [max(1, math.floor(part)) for part in scaled]
    order = sorted(range(len(parts)), key=lambda index: whole[index] - scaled[index])
    for index in order[: max(0, total - sum(whole))]:
        whole[index] += 1
    while sum(whole) > total:
        whole[whole.index(max(whole))] -= 1
    return whole


def quantile(bands: Sequence[tuple[int, int, int]], share: float) -> float:
    """The size below which a share of the homes lies, sizes being even within a band."""
    left = share * sum(homes for _, _, homes in bands)
    for low, high, homes in bands:
        if left <= homes:
            return low + (high - low) * left / homes
        left -= homes
    return float(bands[-1][1])


def middles(number: int, at: Callable[[float], float]) -> list[float]:
    """The middle quantiles of `number` equal parts of a distribution."""
    return [at((index + 0.5) / number) for index in range(number)]


def dealt(counts: dict[str, int], step: float) -> list[str]:
    """Labels in their counts, in an order that goes with nothing: by the fraction of a multiple of `step`."""
    labels = [label for label, count in counts.items() for _ in range(count)]
    order = sorted(range(len(labels)), key=lambda index: (index * step + 0.25) % 1)
    found = [""] * len(labels)
    for index, label in zip(order, labels, strict=True):
        found[index] = label
    return found


GOLDEN = (math.sqrt(5) - 1) / 2
SILVER = math.sqrt(2) - 1


def homes() -> list[Provider]:
    """Care homes with beds, owner and rating, smallest first within each kind."""
    with_nursing = shares(middles(27, lambda share: quantile(BANDS_WITH_NURSING, share)), BEDS_WITH_NURSING)
    others = middles(93 - 4, lambda share: quantile(BANDS_WITHOUT_NURSING, share))
    without = shares(others, BEDS_WITHOUT_NURSING - 4 * COUNCIL_HOME)
    owned = {label: count for label, count in OWNERS_WITHOUT_NURSING.items() if label != "council"}
    rows = [
        Provider("residential_home", beds, owner) for beds, owner in zip(without, dealt(owned, GOLDEN), strict=True)
    ]
    rows += [Provider("residential_home", COUNCIL_HOME, "council")] * OWNERS_WITHOUT_NURSING["council"]
    rows.sort(key=lambda row: row.size)
    owners = dealt(OWNERS_WITH_NURSING, GOLDEN)
    rows += [Provider("nursing_home", beds, owner) for beds, owner in zip(with_nursing, owners, strict=True)]
    in_service = shares([row.size for row in rows], IN_SERVICE)
    ratings = dealt(RATINGS, SILVER)
    return [
        replace(row, in_service=min(row.size, ready), rating=rating)
        for row, ready, rating in zip(rows, in_service, ratings, strict=True)
    ]


def at_home() -> list[Provider]:
    """Home-care providers with hours, smallest first: log-normal, with the published share of tiny ones."""
    tiny = round(TINY_SHARE * AT_HOME)
    low, high = 0.5, 3.0
    for _ in range(60):  # the spread at which so many are tiny once the hours add up
        spread = (low + high) / 2
        hours = _log_normal(spread)
        low, high = (spread, high) if sum(one <= TINY for one in hours) < tiny else (low, spread)
    hours = _log_normal(high)
    unrated = AT_HOME - sum(AT_HOME_RATINGS.values())
    ratings = ["unrated"] * unrated + dealt(AT_HOME_RATINGS, GOLDEN)
    owners = dealt(AT_HOME_OWNERS, SILVER)
    return [
        Provider("home_care_provider", size, owner, rating=rating)
        for size, owner, rating in zip(hours, owners, ratings, strict=True)
    ]


def _log_normal(spread: float) -> list[int]:
    normal = NormalDist(0, spread)
    return shares(middles(AT_HOME, lambda share: math.exp(normal.inv_cdf(share))), HOURS)


def placed(rows: list[Provider], people: dict[str, float]) -> list[Provider]:
    """The rows with localities: largest first, each to the locality with the least size a person."""
    held = dict.fromkeys(people, 0.0)
    found: dict[int, str] = {}
    for index in sorted(range(len(rows)), key=lambda index: (-rows[index].size, index)):
        locality = min(people, key=lambda one: ((held[one] + rows[index].size / 2) / people[one], one))
        held[locality] += rows[index].size
        found[index] = locality
    return [replace(row, locality=found[index]) for index, row in enumerate(rows)]


def people_by_locality(folder: Path) -> tuple[dict[str, float], dict[str, float]]:
    """People aged 75 and over, and adults, by locality: last totals shared out by age band."""
    with (folder / "published" / "totals.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    last = max(row["year"] for row in rows)
    totals = {row["band"]: float(row["persons"]) for row in rows if row["year"] == last}
    bands = {
        "18-64": totals["18-64"],
        "65-74": totals["65+"] - totals["75+"],
        "75-84": totals["75+"] - totals["85+"],
        "85+": totals["85+"],
    }
    older: dict[str, float] = {}
    adults: dict[str, float] = {}
    with (folder / "published" / "locality_shares.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            people = float(row["share"]) * bands.get(row["band"], 0.0)
            adults[row["locality"]] = adults.get(row["locality"], 0.0) + people
            if row["band"] in ("75-84", "85+"):
                older[row["locality"]] = older.get(row["locality"], 0.0) + people
    return older, adults


def table(folder: Path) -> str:
    """The table of providers as CSV."""
    older, adults = people_by_locality(folder)
    lines = ["name,kind,owner,locality,registered,in_service,hours,rating"]
    care_homes = homes()
    for kind in ("residential_home", "nursing_home"):
        for row in placed([home for home in care_homes if home.kind == kind], older):
            name = f"Home {len(lines)}"
            lines.append(f"{name},{kind},{row.owner},{row.locality},{row.size},{row.in_service},0,{row.rating}")
    for number, row in enumerate(placed(at_home(), older), start=1):
        lines.append(f"Home care {number},{row.kind},{row.owner},{row.locality},0,0,{row.size},{row.rating}")
    for locality, hours in zip(adults, shares(list(adults.values()), ASSISTANT_HOURS), strict=True):
        lines.append(f"Personal assistants {locality},personal_assistants,third_sector,{locality},0,0,{hours},unrated")
    return "".join(line + "\n" for line in lines)


def main() -> None:
    """Write the table into the area's folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else KIRKLEES
    (folder / "providers.csv").write_text(table(folder), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
