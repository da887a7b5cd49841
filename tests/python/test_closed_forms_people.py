"""A closed population follows its life table, and need levels follow exp(Qt), through the public interface.

Each check allows five standard deviations of the estimate; with some 40 checks, all seeds fixed, a sound engine would
fail at another seed less than once in 40,000 times.
"""

import caremarket as cm
import numpy as np
import pytest

WIDTH = 5
WEEKS_PER_YEAR = 365.25 / 7
LEVELS = ("independent", "low", "medium", "high")


def run(name, folder, years, replicates, seed=3):
    return cm.run(f"tiny/{name}", years=years, replicates=replicates, seed=seed, out=folder, progress=False)


def stock(found, by, every="month", **labels):
    """Sum over replicates of the people in each period, with the times (years) of the weeks behind each period."""
    values = found.table("population", every=every, by=by, **labels)
    weeks = values["weeks"].to_numpy()
    ends = np.cumsum(weeks)
    times = [np.arange(end - number + 1, end + 1) / WEEKS_PER_YEAR for end, number in zip(ends, weeks, strict=True)]
    return values.to_numpy().sum(axis=(0, 1)), times, values.shape[0] * values.shape[1]


def survival(hazards, ages):
    """Chance of living from birth to each exact age when `hazards[a]` holds from a to a + 1; `hazards` start at 0."""
    so_far = np.concatenate([[0], np.cumsum(hazards)])
    return np.exp(-np.interp(ages, np.arange(len(so_far)), so_far))


def alive(hazards, age, time):
    """Chance that somebody of `age` in whole years, born evenly over the year, is alive `time` years on."""
    inside = (np.arange(2000) + 0.5) / 2000
    return float((survival(hazards, age + inside + time) / survival(hazards, age + inside)).mean())


def lived_from(hazards, age):
    """Expected years still to live at exact `age`: years lived at each age, survivors times (1 - exp(-h)) / h."""
    ages = np.arange(age, len(hazards))
    return float((survival(hazards, ages) * -np.expm1(-hazards[ages]) / hazards[ages]).sum() / survival(hazards, age))


# Hazards by single year of age, as the tables of `closed/` have them.
DE_MOIVRE = np.array([-np.log1p(-min(0.999, 1 / (100 - age))) for age in range(100)] + [-np.log(1e-3)] * 20)
CONSTANT = np.full(120, 0.125)
AGES = {65: 600, 75: 250, 85: 150}  # of each sex at the start


@pytest.fixture(scope="module")
def closed_life(tmp_path_factory):
    return run("closed-life", tmp_path_factory.mktemp("life"), 30, 40)


@pytest.mark.parametrize(("sex", "hazards"), [("female", DE_MOIVRE), ("male", CONSTANT)])
def test_a_closed_population_follows_its_life_table(closed_life, sex, hazards):
    people, times, replicates = stock(closed_life, ("sex",))
    column = ("female", "male").index(sex)
    for month in (0, 11, 59, 119, 239, 359):
        chances = {age: np.mean([alive(hazards, age, time) for time in times[month]]) for age in AGES}
        expected = replicates * sum(number * chances[age] for age, number in AGES.items())
        variance = replicates * sum(number * chances[age] * (1 - chances[age]) for age, number in AGES.items())
        assert abs(people[month, column] - expected) <= WIDTH * np.sqrt(variance) + 0.01, month


def test_years_lived_are_the_life_expectancy(closed_life):
    """EN050: a constant hazard of 0.125 gives 8 years, less what is lived after the 30 years of the run."""
    people, times, replicates = stock(closed_life, ("sex",))
    weeks = np.array([len(time) for time in times])
    lived = (people[:, 1] * weeks).sum() / WEEKS_PER_YEAR / (1000 * replicates)
    horizon = weeks.sum() / WEEKS_PER_YEAR
    week = 1 / WEEKS_PER_YEAR  # people are counted at the end of each week
    expected = week * np.exp(-0.125 * week) * -np.expm1(-0.125 * horizon) / -np.expm1(-0.125 * week)
    assert expected == pytest.approx(8 * -np.expm1(-0.125 * 30), rel=0.003)
    assert abs(lived - expected) <= WIDTH * 8 / np.sqrt(1000 * replicates)


