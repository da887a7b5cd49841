"""Least squares by Gauss and Newton on few constants and a costly, nearly smooth function.

The function is a simulation on common random numbers: the same luck whatever the constants, so that differences of a
few per cent show in it. A matrix of slopes costs one run a constant; it is made once and then kept current with each
step by Broyden's update, the least change that explains what the step did. Constants have bounds and a most that they
move at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..results_file import Array

LEAST_TRUST = 0.05  # of the most of a pass: steps no longer than this make slopes anew
ENOUGH = 0.002  # a pass that lowers the sum of squares by less than this share is the last
SMALL = 0.002  # as is a pass whose longest step, as a share of the most, is below this


@dataclass(frozen=True)
class Problem:
    """What is minimised.

    Attributes
    ----------
    residuals : callable
        Steps from the start (one a constant) to residuals, in units of their own spread.
    low, high : numpy.ndarray
        Bounds of the steps.
    prior, spread : numpy.ndarray
        Where each constant would lie without data, as a step, and how far it may lie from there: a residual of its own,
        which decides what the data leave open.
    difference : numpy.ndarray
        Step of the finite differences.
    most : numpy.ndarray
        Longest step in one pass.
    """

    residuals: Callable[[Array], Array]
    low: Array
    high: Array
    prior: Array
    spread: Array
    difference: Array
    most: Array


@dataclass(frozen=True)
class Solution:
    """Where the search ended.

    Attributes
    ----------
    steps : numpy.ndarray
        Step of each constant from the start.
    slopes : numpy.ndarray
        Change of each residual with each step.
    passes : int
        Steps that were taken.
    """

    steps: Array
    slopes: Array
    passes: int


def slopes_at(problem: Problem, at: Array, residuals: Array) -> Array:
    """Change of each residual with each constant, by differences that stay within the bounds."""
    columns = []
    for index in range(len(at)):
        by = problem.difference[index] if at[index] + problem.difference[index] <= problem.high[index] else None
        step = by if by is not None else -problem.difference[index]
        moved = at.copy()
        moved[index] += step
        columns.append((problem.residuals(moved) - residuals) / step)
    return np.column_stack(columns)


def step_from(problem: Problem, at: Array, residuals: Array, slopes: Array, trust: float = 1.0) -> Array:
    """The step that solves the linear problem, kept within a share of the most of a pass and the bounds.

    A constant that the bounds stop is held there, and the others are solved again.
    """
    low = np.maximum(problem.low - at, -trust * problem.most)
    high = np.minimum(problem.high - at, trust * problem.most)
    matrix = np.vstack([slopes, np.diag(1 / problem.spread)])
    right = -np.concatenate([residuals, (at - problem.prior) / problem.spread])
    held = np.full(len(at), np.nan)
    while True:
        free = np.isnan(held)
        step = np.where(free, 0.0, held)
        if free.any():
            step[free] = np.linalg.lstsq(matrix[:, free], right - matrix @ step, rcond=None)[0]
        over = free & ((step < low) | (step > high))
        if not over.any():
            return step
        worst = int(np.argmax(np.where(over, np.maximum(low - step, step - high) / problem.most, -1.0)))
        held[worst] = low[worst] if step[worst] < low[worst] else high[worst]


def solve(
    problem: Problem,
    passes: int,
    told: Callable[[int, float], None] | None = None,
) -> Solution:
    """Lower the sum of squares until a pass gains little.

    A step that does not lower it is tried again within half its length, with what it told about the slopes. Where steps
    have become short or gain little, slopes are made anew once, and the search ends when these help no more.

    Parameters
    ----------
    problem : Problem
        What is minimised.
    passes : int
        Most steps.
    told : callable, optional
        Takes the number of the pass and the sum of squares after it.

    Examples
    --------
    >>> one = np.ones(1)
    >>> def line(x):
    ...     return np.array([x[0] - 0.5, 2 * x[0] - 1])
    >>> straight = Problem(line, -one, one, 0 * one, 1e6 * one, 0.01 * one, one)
    >>> round(float(solve(straight, 5).steps[0]), 3)
    0.5
    """
    at = np.zeros(len(problem.low))
    residuals = problem.residuals(at)
    slopes = slopes_at(problem, at, residuals)
    cost, trust, taken, is_fresh = _cost(problem, at, residuals), 1.0, 0, True
    while taken < passes:
        step = step_from(problem, at, residuals, slopes, trust)
        length = float(np.max(np.abs(step) / problem.most))
        if length < SMALL:
            break
        found = problem.residuals(at + step)
        slopes = slopes + np.outer(found - residuals - slopes @ step, step) / float(step @ step)
        now = _cost(problem, at + step, found)
        if now < cost:
            gain = (cost - now) / cost
            at, residuals, cost, taken, is_fresh = at + step, found, now, taken + 1, False
            trust = min(1.0, 2 * trust)
            if told is not None:
                told(taken, now)
            if gain >= ENOUGH:
                continue
        else:
            trust = length / 2
            if trust > LEAST_TRUST:
                continue
        if is_fresh:  # slopes made here find no better place
            break
        slopes, trust, is_fresh = slopes_at(problem, at, residuals), 0.5, True
    return Solution(at, slopes, taken)


def _cost(problem: Problem, at: Array, residuals: Array) -> float:
    """Sum of squares, that of the priors with it."""
    return float(np.sum(residuals**2) + np.sum(((at - problem.prior) / problem.spread) ** 2))


def spread_of_steps(problem: Problem, slopes: Array, by_replicate: Array) -> Array:
    """Standard deviation over replicates of the step that each replicate's own residuals would call for.

    Parameters
    ----------
    by_replicate : numpy.ndarray
        (replicate, residual).
    """
    matrix = np.vstack([slopes, np.diag(1 / problem.spread)])
    inverse = np.linalg.pinv(matrix)[:, : slopes.shape[0]]
    return np.asarray((by_replicate @ inverse.T).std(axis=0, ddof=1))
