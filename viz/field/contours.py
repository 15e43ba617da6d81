"""Contours by contourpy, from values alone, and the right angle that gradient and contour make, measured.

The contour is traced through values of f; the gradient comes from autograd. Neither knows of the other, so the angle
between them is a measurement, and its bound is computed from the values as well:

    P₋ and P₊ lie on the traced contour on both sides of the point p. By Taylor's theorem
    ∇f·(P₊ − P₋) = f(P₊) − f(P₋) − ½(d₊ᵀHd₊ − d₋ᵀHd₋), d± = P± − p, with second derivatives H between p and P±.
    |f(P±) − f(p)| is marching squares' error: straight pieces inside cells of side k stay within k²·M of the level,
    where M is the largest second derivative in the patch. So
    |cos(angle)| ≤ M·(2k² + ½|d₊|² + ½|d₋|²) / (‖∇f‖·|P₊ − P₋|).

M is read off the second differences of the patch's values, a quarter added for what happens between them. Rounding
shows up in those differences too, so a patch that is too small gives a large bound by itself; of several patches
around the point, each some times smaller than the last, the one with the least bound is taken.
"""

from __future__ import annotations

import math

import contourpy
import msgspec
import numpy

Line = numpy.ndarray
"""(n, 2): points of a polyline."""

SIDE = 10
"""Points along each side of a patch: even, so that the point lies inside a cell and not on a corner."""
SCALES = tuple(10.0**-power for power in (1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5))
"""Half a patch's side, as part of the window."""
ARM = 0.75
"""How far from the point P₋ and P₊ lie, as part of half a patch's side."""
BETWEEN = 1.25


class Angle(msgspec.Struct, frozen=True):
    """What was measured at a point.

    Attributes:
        degrees: Between gradient and traced contour.
        bound: How far from 90° the measurement may be, in degrees; computed, see the module.
        tangent: The contour's direction, of length 1.
        dot: Gradient times tangent.
        half_side: Half the side of the patch that was used.
    """

    degrees: float
    bound: float
    tangent: tuple[float, float]
    dot: float
    half_side: float


def lines_at(x: numpy.ndarray, y: numpy.ndarray, values: numpy.ndarray, level: float) -> list[Line]:
    """Return the pieces of the contour; ``values[i, j]`` belongs to x[i], y[j], what is not finite is left out."""
    masked = numpy.ma.masked_invalid(values.T)
    generator = contourpy.contour_generator(x, y, masked, line_type=contourpy.LineType.Separate)
    return [numpy.asarray(line) for line in generator.lines(level) if len(line) > 1]


def levels(values: numpy.ndarray, count: int = 11) -> list[float]:
    """Return levels that lie evenly among the values, as round as they can be and still differ."""
    finite = values[numpy.isfinite(values)]
    if not finite.size or finite.min() == finite.max():
        return []
    wanted = numpy.quantile(finite, numpy.linspace(0.04, 0.96, count))
    for digits in (2, 3, 4, 6):
        rounded = sorted({_rounded(one, digits) for one in wanted.tolist()})
        rounded = [one for one in rounded if finite.min() < one < finite.max()]
        if len(rounded) >= min(count, len({*wanted.tolist()})) * 0.7:
            return rounded
    return sorted({*wanted.tolist()})


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}") if abs(value) > 1e-12 else 0.0


def patch_points(point: tuple[float, float], extent: tuple[float, float]) -> numpy.ndarray:
    """Return the points (scales · side², 2) whose values `measured` needs; ``extent`` is the window's size."""
    steps = numpy.linspace(-1.0, 1.0, SIDE)
    size = min(extent)
    patches = []
    for scale in SCALES:
        dx, dy = numpy.meshgrid(steps * scale * size, steps * scale * size, indexing="ij")
        patches.append(numpy.stack([point[0] + dx.ravel(), point[1] + dy.ravel()], axis=1))
    return numpy.concatenate(patches)


