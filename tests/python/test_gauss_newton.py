"""Least squares on few constants: solves what is linear at once, keeps to its bounds, leaves the rest to the prior."""

import numpy as np
import pytest
from caremarket.calibrate.gauss_newton import Problem, slopes_at, solve, spread_of_steps, step_from


class Counted:
    """A function that counts its calls."""

    def __init__(self, function):
        self.function = function
        self.calls = 0

    def __call__(self, at):
        self.calls += 1
        return self.function(at)


def problem(function, size, *, low=-2.0, high=2.0, spread=1e6, most=1.0):
    one = np.ones(size)
    return Problem(function, low * one, high * one, 0 * one, spread * one, 1e-3 * one, most * one)


def test_a_linear_problem_is_solved_in_one_step():
    matrix = np.array([[2.0, 1.0], [1.0, 3.0], [0.5, -1.0]])
    wanted = np.array([0.4, -0.3])
    found = solve(problem(lambda at: matrix @ (at - wanted), 2), 5)
    assert found.steps == pytest.approx(wanted, abs=1e-6)
    assert found.slopes == pytest.approx(matrix, abs=1e-6)


def test_a_curved_problem_takes_few_calls_because_slopes_are_kept_current():
    wanted = np.array([0.5, -0.4, 0.3])
    counted = Counted(
        lambda at: np.concatenate([np.exp(at) - np.exp(wanted), 0.1 * (at[:2] * at[1:] - wanted[:2] * wanted[1:])])
    )
    found = solve(problem(counted, 3), 12)
    assert found.steps == pytest.approx(wanted, abs=0.01)
    assert counted.calls <= 1 + 3 + 10


def test_a_constant_stopped_by_its_bound_stays_there_and_the_others_make_up_for_it():
    matrix = np.array([[1.0, 0.8], [0.0, 1.0]])
    one = problem(lambda at: matrix @ at - np.array([2.5, 0.1]), 2, low=-1.0, high=1.0, most=5.0)
    found = solve(one, 5)
    assert found.steps[0] == 1.0
    assert found.steps[1] == pytest.approx(np.linalg.lstsq(matrix[:, 1:], [1.5, 0.1], rcond=None)[0][0], abs=1e-6)
    step = step_from(one, np.array([0.9, 0.0]), matrix @ [0.9, 0.0] - [2.5, 0.1], matrix)
    assert step[0] == pytest.approx(0.1)


def test_no_pass_moves_a_constant_by_more_than_the_most():
    seen = []

    def far(at):
        seen.append(at.copy())
        return at - 1.9

    solve(problem(far, 1, most=0.25), 3)
    moves = np.diff([at[0] for at in seen[2:]], prepend=0.0)
    assert np.max(np.abs(moves)) <= 0.25 + 1e-12


def test_the_prior_decides_what_the_levels_leave_open_and_only_that():
    one = Problem(
        lambda at: np.array([100 * (at[0] + at[1] - 1)]),
        *(np.full(2, value) for value in (-2.0, 2.0)),
        np.array([0.2, 0.6]),
        np.ones(2),
        np.full(2, 1e-3),
        np.ones(2),
    )
    found = solve(one, 5)
    assert found.steps.sum() == pytest.approx(1, abs=1e-3)
    assert found.steps == pytest.approx([0.3, 0.7], abs=1e-3)


def test_slopes_step_back_from_an_upper_bound():
    one = problem(lambda at: 3 * at, 1, low=-1.0, high=0.0)
    assert slopes_at(one, np.zeros(1), np.zeros(1)) == pytest.approx(np.array([[3.0]]))


def test_the_spread_of_steps_is_that_of_each_replicates_own_answer():
    matrix = np.array([[2.0, 0.0], [0.0, 4.0]])
    noise = np.random.default_rng(3).normal(size=(4000, 2))
    spread = spread_of_steps(problem(lambda at: matrix @ at, 2), matrix, noise)
    # A normal sample of 4000 gives its standard deviation within 5 % in all but one case in 10,000.
    assert spread == pytest.approx([0.5, 0.25], rel=0.05)
