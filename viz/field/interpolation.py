"""Values between the points of a grid, from values and gradients at them: contours are drawn through these. Pure.

In each cell the bicubic polynomial that has torch's values and slopes at the corners (Hermite's; Ferguson 1964); the
mixed derivative there is a central difference of the slopes. Its error falls with the fourth power of the cell's side,
a straight line's only with the second: a valley narrower than a cell is still seen. What is measured at the point
(`viz.field.contours`) uses values of f alone, and nothing of this. Where the slopes at two neighbours do not account
for the difference of their values f jumps, and the cell stays as straight lines have it.
"""

from __future__ import annotations

import numpy

TIMES = 3
"""Cells along the side of one cell."""


def finer(
    x: numpy.ndarray, y: numpy.ndarray, values: numpy.ndarray, gradients: numpy.ndarray
) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
    """Return the axes and the values (x, y) of a grid with TIMES as many cells each way.

    Args:
        gradients: (x, y, 2). Cells with a corner that is no number stay empty.
    """
    known = numpy.isfinite(values) & numpy.isfinite(gradients).all(axis=-1)
    f, fx, fy = (numpy.where(known, one, 0.0) for one in (values, gradients[..., 0], gradients[..., 1]))
    dx, dy = x[1] - x[0], y[1] - y[0]
    mixed = numpy.gradient(fx, dy, axis=1, edge_order=2) + numpy.gradient(fy, dx, axis=0, edge_order=2)
    mixed /= 2
    jumps = _jumps(f, fx * dx) | _jumps(f.T, fy.T * dy).T
    # Along the second axis f and its slope along the first, then along the first.
    across = _along(f.T, fy.T * dy).T
    slopes = _along(fx.T, mixed.T * dy).T
    between = _along(across, slopes * dx)
    if jumps.any():
        straight = _along(_along(f.T).T)
        between = numpy.where(_touching(jumps), straight, between)
    between[::TIMES, ::TIMES] = values
    between[~_touching(known[1:, 1:] & known[1:, :-1] & known[:-1, 1:] & known[:-1, :-1])] = numpy.nan
    return _spread(x), _spread(y), between


def _along(values: numpy.ndarray, slopes: numpy.ndarray | None = None) -> numpy.ndarray:
    """Return values between the rows, from rows of values and of slopes times the rows' distance; else straight."""
    fine = numpy.empty(((len(values) - 1) * TIMES + 1, values.shape[1]))
    fine[::TIMES] = values
    for step in range(1, TIMES):
        t = step / TIMES
        if slopes is None:
            fine[step::TIMES] = (1 - t) * values[:-1] + t * values[1:]
            continue
        fine[step::TIMES] = (
            (1 + 2 * t) * (1 - t) ** 2 * values[:-1]
            + t * t * (3 - 2 * t) * values[1:]
            + t * (1 - t) ** 2 * slopes[:-1]
            - t * t * (1 - t) * slopes[1:]
        )
    return fine


def _jumps(values: numpy.ndarray, slopes: numpy.ndarray) -> numpy.ndarray:
    """Return the cells (rows − 1, columns − 1) along whose sides, from row to row, f jumps.

    Of a smooth f, and at a kink, the difference of values lies between what the slopes at both ends say.
    """
    before, after = slopes[:-1], slopes[1:]
    unexplained = numpy.abs(numpy.diff(values, axis=0) - (before + after) / 2)
    allowed = numpy.abs(after - before) + (numpy.abs(before) + numpy.abs(after)) / 4
    sides = unexplained > allowed + 1e-12 * numpy.abs(values).max()
    return sides[:, 1:] | sides[:, :-1]


def _touching(cells: numpy.ndarray) -> numpy.ndarray:
    """Return which fine points lie in or at one of the cells that are marked."""
    blocks = cells.repeat(TIMES, axis=0).repeat(TIMES, axis=1)
    fine = numpy.zeros([length * TIMES + 1 for length in cells.shape], dtype=bool)
    for i in (0, 1):
        for j in (0, 1):
            fine[i : i + blocks.shape[0], j : j + blocks.shape[1]] |= blocks
    return fine


def _spread(axis: numpy.ndarray) -> numpy.ndarray:
    return numpy.linspace(axis[0], axis[-1], (len(axis) - 1) * TIMES + 1)
