"""Lagrange's condition on a plane: the points of g = 0 where ∇f = λ ∇g. First by sign changes, then by Newton. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy

from viz.field.contours import Line


class Touching(msgspec.Struct, frozen=True):
    """A point where the contour of f touches g = 0.

    Attributes:
        place: The point.
        value: f there.
        factor: λ.
        exact: Whether Newton's steps ended at it; otherwise it is read off between the grid's points.
    """

    place: tuple[float, float]
    value: float
    factor: float
    exact: bool


def bilinear(x: numpy.ndarray, y: numpy.ndarray, values: numpy.ndarray, places: numpy.ndarray) -> numpy.ndarray:
    """Return values between the grid's points, (n,) for places (n, 2)."""
    i = numpy.clip(numpy.searchsorted(x, places[:, 0]) - 1, 0, len(x) - 2)
    j = numpy.clip(numpy.searchsorted(y, places[:, 1]) - 1, 0, len(y) - 2)
    s = (places[:, 0] - x[i]) / (x[i + 1] - x[i])
    t = (places[:, 1] - y[j]) / (y[j + 1] - y[j])
    below = values[i, j] * (1 - s) + values[i + 1, j] * s
    above = values[i, j + 1] * (1 - s) + values[i + 1, j + 1] * s
    return below * (1 - t) + above * t


def newton_step(
    place: numpy.ndarray, factor: float, f: tuple[numpy.ndarray, numpy.ndarray],
    g: tuple[float, numpy.ndarray, numpy.ndarray],
) -> tuple[numpy.ndarray, float] | None:  # fmt: skip
    """Return the next (point, λ) of Newton's method for ∇f − λ ∇g = 0, g = 0; None where it has no step.

    Args:
        f: Gradient and Hessian of f at the point.
        g: Value, gradient and Hessian of g there.
    """
    (df, hf), (value, dg, hg) = f, g
    matrix = numpy.zeros((3, 3))
    matrix[:2, :2] = hf - factor * hg
    matrix[:2, 2], matrix[2, :2] = -dg, dg
    rest = numpy.array([*(df - factor * dg), value])
    if not (numpy.isfinite(matrix).all() and numpy.isfinite(rest).all()):
        return None
    try:
        step = numpy.linalg.solve(matrix, rest)
    except numpy.linalg.LinAlgError:
        return None
    return place - step[:2], factor - float(step[2])


def multiplier(df: numpy.ndarray, dg: numpy.ndarray) -> float:
    """Return the λ for which ∇f comes nearest to λ ∇g."""
    size = float(dg @ dg)
    return float(df @ dg) / size if size else math.nan


def approximate(
    x: numpy.ndarray, y: numpy.ndarray, lines: Sequence[Line], f: numpy.ndarray, g: numpy.ndarray
) -> list[tuple[float, float]]:
    """Return where ∇f and ∇g are parallel on lines: where ∂₁f ∂₂g − ∂₂f ∂₁g changes its sign along them.

    Args:
        f, g: Gradients on the grid, (x, y, 2).
    """
    turn = f[..., 0] * g[..., 1] - f[..., 1] * g[..., 0]
    found: list[tuple[float, float]] = []
    for line in lines:
        for place in _zeros_along(line, bilinear(x, y, turn, line)):
            if all(math.dist(place, known) > 1e-9 for known in found):
                found.append(place)
    return found


def _zeros_along(line: Line, values: numpy.ndarray) -> Iterator[tuple[float, float]]:
    """Yield where values along a line are 0, or change their sign between two of its points."""
    for (start, end), (before, after) in zip(pairwise(line), pairwise(values.tolist()), strict=True):
        if math.isfinite(before) and math.isfinite(after) and (before == 0 or before * after < 0):
            part = 0.0 if before == 0 else before / (before - after)
            across, up = start + part * (end - start)
            yield float(across), float(up)
