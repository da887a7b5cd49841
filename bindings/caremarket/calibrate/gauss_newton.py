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

HALVINGS = 3
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


def step_from(problem: Problem, at: Array, residuals: Array, slopes: Array) -> Array:
    """The step that solves the linear problem, kept within the most of a pass and the bounds.

    A constant that the bounds stop is held there, and the others are solved again.
    """
    low = np.maximum(problem.low - at, -problem.most)
    high = np.minimum(problem.high - at, problem.most)
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
    first: Solution | None = None,
) -> Solution:
    """Lower the sum of squares until a pass gains little.

    Parameters
    ----------
    problem : Problem
        What is minimised.
    passes : int
        Most steps.
    told : callable, optional
        Takes the number of the pass and the sum of squares after it.
    first : Solution, optional
        What to start from, slopes with it; the start itself by default.

    Examples
    --------
    >>> one = np.ones(1)
    >>> def line(x):
    ...     return np.array([x[0] - 0.5, 2 * x[0] - 1])
    >>> straight = Problem(line, -one, one, 0 * one, 1e6 * one, 0.01 * one, one)
    >>> round(float(solve(straight, 5).steps[0]), 3)
    0.5
    """
    at = np.zeros(len(problem.low)) if first is None else first.steps
    at = np.clip(at, problem.low, problem.high)
    residuals = problem.residuals(at)
    slopes = slopes_at(problem, at, residuals) if first is None else first.slopes
    taken = 0 if first is None else first.passes
    for _ in range(passes):
        before = _cost(problem, at, residuals)
        step = step_from(problem, at, residuals, slopes)
        if np.max(np.abs(step) / problem.most) < SMALL:
            break
        for _ in range(HALVINGS):
            found = problem.residuals(at + step)
            slopes = slopes + np.outer(found - residuals - slopes @ step, step) / float(step @ step)
            if _cost(problem, at + step, found) < before:
                break
            step = step / 2
        else:
            break
        at, residuals, taken = at + step, found, taken + 1
        now = _cost(problem, at, residuals)
        if told is not None:
            told(taken, now)
        if before - now < ENOUGH * before:
            break
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