def test_healthy_years_are_the_life_expectancy_of_people_without_need(closed_life):
    """EN051: De Moivre's law with a last age of 100 gives 17.5 years at 65. EN050: 8 years, to the last age kept."""
    healthy = closed_life.table("healthy_years_65", every="year", by=("sex",)).to_numpy()[:, :, 0].mean(axis=(0, 1))
    assert healthy[0] == pytest.approx(lived_from(DE_MOIVRE, 65), rel=1e-4)
    assert healthy[0] == pytest.approx(17.5, rel=0.005)
    assert healthy[1] == pytest.approx(8, rel=0.01)


def matrix_exponential(rates, time, doublings=20):
    """exp(rates x time), by a Taylor series on a short time and repeated squaring."""
    small = rates * (time / 2**doublings)
    result = np.eye(len(rates)) + small + small @ small / 2 + small @ small @ small / 6
    for _ in range(doublings):
        result = result @ result
    return result


def generator(steps, deaths=(0, 0, 0, 0)):
    """The matrix of hazards over the four levels and death, from the hazards of single steps."""
    rates = np.zeros((5, 5))
    for step, rate in steps.items():
        from_, to = step.split("_to_")
        rates[LEVELS.index(from_), LEVELS.index(to)] = rate
    rates[:4, 4] = deaths
    np.fill_diagonal(rates, -rates.sum(axis=1))
    return rates


def shares_expected(rates, times):
    return np.mean([matrix_exponential(rates, time)[0] for time in times], axis=0)[:4]


STEPS = {
    "independent_to_low": 0.2,
    "low_to_medium": 0.3,
    "medium_to_high": 0.25,
    "low_to_independent": 0.15,
    "medium_to_low": 0.1,
    "high_to_medium": 0.05,
}


def check_levels(found, rates):
    people, times, replicates = stock(found, ("need",))
    born = 2000 * replicates
    for month in (0, 5, 11, 23, 59, 119):
        expected = shares_expected(rates, times[month])
        errors = np.sqrt(born * expected * (1 - expected))
        assert (np.abs(people[month] - born * expected) <= WIDTH * errors + 1e-6 * born).all(), month


def test_need_levels_follow_the_matrix_exponential(tmp_path):
    check_levels(run("closed-need", tmp_path, 10, 40), generator(STEPS))


def test_illness_and_death_follow_the_matrix_exponential(tmp_path):
    """EN041 to EN043: healthy to ill 0.1, deaths 0.05 of the healthy and 0.2 of the ill."""
    rates = generator({"independent_to_low": 0.1}, (0.05, 0.2, 0.05, 0.05))
    at_5, at_10 = matrix_exponential(rates, 5)[0], matrix_exponential(rates, 10)[0]
    assert (at_5[0], at_5[1], at_10[1]) == pytest.approx((0.472367, 0.208974, 0.175590), abs=1e-6)
    check_levels(run("closed-illness", tmp_path, 10, 40), rates)


def test_two_levels_switch_as_the_closed_form_says(tmp_path):
    """EN046, EN047: out at 0.3 and back at 0.1 leaves 0.752740 after one year, 0.351501 after five."""
    steps = {"independent_to_low": 0.3, "low_to_independent": 0.1}
    rates = generator(steps)
    assert matrix_exponential(rates, 1)[0, 0] == pytest.approx(0.752740, abs=1e-6)
    assert matrix_exponential(rates, 5)[0, 0] == pytest.approx(0.351501, abs=1e-6)
    scenario = cm.load("tiny/closed-need")
    moves = scenario.resolved["demand"]["need"]["moves"]
    other = {s: {g: {step: steps.get(step, 0) for step in row} for g, row in of.items()} for s, of in moves.items()}
    found = cm.run(
        scenario.with_values({"demand.need.moves": other}),
        years=10,
        replicates=40,
        seed=3,
        out=tmp_path,
        progress=False,
    )
    check_levels(found, rates)
