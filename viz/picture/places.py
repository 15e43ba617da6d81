"""Coordinates of a picture from Graphviz's JSON, in pixels, counted from its top left corner."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

PAD = 8.0
"""Free space around a picture."""

Point = tuple[float, float]


class Curve(msgspec.Struct, frozen=True):
    """An edge: the control points of its cubic pieces, its arrow's tip, and the middle of its label or None."""

    points: tuple[Point, ...]
    tip: Point
    label: Point | None

    def moved(self, x: float, y: float) -> Curve:
        """Return the curve at another place."""
        label = None if self.label is None else (self.label[0] + x, self.label[1] + y)
        return Curve(tuple((a + x, b + y) for a, b in self.points), (self.tip[0] + x, self.tip[1] + y), label)


class FrameBox(msgspec.Struct, frozen=True):
    """A frame: its rectangle, and the middle of its title."""

    left: float
    top: float
    width: float
    height: float
    title: Point

    def moved(self, x: float, y: float) -> FrameBox:
        """Return the frame at another place."""
        title = self.title[0] + x, self.title[1] + y
        return FrameBox(self.left + x, self.top + y, self.width, self.height, title)


class Places(msgspec.Struct, frozen=True):
    """Card's id → its middle; edge's id → its curve; frame's id → its box."""

    width: float
    height: float
    cards: dict[str, Point]
    edges: dict[str, Curve]
    frames: dict[str, FrameBox]

    def moved(self, x: float, y: float, width: float, height: float) -> Places:
        """Return everything moved, in a picture of another size."""
        cards = {name: (at[0] + x, at[1] + y) for name, at in self.cards.items()}
        edges = {name: curve.moved(x, y) for name, curve in self.edges.items()}
        return Places(width, height, cards, edges, {name: one.moved(x, y) for name, one in self.frames.items()})


class _Object(msgspec.Struct):
    name: str
    pos: str = ""
    bb: str = ""
    lp: str = ""


class _Line(msgspec.Struct):
    id: str
    pos: str = ""
    lp: str = ""


class _Graph(msgspec.Struct):
    bb: str
    objects: list[_Object] = []
    edges: list[_Line] = []


_decoder = msgspec.json.Decoder(_Graph)


def places_from(text: bytes) -> Places:
    """Read Graphviz's JSON (format json0).

    Raises:
        msgspec.DecodeError, ValueError: it is none.
    """
    graph = _decoder.decode(text)
    left, bottom, right, top = _numbers(graph.bb)

    def point(text: str) -> Point:
        x, y = text.split(",")
        return PAD + float(x) - left, PAD + top - float(y)

    frames = {one.name.removeprefix("cluster_"): _frame_box(one, point) for one in graph.objects if one.bb}
    cards = {one.name: point(one.pos) for one in graph.objects if one.pos}
    edges = {one.id: _curve(one, point) for one in graph.edges if one.pos}
    return Places(right - left + 2 * PAD, top - bottom + 2 * PAD, cards, edges, frames)


def _frame_box(one: _Object, point: Callable[[str], Point]) -> FrameBox:
    left, bottom, right, top = one.bb.split(",")
    (x, y), (end, below) = point(f"{left},{top}"), point(f"{right},{bottom}")
    return FrameBox(x, y, end - x, below - y, point(one.lp) if one.lp else (x, y))


def _curve(one: _Line, point: Callable[[str], Point]) -> Curve:
    tip, *points = one.pos.split()
    found = tuple(point(text) for text in points)
    return Curve(found, point(tip.removeprefix("e,")), point(one.lp) if one.lp else None)


def _numbers(text: str) -> list[float]:
    return [float(number) for number in text.split(",")]
