"""Staff follow their renewal equation, and a pipeline of schemes the convolution of its stages.

Each check allows five standard errors; with some 20 checks, all seeds fixed, a sound engine would fail at another seed
less than once in 80,000 times.
"""

import datetime
from math import erf, sqrt

import caremarket as cm
import numpy as np
import pytest

WIDTH = 5
WEEKS_PER_YEAR = 365.25 / 7
FIRST_YEAR = 52  # weeks
WEEKS_PER_MONTH = 52.18 / 12


@pytest.fixture(scope="module")
def staff(tmp_path_factory):
    return cm.run(
        "tiny/closed-staff", years=10, replicates=60, seed=4, out=tmp_path_factory.mktemp("staff"), progress=False
    )


def remaining(first, later, weeks):
    """Chance of still being in the post at the end of each week after the hire, the first year at its own hazard.

    The week of the hire has no hazard, weeks 1 to 51 after it are in the first year, the others are not.
    """
    hazards = np.where(np.arange(weeks) < FIRST_YEAR, first, later)
    hazards[0] = 0
    return np.exp(-np.cumsum(hazards))


def opening(first, later, weeks):
    """The same for staff at the start: time in post so far is exponential at the later hazard, in whole weeks."""
    tenure = -np.log1p(-(np.arange(4000) + 0.5) / 4000) / later
    alive = np.zeros(weeks)
    for so_far in tenure:
        left = max(0, int(FIRST_YEAR - np.floor(so_far)))
        hazards = np.where(np.arange(weeks) < left, first, later)
        alive += np.exp(-np.cumsum(hazards))
    return alive / len(tenure)


def renewal(posts, at_start, first, later, weeks):
    """Expected posts held and starters, week by week: half of the posts then vacant are filled each week."""
    stays, begun = remaining(first, later, weeks), opening(first, later, weeks)
    hired = np.zeros(weeks)
    held = np.zeros(weeks)
    for week in range(weeks):
        before = at_start * begun[week] + (hired[:week] * stays[1 : week + 1][::-1]).sum()
        hired[week] = (posts - before) / 2
        held[week] = before + hired[week]
    return held, hired


def test_staff_follow_the_renewal_equation(staff):
    scenario = cm.load("tiny/closed-staff").resolved["workforce"]
    base = scenario["leaving"]["residential_home"] / WEEKS_PER_YEAR
    held = staff.table("filled_posts", every="week").to_numpy()
    held = held.reshape(-1, held.shape[-1])
    starters = staff.table("starters", every="week").to_numpy().reshape(held.shape)
    # A post is a worker of 29 hours less leave, training and sickness; 2,400 hours for the 100 beds of each home.
    at_work = scenario["contracted_hours"] * (1 - scenario["sickness"] - scenario["leave_and_training"])
    relief = 1 + cm.load("tiny/closed-staff").resolved["providers"]["cost"]["relief"]
    posts = 10 * 100 * 24 * relief / at_work
    managers = 10 * (1 - scenario["reference_vacancy"])  # they neither leave nor join
    at_start = posts * (1 - scenario["reference_vacancy"])
    wanted, hired = renewal(posts, at_start, scenario["leaving_first_year"] * base, base, held.shape[1])
    for week in (0, 12, 25, 51, 60, 103, 207, 519):
        error = held[:, week].std(ddof=1) / np.sqrt(len(held))
        print(f"week {week}: {held[:, week].mean():.2f}, renewal {wanted[week] + managers:.2f}, error {error:.2f}")
        assert abs(held[:, week].mean() - wanted[week] - managers) <= WIDTH * error, week
    for year in (0, 1, 4, 9):
        weeks = slice(52 * year, 52 * year + 52)
        joined = starters[:, weeks].sum(axis=1)
        error = joined.std(ddof=1) / np.sqrt(len(joined))
        print(f"year {year}: {joined.mean():.2f} starters, renewal {hired[weeks].sum():.2f}, error {error:.2f}")
        assert abs(joined.mean() - hired[weeks].sum()) <= WIDTH * error, year


def test_a_pipeline_follows_the_convolution_of_its_stages(tmp_path):
    """Planning to a date, building to the planned opening plus a normal slip, then a unit let each week."""
    plan = cm.load("tiny/closed-pipeline")
    found = cm.run(plan, years=5, replicates=200, seed=6, out=tmp_path, progress=False)
    units = found.table("extra_care_units", every="month", by=("stage",))
    seen = units.to_numpy().reshape(-1, *units.shape[2:])
    stages = list(units["stage"].to_numpy())
    weeks = units["weeks"].to_numpy()
    last = np.cumsum(weeks)
    start = datetime.date.fromisoformat(plan.start)
    seen[:, :, stages.index("full")] -= 1  # the flat let before, without which nobody would be offered extra care
    fails = plan.resolved["housing"]["fails"]
    expected = {stage: np.zeros((len(plan.levers), len(weeks))) for stage in stages}
    for number_of, lever in enumerate(plan.levers):
        # A date falls in the first week that begins on it or after it.
        built, opens = (
            -(-(datetime.date.fromisoformat(lever[key]) - start).days // 7) for key in ("construction", "opens")
        )
        slips = np.arange(-60, 73)
        mean, sd = (lever["slip_months"][key] * WEEKS_PER_MONTH for key in ("mean", "sd"))
        edges = [(slips + end - mean) / sd for end in (-0.5, 0.5)]
        lower, upper = (np.array([0.5 * (1 + erf(x / sqrt(2))) for x in edge]) for edge in edges)
        chances = upper - lower
        for month, (end, number) in enumerate(zip(last, weeks, strict=True)):
            for week in range(end - number, end):
                open_by = chances[np.maximum(opens + slips, built + 1) <= week].sum()
                full_by = chances[np.maximum(opens + slips, built + 1) + lever["units"] <= week].sum()
                before = "planning" if week < built else "construction"
                expected["failed"][number_of, month] += fails / number
                expected[before][number_of, month] += (1 - fails) * (1 - open_by) / number
                expected["open"][number_of, month] += (1 - fails) * (open_by - full_by) / number
                expected["full"][number_of, month] += (1 - fails) * full_by / number
    sizes = np.array([lever["units"] for lever in plan.levers])
    for stage in ("planning", "construction", "open", "full", "failed"):
        for month in (2, 12, 22, 24, 27, 32, 50):
            values = seen[:, month, stages.index(stage)]
            shares = expected[stage][:, month]
            # Schemes are independent, each wholly in one stage but for the month of the change.
            error = np.sqrt((sizes**2 * shares * (1 - shares)).sum() / len(values))
            assert abs(values.mean() - (sizes * shares).sum()) <= WIDTH * error + 1e-9 * sizes.sum(), (stage, month)
