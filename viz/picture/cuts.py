"""Two bars across an edge that sends nothing back: beside the label that says what cuts it."""

from __future__ import annotations

import math
from typing import NamedTuple

from viz.picture.cards import Box
from viz.picture.labels import along
from viz.picture.places import Curve, Point

BESIDE, HALF = 2.5, 7.0
"""Distance of each bar from the place that is cut, along the line, and half of its length."""

CLEAR = 1.0
"""Free space between the bars and the label."""

POINTS = 12
"""Places of each piece of a curve where the bars may stand."""


class _Place(NamedTuple):
    """A point of a curve with its direction there."""

    point: Point
    right: float
    down: float


def bars(curve: Curve, label: Box) -> str:
    """Return the path of two bars: on the middle of a curve, or as near to its label as this hides nothing of them.

    It is "" where the label hides the whole line, and so cuts it by itself.
    """
    places = _places(curve)
    where, middle = places[len(places) // 2], curve.label
    if middle is not None:
        free = [one for one in places if not _hidden(one, middle, label)]
        if not free:
            return ""
        where = min(free, key=lambda one: math.dist(one.point, middle))
    (x, y), right, down = where
    return "".join(
        f"M{x + right * one - down * HALF:.1f},{y + down * one + right * HALF:.1f}"
        f"L{x + right * one + down * HALF:.1f},{y + down * one - right * HALF:.1f}"
        for one in (-BESIDE, BESIDE)
    )


def _places(curve: Curve) -> list[_Place]:
    points = [*along(curve, POINTS)]
    found = []
    for number, point in enumerate(points):
        before, after = points[max(number - 1, 0)], points[min(number + 1, len(points) - 1)]
        across, down = after[0] - before[0], after[1] - before[1]
        length = math.hypot(across, down) or 1.0
        found.append(_Place(point, across / length, down / length))
    return found


def _hidden(place: _Place, middle: Point, label: Box) -> bool:
    (x, y), right, down = place
    across, high = (abs(one) * BESIDE + abs(other) * HALF + CLEAR for one, other in ((right, down), (down, right)))
    return abs(x - middle[0]) < label.width / 2 + across and abs(y - middle[1]) < label.height / 2 + high
