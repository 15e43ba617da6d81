"""The places of frames' titles and of edges' labels that have no room of their own.

A title stands where no line crosses it, if its frame is wide enough; a label on its edge, on no card, no title and no
other label.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from viz.picture.dot import title_size
from viz.picture.places import PAD, Curve, FrameBox, Places, Point
from viz.picture.scene import Framed, Scene

TRIED = tuple(0.5 + side * 0.04 * step for step in range(11) for side in (-1, 1)[: 2 if step else 1])
"""Parts of an edge's way at which its label may stand, the best first."""

SPACE = 2.0
"""Free space around a label."""

BACK, LINE = 9.0, 4.0
"""Space between a line and its label: on the side of what is sent back along it, and on the other side."""

TITLE_INSET, TITLE_STEP = 10.0, 4.0
"""From a side of a frame to its title; and how far apart the places are that are tried."""

SAMPLED = 8
"""Points of each piece of a curve that stand for its line."""

FINELY = 40
"""Points of each piece of a curve that show whether it leads through a label."""

SLANT = 0.4
"""Part of a line's direction that leads down, or right, from which on a label may stand at its side, or above it."""

CLEAR = 6.0
"""Width and height of what a point of a line covers for titles."""

NEARBY = 5.0
"""Pixels at which points of a line follow each other when it must not be missed."""

SQUARE = 128.0

Area = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Taken:
    """What is covered already, noted by the squares of a coarse grid that it touches."""

    def __init__(self) -> None:
        self._areas: dict[tuple[int, int], list[tuple[Area, int]]] = {}

    def add(self, area: Area, owner: int = -1) -> None:
        for square in _squares(area):
            self._areas.setdefault(square, []).append((area, owner))

    def meets(self, area: Area, but: int = -2) -> bool:
        """Return whether anything overlaps an area, but for what one owner has there."""
        left, top, right, bottom = area
        for square in _squares(area):
            for (its_left, its_top, its_right, its_bottom), owner in self._areas.get(square, ()):
                if owner != but and right > its_left and left < its_right and bottom > its_top and top < its_bottom:
                    return True
        return False


