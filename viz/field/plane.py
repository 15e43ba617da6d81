"""The drawing of a function of two variables, as data for the browser: heat map, contours, arrows, the point. Pure.

Everything is in the function's own coordinates; the widget (viz/widgets/field_view.js) turns them into pixels.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Sequence

import msgspec
import numpy

from viz.field.contours import levels, lines_at

ARROWS = 14
"""Arrows along each side."""
KNOTS = 17
"""Quantiles that turn values into colours: as much of the plane below the middle colour as above it."""
FINEST = 1 / 14_000
"""What cannot be seen, as part of the window: a twentieth of a pixel."""


Fine = tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]
"""Axes and values that contours are drawn through, see `viz.field.interpolation`."""


class Walked(msgspec.Struct, frozen=True):
    """A descent to draw.

    Attributes:
        name: The optimizer's.
        path: x, y, x, y, …, up to the first place that is none.
        values: f at each step, None where it is no number; what is infinite is the largest number that JSON has.
    """

    name: str
    path: tuple[float, ...]
    values: tuple[float | None, ...]


class Plane(msgspec.Struct, frozen=True):
    """The picture.

    Attributes:
        window: (low, high) of the first axis, then of the second.
        names: Of the axes.
        columns, rows: Of the heat map; ``cells`` is its values, base64 of float32, row by row from below.
        knots: Values of equally spaced colours.
        contours: (level as text, lines), a line being x, y, x, y, …
        through: Lines of the contour through the point; empty where there is none.
        arrows: (x, y, ∂₁f, ∂₂f).
        longest: Length of the longest gradient among them.
        point, gradient, tangent: gradient and tangent None where there is none to draw.
        gradient_label: Beside the gradient's arrow.
        angle: Between gradient and tangent, as it was measured; "" where it was not.
        follows: Whether gradient and contour are shown while the point moves, found between the grid's points.
        hull: At a kink, the corners of the set of subgradients.
        direction: A direction u to draw, of length 1, or None.
        ellipse: Curvature ellipse, x, y, …
        walks: Descents.
        constraint: Lines of g = 0.
        touching: (x, y) where ∇f and ∇g are parallel on it; ``kissing`` the contours of f through these.
    """

    window: tuple[float, float, float, float]
    names: tuple[str, str]
    columns: int
    rows: int
    cells: str
    knots: tuple[float, ...]
    contours: tuple[tuple[str, tuple[tuple[float, ...], ...]], ...]
    arrows: tuple[tuple[float, float, float, float], ...]
    longest: float
    point: tuple[float, float]
    through: tuple[tuple[float, ...], ...] = ()
    gradient: tuple[float, float] | None = None
    tangent: tuple[float, float] | None = None
    gradient_label: str = ""
    angle: str = ""
    follows: bool = True
    hull: tuple[tuple[float, ...], ...] = ()
    direction: tuple[float, float] | None = None
    ellipse: tuple[float, ...] = ()
    walks: tuple[Walked, ...] = ()
    constraint: tuple[tuple[float, ...], ...] = ()
    touching: tuple[tuple[float, float], ...] = ()
    kissing: tuple[tuple[float, ...], ...] = ()


def background(
    x: numpy.ndarray, y: numpy.ndarray, values: numpy.ndarray, gradients: numpy.ndarray, names: tuple[str, str],
    fine: Fine,
) -> Plane:  # fmt: skip
    """Return the picture of the function alone; ``gradients`` holds the two drawn entries, (x, y, 2)."""
    window = (float(x[0]), float(x[-1]), float(y[0]), float(y[-1]))
    finite = values[numpy.isfinite(values)]
    knots = numpy.quantile(finite, numpy.linspace(0, 1, KNOTS)) if finite.size else numpy.zeros(0)
    # Autograd answers 1/x for log x even where log x is no number: no arrow stands where there is no value.
    arrows = _arrows(x, y, numpy.where(numpy.isfinite(values)[..., None], gradients, numpy.nan))
    return Plane(
        window=window,
        names=names,
        columns=len(x),
        rows=len(y),
        cells=base64.b64encode(values.T.astype("<f4").tobytes()).decode(),
        knots=tuple(knots.tolist()),
        contours=tuple((f"{level:.6g}", flat(lines_at(*fine, level), window)) for level in levels(values)),
        arrows=arrows,
        longest=max((math.hypot(one[2], one[3]) for one in arrows), default=0.0),
        point=(0.0, 0.0),
    )


def _arrows(
    x: numpy.ndarray, y: numpy.ndarray, gradients: numpy.ndarray
) -> tuple[tuple[float, float, float, float], ...]:
    """Return gradients at points of the grid themselves (torch computed them there), none on the margin."""
    rows = _every(len(x))
    columns = _every(len(y))
    found = []
    for i in rows:
        for j in columns:
            first, second = gradients[i, j].tolist()
            if math.isfinite(first) and math.isfinite(second):
                found.append((_short(x[i]), _short(y[j]), _short(first), _short(second)))
    return tuple(found)


def _short(one: float) -> float:
    """Return a number with as many digits as one of the heat map has: it is drawn, and there are many."""
    return float(f"{one:.7g}")


def _every(length: int) -> list[int]:
    step = max(1, round(length / ARROWS))
    first = (length - 1) % step // 2 + step // 2
    return [*range(first, length, step)]


def flat(lines: Sequence[numpy.ndarray], window: Sequence[float]) -> tuple[tuple[float, ...], ...]:
    """Return lines as x, y, x, y, …, with as many points and digits as a picture of the window can show."""
    smallest = FINEST * min(window[1] - window[0], window[3] - window[2])
    digits = max(0, math.ceil(-math.log10(smallest)))
    return tuple(tuple(numpy.round(_thinned(line, smallest), digits).ravel().tolist()) for line in lines)


def _thinned(line: numpy.ndarray, smallest: float) -> numpy.ndarray:
    """Return a line without points that lie on the straight line between their neighbours."""
    for _ in range(4):
        before, inner, after = line[:-2:2], line[1:-1:2], line[2::2]
        chord, arm = after - before, inner - before
        apart = numpy.abs(chord[:, 0] * arm[:, 1] - chord[:, 1] * arm[:, 0])
        kept = numpy.ones(len(line), dtype=bool)
        kept[1:-1:2] = apart > smallest * numpy.hypot(chord[:, 0], chord[:, 1])
        line = line[kept]
    return line


def walked(name: str, path: numpy.ndarray, values: numpy.ndarray) -> Walked:
    """Return a descent to draw from its places (steps + 1, 2) and values (steps + 1,)."""
    astray = ~numpy.isfinite(path).all(axis=1)
    places = path[: int(astray.argmax())] if astray.any() else path
    most = float(numpy.finfo(float).max)  # its own type cannot be written as JSON
    shown = [None if math.isnan(one) else max(-most, min(one, most)) for one in values.tolist()]
    return Walked(name, tuple(places.ravel().tolist()), tuple(shown))


def usual_slope(gradients: numpy.ndarray) -> float:
    """Return the median length of the gradients, what a gradient near zero is compared with."""
    lengths = numpy.hypot.reduce(gradients, axis=-1).ravel()
    finite = lengths[numpy.isfinite(lengths)]
    return float(numpy.median(finite)) if finite.size else 0.0


def curvature_ellipse(
    point: tuple[float, float], hessian: numpy.ndarray, window: tuple[float, ...]
) -> tuple[float, ...]:
    """Return {p + d : dᵀ|H|d = c}, c chosen so that it fits; short axes where f bends most. Empty when H is 0."""
    if not numpy.isfinite(hessian).all():
        return ()
    curvatures, axes = numpy.linalg.eigh(hessian)
    sizes = numpy.sqrt(numpy.abs(curvatures))
    if sizes.max() == 0:
        return ()
    sizes = numpy.maximum(sizes, sizes.max() / 6)  # a flat direction would leave the picture
    radius = 0.2 * min(window[1] - window[0], window[3] - window[2])
    turns = numpy.linspace(0, 2 * math.pi, 73)
    circle = numpy.stack([numpy.cos(turns), numpy.sin(turns)]) * (sizes.min() / sizes)[:, None] * radius
    return tuple((numpy.asarray(point)[:, None] + axes @ circle).T.ravel().tolist())