def measured(
    point: tuple[float, float],
    value: float,
    gradient: tuple[float, float],
    values: numpy.ndarray,
    extent: tuple[float, float],
) -> Angle | None:
    """Return the angle between gradient and contour; None where no patch holds a contour on both sides.

    Args:
        value, gradient: At the point, by autograd.
        values: At `patch_points`, in its order.
    """
    best: Angle | None = None
    for number, scale in enumerate(SCALES):
        half = scale * min(extent)
        patch = values[number * SIDE * SIDE : (number + 1) * SIDE * SIDE].reshape(SIDE, SIDE)
        found = _in_patch(value, gradient, patch, half)
        if found is not None and (best is None or found.bound < best.bound):
            best = found
    return best


def _in_patch(value: float, gradient: tuple[float, float], patch: numpy.ndarray, half: float) -> Angle | None:
    if not numpy.isfinite(patch).all() or not math.isfinite(value):
        return None
    steps = numpy.linspace(-half, half, SIDE)  # around the point itself: its coordinates would cost digits
    ends = _ends(lines_at(steps, steps, patch - value, 0.0), ARM * half)
    if ends is None:
        return None
    before, after = ends
    chord = after - before
    if gradient[0] * chord[1] - gradient[1] * chord[0] < 0:  # the tangent is the gradient, turned to the left
        chord = -chord
    length = math.hypot(*chord)
    slope = math.hypot(*gradient)
    if length == 0 or slope == 0:
        return None
    cell = 2 * half / (SIDE - 1)
    error = 2 * cell**2 + (before @ before + after @ after) / 2
    bound = _second_derivative(patch, cell) * error / (slope * length)
    dot = float(numpy.dot(gradient, chord)) / length
    # Below that, the chord itself is no longer known: its ends are rounded.
    bound = min(1.0, bound) + 4 * numpy.finfo(float).eps
    return Angle(
        degrees=math.degrees(math.acos(max(-1.0, min(1.0, dot / slope)))),
        bound=math.degrees(math.asin(min(1.0, bound))),
        tangent=(float(chord[0] / length), float(chord[1] / length)),
        dot=dot,
        half_side=half,
    )


def _second_derivative(patch: numpy.ndarray, cell: float) -> float:
    """Return the largest second derivative in a patch, over places and directions (the Frobenius norm bounds it)."""
    inner = patch[1:-1, 1:-1]
    along = (patch[2:, 1:-1] - 2 * inner + patch[:-2, 1:-1]) / cell**2
    across = (patch[1:-1, 2:] - 2 * inner + patch[1:-1, :-2]) / cell**2
    mixed = (patch[2:, 2:] - patch[2:, :-2] - patch[:-2, 2:] + patch[:-2, :-2]) / (4 * cell**2)
    rounding = 4 * numpy.finfo(float).eps * float(numpy.abs(patch).max()) / cell**2
    return BETWEEN * float(numpy.sqrt(along**2 + across**2 + 2 * mixed**2).max()) + rounding


def _ends(lines: list[Line], radius: float) -> tuple[numpy.ndarray, numpy.ndarray] | None:
    """Return where the line that passes nearest to the origin leaves the circle of a radius, backward and forward."""
    nearest, at, line = math.inf, 0, None
    for one in lines:
        distances = numpy.hypot(one[:, 0], one[:, 1])
        if distances.min() < nearest:
            nearest, at, line = float(distances.min()), int(distances.argmin()), one
    if line is None or nearest > radius / 2:
        return None
    closed = bool((line[0] == line[-1]).all())
    forward = numpy.concatenate([line[at:], line[1:at]]) if closed else line[at:]
    backward = numpy.concatenate([line[at::-1], line[-2:at:-1]]) if closed else line[at::-1]
    before, after = _leaving(backward, radius), _leaving(forward, radius)
    return None if before is None or after is None else (before, after)


def _leaving(path: Line, radius: float) -> numpy.ndarray | None:
    distances = numpy.hypot(path[:, 0], path[:, 1])
    outside = numpy.nonzero(distances > radius)[0]
    if not len(outside) or outside[0] == 0:
        return None
    a, b = path[outside[0] - 1], path[outside[0]]
    # |a + s(b − a)| = radius for one s in [0, 1]
    step = b - a
    aa, ab, cc = step @ step, a @ step, a @ a - radius**2
    s = (-ab + math.sqrt(max(ab * ab - aa * cc, 0.0))) / aa
    return a + s * step