def _squares(area: Area) -> list[tuple[int, int]]:
    left, top, right, bottom = area
    rows = range(int(top // SQUARE), int(bottom // SQUARE) + 1)
    return [(across, down) for across in range(int(left // SQUARE), int(right // SQUARE) + 1) for down in rows]


def finished(scene: Scene, places: Places, within: float | None = None) -> Places:
    """Return the places with those of all labels, in a picture that holds all of it.

    Args:
        within: As for `labelled`.
    """
    return fitted(scene, labelled(scene, places, within))


def labelled(scene: Scene, places: Places, within: float | None = None) -> Places:
    """Return the places with those of all labels; a label for which there is no free place has none.

    Args:
        within: Width of the picture that labels make wider only where they have no other place.
    """
    taken, lines = _occupied(scene, places)
    edges, frames = dict(places.edges), dict(places.frames)
    crossing = _crossing(scene, places)
    sides = (-math.inf, math.inf) if within is None else _sides(scene, places, within)
    for frame in scene.frames:
        if frame.id in frames:
            frames[frame.id] = _titled(frame, frames[frame.id], crossing, taken)
            taken.add(title_area(frame, frames[frame.id]))
    for number, edge in enumerate(scene.edges):
        curve = edges.get(edge.id)
        if edge.chip is None or curve is None or curve.label is not None:
            continue
        size = edge.chip.width, edge.chip.height
        label = _free(*size, curve, taken, lines, number, sides)
        edges[edge.id] = msgspec.structs.replace(curve, label=label)
        if label is not None:
            taken.add(_around(label, *size))
    return msgspec.structs.replace(places, edges=edges, frames=frames)


def _occupied(scene: Scene, places: Places) -> tuple[Taken, Taken]:
    """Return what cards and labels with a place of their own cover, and what lines do, unless they are too many."""
    taken, lines = Taken(), Taken()
    for card in scene.cards:
        taken.add(_around(places.cards[card.id], card.box.width, card.box.height))
    for number, edge in enumerate(scene.edges):
        curve = places.edges.get(edge.id)
        if curve is None:
            continue
        if curve.label is not None and edge.chip is not None:
            taken.add(_around(curve.label, edge.chip.width, edge.chip.height))
        if not scene.crowded:
            for point in along(curve, SAMPLED):
                lines.add(_around(point, BACK, BACK), number)
    return taken, lines


def _crossing(scene: Scene, places: Places) -> Taken:
    """Return what lines cover, without gaps; nothing where there is no title, or too many lines to tell apart."""
    covered = Taken()
    if scene.frames and not scene.crowded:
        for curve in places.edges.values():
            for start in range(0, len(curve.points) - 3, 3):
                control = curve.points[start : start + 4]
                count = 1 + int(sum(math.dist(*ends) for ends in pairwise(control)) / NEARBY)
                for step in range(count + 1):
                    covered.add(_around(_at(control, step / count), CLEAR, CLEAR))
    return covered


def _titled(frame: Framed, box: FrameBox, crossing: Taken, taken: Taken) -> FrameBox:
    """Return a frame with its title as far left as no line crosses it, and at its left where lines are everywhere."""
    width, height = title_size(frame)
    left, right = box.left + TITLE_INSET, box.left + box.width - TITLE_INSET - width

    def at(start: float) -> Area:
        return _around((start + width / 2, box.title[1]), width, height)

    tries = [left + step * TITLE_STEP for step in range(1 + max(0, int((right - left) / TITLE_STEP)))]
    free = (one for one in (at(start) for start in tries) if not any(held.meets(one) for held in (crossing, taken)))
    chosen = next(free, at(left))
    return msgspec.structs.replace(box, title=((chosen[0] + chosen[2]) / 2, box.title[1]))


def painted(scene: Scene, places: Places) -> list[int]:
    """Return the edges in the order in which they are painted: those whose label hides a line of another come last."""
    numbers = list(range(len(scene.edges)))
    if scene.crowded:
        return numbers
    lines = Taken()
    for number in numbers:
        curve = places.edges.get(scene.edges[number].id)
        for point in along(curve, SAMPLED) if curve is not None else ():
            lines.add(_around(point, LINE, LINE), number)

    def hides(number: int) -> bool:
        edge = scene.edges[number]
        curve = places.edges.get(edge.id)
        if edge.chip is None or curve is None or curve.label is None:
            return False
        return lines.meets(_around(curve.label, edge.chip.width, edge.chip.height), but=number)

    return sorted(numbers, key=hides)


def title_area(frame: Framed, box: FrameBox) -> Area:
    """Return where the title of a frame is written; see `viz.picture.svg`."""
    return _around(box.title, *title_size(frame))


def _sides(scene: Scene, places: Places, within: float) -> tuple[float, float]:
    """Return how far left and right labels may reach: as far as cards and lines, and what is then left of a width."""
    left, _top, right, _bottom = _bounds(scene, places)
    spare = max(0.0, within - 2 * PAD - (right - left)) / 2
    return left - spare, right + spare


def _free(
    width: float, height: float, curve: Curve, taken: Taken, lines: Taken, own: int, sides: tuple[float, float]
) -> Point | None:
    """Return a free place: one where no line is, on the side of what is sent back if possible; else a place that hides
    a piece of its own line, one beyond the sides, or one that hides any line; None where everything is taken."""
    best, found = 4, None
    line = list(along(curve, FINELY))
    for middle in _beside(width, height, curve):
        area = _around(middle, width + 2 * SPACE, height + 2 * SPACE)
        if taken.meets(area):
            continue
        beyond = area[0] < sides[0] or area[2] > sides[1]
        hides = 3 if lines.meets(area, but=own) else 2 if beyond else _covered(_around(middle, width, height), line)
        if not hides:
            return middle
        if hides < best:
            best, found = hides, middle
    return found


def _covered(area: Area, line: Sequence[Point]) -> bool:
    """Return whether a line of these points leads through an area."""
    left, top, right, bottom = area
    return any(left < x < right and top < y < bottom for x, y in line)


def _beside(width: float, height: float, curve: Curve) -> Iterator[Point]:
    """Yield places for a label on both sides of a curve and on it, the best first."""
    for (x, y), (right, down) in _ways(curve):
        far = (width * abs(down) + height * abs(right)) / 2  # a slanted line leads past a corner of the label
        for room in (BACK, -LINE):
            away = math.copysign(far, room) + room
            beside = (x + away / down, y) if abs(down) > SLANT else None
            above = (x, y - away / right) if abs(right) > SLANT else None
            yield from filter(None, (beside, above) if abs(down) > abs(right) else (above, beside))
        yield x, y


def _around(middle: Point, width: float, height: float) -> Area:
    return middle[0] - width / 2, middle[1] - height / 2, middle[0] + width / 2, middle[1] + height / 2


def _ways(curve: Curve) -> Iterator[tuple[Point, Point]]:
    """Yield points of a curve with its direction there; each of its pieces counts the same."""
    pieces = (len(curve.points) - 1) // 3
    for part in TRIED:
        piece = min(int(part * pieces), pieces - 1)
        control = curve.points[3 * piece : 3 * piece + 4]
        x, y = _at(control, part * pieces - piece)
        (before, above), (after, below) = (_at(control, part * pieces - piece + step) for step in (-0.1, 0.1))
        length = math.hypot(after - before, below - above) or 1.0
        yield (x, y), ((after - before) / length, (below - above) / length)


def along(curve: Curve, count: int) -> Iterator[Point]:
    """Yield so many points of each piece of a curve."""
    for start in range(0, len(curve.points) - 3, 3):
        for step in range(count):
            yield _at(curve.points[start : start + 4], (step + 0.5) / count)


def _at(control: tuple[Point, ...], t: float) -> Point:
    """Return a point of a Bézier curve. Written out: a picture asks for several hundred."""
    first, second, third, fourth = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = control
    return (
        first * ax + second * bx + third * cx + fourth * dx,
        first * ay + second * by + third * cy + fourth * dy,
    )


def fitted(scene: Scene, places: Places) -> Places:
    """Return the places with room around all that is drawn: lines and labels may lead outside the cards."""
    if not scene.cards:
        return places
    left, top, right, bottom = _bounds(scene, places)
    return places.moved(PAD - left, PAD - top, right - left + 2 * PAD, bottom - top + 2 * PAD)


def _bounds(scene: Scene, places: Places) -> Area:
    areas = [_around(places.cards[card.id], card.box.width, card.box.height) for card in scene.cards]
    areas += [(one.left, one.top, one.left + one.width, one.top + one.height) for one in places.frames.values()]
    for edge in scene.edges:
        curve = places.edges.get(edge.id)
        if curve is None:
            continue
        ends = curve.points[0], curve.points[-1]  # between them the line counts, not the points that bend it
        areas += [_around(point, 2 * BACK, 2 * BACK) for point in (*ends, *along(curve, SAMPLED))]
        if edge.chip is not None and curve.label is not None:
            areas.append(_around(curve.label, edge.chip.width, edge.chip.height))
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
