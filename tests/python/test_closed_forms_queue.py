"""One home, constant arrivals and stays: waits and occupancy equal the exact weekly chain, and Erlang's formulas.

Stays end by death, at a hazard of one in 100 weeks. The engine cannot tell a resident from somebody who waits in any
way but the residents' excess mortality, at most 20 times the rest: so people who wait die too, at a 21st of the
residents' hazard, and the chain has it as well.
"""

from math import factorial

import caremarket as cm
import numpy as np
import pytest

BEDS, STAY, POOL = 5, 100, 2000
LEAVE, ABANDON = 1 / STAY, 1 / (21 * STAY)  # hazards a week
WEEKS_PER_YEAR = 365.25 / 7
MOST = 80  # states kept for people in the home or waiting
YEARS = 30
LATE = 104  # weeks at the end, when the chain has come within a twentieth of its long run
WIDTH = 4  # standard errors allowed; seeds are fixed; twelve comparisons fail at another seed once in 1,300 times


def binomial(number, chance):
    """Chances of 0 to `number` events."""
    counts = np.arange(number + 1)
    ways = np.array([factorial(number) // (factorial(k) * factorial(number - k)) for k in counts], dtype=float)
    return ways * chance**counts * (1 - chance) ** (number - counts)


def weekly_step(load):
    """The chain from one week's end to the next: deaths in beds and among those who wait, then arrivals, then moves in.

    The state is how many are in the home or waiting; beds are filled at once, so it tells both.
    """
    mean = load * LEAVE
    arrivals = np.array([np.exp(-mean) * mean**k / factorial(k) for k in range(30)])
    stay, wait = -np.expm1(-LEAVE), -np.expm1(-ABANDON)
    step = np.zeros((MOST, MOST))
    for state in range(MOST):
        left = np.convolve(binomial(min(state, BEDS), stay), binomial(max(state - BEDS, 0), wait))
        after = np.convolve(left[::-1], arrivals)[:MOST]
        step[state, : len(after)] = after
        step[state, -1] += 1 - step[state].sum()
    return step


def means_by_week(load, weeks):
    """Expected people in the home and waiting at the end of each week, from an empty home."""
    step = weekly_step(load)
    chances = np.zeros(MOST)
    chances[0] = 1
    states = np.arange(MOST)
    found = []
    for _ in range(weeks):
        chances = chances @ step
        found.append((chances @ np.minimum(states, BEDS), chances @ np.maximum(states - BEDS, 0)))
    return np.array(found)


def settled(load):
    """The long-run chances of the weekly chain."""
    return np.linalg.matrix_power(weekly_step(load), 2**14)[0]


def erlang(load, patience=0.0):
    """Chances of the queue in continuous time; `patience` is the hazard of giving up over that of leaving."""
    chances = [1.0]
    for state in range(1, MOST):
        out = min(state, BEDS) + patience * max(state - BEDS, 0)
        chances.append(chances[-1] * load / out)
    return np.array(chances) / sum(chances)


def waiting(chances):
    return float(chances @ np.maximum(np.arange(MOST) - BEDS, 0))


def delayed(chances):
    return float(chances[BEDS:].sum())


def test_the_formulas_are_those_of_the_textbook():
    """EN009, EN010, EN013, EN014."""
    assert delayed(erlang(2.5)) == pytest.approx(0.130371, abs=1e-6)
    assert waiting(erlang(2.5)) == pytest.approx(0.130371, abs=1e-6)
    assert delayed(erlang(4)) == pytest.approx(0.554113, abs=1e-5)
    assert waiting(erlang(4)) == pytest.approx(2.216450, abs=1e-4)


@pytest.mark.parametrize(("load", "patience"), [(2.5, 0.0), (4, 1 / 21)])
def test_the_weekly_chain_is_within_a_twentieth_of_erlang(load, patience):
    weekly, continuous = settled(load), erlang(load, patience)
    assert delayed(weekly) == pytest.approx(delayed(continuous), rel=0.05)
    assert waiting(weekly) == pytest.approx(waiting(continuous), rel=0.05)


def run(load, replicates, folder):
    scenario = cm.load("tiny/closed-queue")
    asking = dict(scenario.resolved["demand"]["contact"]["asking"])
    asking["high"] = load * LEAVE * WEEKS_PER_YEAR / POOL
    plan = scenario.with_values({"demand.contact.asking": asking})
    return cm.run(plan, years=YEARS, replicates=replicates, seed=5, out=folder, progress=False)


def by_replicate(found, measure):
    values = found.table(measure, every="week").to_numpy()
    return values.reshape(-1, values.shape[-1])


def weeks_waited(found):
    """Mean wait of those who moved in, over all replicates, and its standard error."""
    stored = next(
        one for one in found.source.variables if one.name.startswith("wait_time__step") and one.every == "year"
    )
    assert stored.axes == ("step",)
    spells = found.source.read(stored).sum(axis=2)[:, :, 1].reshape(-1, 10)
    weeks, number = spells[:, -1], spells[:, :-1].sum(axis=1)
    mean = weeks.sum() / number.sum()
    return mean, (weeks - mean * number).std(ddof=1) / np.sqrt(len(weeks)) / number.mean()


@pytest.mark.parametrize(
    ("load", "replicates"),
    [(2.5, 60), pytest.param(2.5, 600, marks=pytest.mark.slow), pytest.param(4, 600, marks=pytest.mark.slow)],
)
def test_waits_and_occupancy_equal_the_weekly_chain(tmp_path, load, replicates):
    found = run(load, replicates, tmp_path)
    residents, waits = by_replicate(found, "people_in_care"), by_replicate(found, "waiting_for_care")
    expected = means_by_week(load, residents.shape[1])
    seen = {"residents": residents.mean(axis=1), "waiting": waits.mean(axis=1)}
    wanted = {"residents": expected[:, 0].mean(), "waiting": expected[:, 1].mean()}
    for name, values in seen.items():
        error = values.std(ddof=1) / np.sqrt(len(values))
        print(f"load {load}, {name}: {values.mean():.4f}, exact {wanted[name]:.4f}, error {error:.4f}")
        assert abs(values.mean() - wanted[name]) <= WIDTH * error, name
    late = waits[:, -LATE:].mean(axis=1)
    error = late.std(ddof=1) / np.sqrt(len(late))
    erlangs = waiting(erlang(load, ABANDON / LEAVE))
    print(f"load {load}, waiting late: {late.mean():.4f}, Erlang {erlangs:.4f}, error {error:.4f}")
    assert expected[-LATE:, 1].mean() == pytest.approx(erlangs, rel=0.05), "the chain has settled"
    assert abs(late.mean() - erlangs) <= 0.05 * erlangs + WIDTH * error
    mean, error = weeks_waited(found)
    little = wanted["waiting"] / (load * LEAVE)
    print(f"load {load}, weeks waited: {mean:.2f}, by Little's law {little:.2f}, error {error:.2f}")
    assert abs(mean - little) <= 0.05 * little + WIDTH * error
