"""Finds kinks, where there is no gradient, and the subgradients there, from the gradients close by. Pure.

Autograd answers at a kink too, with one number that somebody once chose. So the gradients on two small circles (in
one dimension: on both sides) are looked at. Where f is smooth they draw together as the circle shrinks, in proportion
to it; at a kink they stay apart, and the hull of their limits is what D2L calls the subgradients (Clarke's generalised
gradient; where f is convex, the subdifferential: every one of its elements has its line beneath f).
"""

from __future__ import annotations

import math
from typing import Literal

import msgspec
import numpy

RADII = (1e-4, 1e-6)
"""Of the circles, as part of the window."""
DIRECTIONS = 32
APART = 0.2
"""A hundredth of the radius leaves a smooth function a hundredth of the spread; more than this part is a kink."""
FLAT = 1e-7
"""A gradient smaller than this part of what is usual in the window is zero."""

Kind = Literal["smooth", "critical", "kink", "steep", "jump", "infinite", "undefined", "edge"]


class Nature(msgspec.Struct, frozen=True):
    """What there is at a point.

    Attributes:
        kind: "smooth"; "critical": ∇f = 0; "kink"; "steep": the slopes grow without end towards the point;
            "jump": the values on its sides differ; "infinite", "undefined": f is ±∞, has no value; "edge": f has no
            value close by.
        hull: At a kink the corners of the set of subgradients, each a tuple: two numbers' interval, a segment, a
            polygon counter-clockwise.
        supports: Whether each element's line or plane stays beneath f near the point.
    """

    kind: Kind
    hull: tuple[tuple[float, ...], ...] = ()
    supports: bool = False


def directions(axes: int) -> numpy.ndarray:
    """Return unit vectors (n, axes) all around; (−1, +1) in one dimension."""
    if axes == 1:
        return numpy.array([[-1.0], [1.0]])
    # Half a step off the axes and the diagonals: kinks like to lie there.
    angles = (numpy.arange(DIRECTIONS) + 0.5) * 2 * math.pi / DIRECTIONS
    return numpy.stack([numpy.cos(angles), numpy.sin(angles)], axis=1)


def ring_points(point: tuple[float, ...], size: float) -> numpy.ndarray:
    """Return the points (radii · directions, axes) whose values and gradients `nature` needs."""
    around = directions(len(point))
    return numpy.concatenate([numpy.asarray(point) + around * (radius * size) for radius in RADII])


def nature(
    value: float, gradient: numpy.ndarray, values: numpy.ndarray, gradients: numpy.ndarray, size: float, usual: float
) -> Nature:
    """Return what there is at a point.

    Args:
        value, gradient: At the point.
        values, gradients: At `ring_points`.
        size: Of the window, as given there.
        usual: A gradient's usual length in the window.
    """
    if not math.isfinite(value):
        return Nature("infinite" if math.isinf(value) else "undefined")
    if not numpy.isfinite(values).all():
        return Nature("edge")
    half = len(gradients) // 2
    wide, narrow = gradients[:half], gradients[half:]
    if not (numpy.isfinite(wide).all() and numpy.isfinite(narrow).all()):
        return Nature("edge")
    if _jumps(value, values[half:], narrow, RADII[1] * size):
        return Nature("jump")
    before, after = _spread(wide), _spread(narrow)
    length = max(float(numpy.abs(narrow).max()), 1e-12)
    if after > APART * before and after > 1e-6 * length:
        if after > 3 * before:
            return Nature("steep")
        hull = convex_hull(narrow)
        return Nature("kink", hull, _supported(value, values[:half], hull, RADII[0] * size))
    if not numpy.isfinite(gradient).all():
        return Nature("edge")
    flat = FLAT * max(usual, 1e-300)
    return Nature("critical" if float(numpy.hypot.reduce(gradient)) <= flat else "smooth")


def contains(hull: tuple[tuple[float, ...], ...], pick: tuple[float, ...], tolerance: float = 1e-4) -> bool:
    """Return whether a gradient lies in the hull, up to a part of the hull's size."""
    if not all(map(math.isfinite, pick)):
        return False
    corners = numpy.asarray(hull)
    slack = tolerance * max(1e-12, float(numpy.abs(corners).max()))
    if len(pick) == 1:
        return bool(corners.min() - slack <= pick[0] <= corners.max() + slack)
    # The largest excess over all directions is the distance from the hull: all that count are square to an edge, and
    # along it where the hull is a segment. Other directions alone let through what lies close to a long edge.
    edges = numpy.roll(corners, -1, axis=0) - corners
    edges = edges / numpy.maximum(numpy.hypot(edges[:, :1], edges[:, 1:]), 1e-300)
    around = numpy.concatenate([directions(2), edges, edges[:, ::-1] * [1.0, -1.0]])
    excess = around @ numpy.asarray(pick) - (corners @ around.T).max(axis=0)
    return bool(excess.max() <= slack)


def _jumps(value: float, values: numpy.ndarray, gradients: numpy.ndarray, radius: float) -> bool:
    """Return whether f changes by much more than its slopes close by can account for, even where they are steep."""
    change = float(numpy.abs(values - value).max())
    slope = float(numpy.hypot.reduce(gradients, axis=-1).max())
    return change > 20 * slope * radius + 1e-9 * max(1.0, abs(value))


def _spread(gradients: numpy.ndarray) -> float:
    return float(numpy.hypot.reduce(gradients.max(axis=0) - gradients.min(axis=0)))


def convex_hull(gradients: numpy.ndarray) -> tuple[tuple[float, ...], ...]:
    """Return the corners of the convex hull (Andrew's monotone chain), near-equal gradients taken for one."""
    size = float(numpy.abs(gradients).max())
    digits = 5 - math.ceil(math.log10(size)) if size > 0 else 5
    points = sorted({tuple(float(one) + 0.0 for one in row) for row in numpy.round(gradients, digits).tolist()})
    if len(points[0]) == 1 or len(points) <= 2:
        return (points[0], points[-1])
    corners = _half_hull(points)[:-1] + _half_hull(points[::-1])[:-1]
    return tuple(corners)


def _half_hull(points: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    corners: list[tuple[float, ...]] = []
    for point in points:
        while len(corners) > 1 and _turn(corners[-2], corners[-1], point) <= 0:
            corners.pop()
        corners.append(point)
    return corners


def _turn(a: tuple[float, ...], b: tuple[float, ...], c: tuple[float, ...]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _supported(value: float, values: numpy.ndarray, hull: tuple[tuple[float, ...], ...], radius: float) -> bool:
    steps = directions(len(hull[0])) * radius
    lowest = values[:, None] - value - steps @ numpy.asarray(hull).T
    size = radius * float(numpy.abs(numpy.asarray(hull)).max())
    return bool(lowest.min() >= -1e-3 * size)
