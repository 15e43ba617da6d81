"""The picture as SVG that may stand in a page: drawings of a scene at the places that Graphviz chose.

Classes stand in place of colours (`viz.theme`), so one picture serves light and dark. What a program says comes in
only as escaped text. The groups are a contract with the widget and its styles:

    g.node#n3 (.operation, .leaf, .folded, .view, .in-place, .pruned …)   > rect (the outline comes first)
        > g.title, g.value (the ▸ line), g.tangent (▹), g.adjoint (the ◂ line)  > rect, text
    g.edge#e0-3-1 (.contribution, .pruned)  > path.stroke-edge, polygon.fill-edge, path.sent, polygon.sent, g.chip
    g.edge#e2-4-0 (.cut)                    > path.stroke-edge, polygon.fill-edge, path.bars, g.chip
    g.cluster#fs1 (an open frame)           > rect
    g.cluster.title#tfs1 (its title, painted over the lines that lead through it)  > rect, text
"""

from __future__ import annotations

import math

from viz.escaping import html_text
from viz.picture.cards import SMALL, Box, Part, Rect, Text
from viz.picture.cuts import bars
from viz.picture.labels import painted, title_area
from viz.picture.places import Curve, FrameBox, Places, Point
from viz.picture.scene import Drawn, Framed, Joined, Scene

OFFSET = -5.0
"""Distance between an edge and the contribution that goes back along it, on the side where labels stand."""

HEAD, SLIM = 8.0, 0.42
"""Length of an arrowhead, and half its width as a part of that."""


def to_text(scene: Scene, places: Places) -> str:
    """Return the SVG of a scene."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 {places.width:g} {places.height:g}">'
        '<g id="graph0" class="graph">'
    ]
    parts += [_frame(frame, places.frames[frame.id]) for frame in scene.frames if frame.id in places.frames]
    middles = [places.cards[card.id] for card in scene.cards]
    for edge in (scene.edges[number] for number in painted(scene, places)):
        curve = places.edges.get(edge.id) or _straight(middles[edge.tail], middles[edge.head])
        _edge(parts, edge, curve)
    parts += [_title(frame, places.frames[frame.id]) for frame in scene.frames if frame.id in places.frames]
    for card, middle in zip(scene.cards, middles, strict=True):
        _card(parts, card, middle)
    parts.append("</g></svg>")
    return "".join(parts)


def _frame(frame: Framed, box: FrameBox) -> str:
    return (
        f'<g id="{frame.id}" class="cluster"><rect x="{box.left:.1f}" y="{box.top:.1f}" '
        f'width="{box.width:.1f}" height="{box.height:.1f}" rx="8" class="fill-frame stroke-frame-line"/></g>'
    )


def _title(frame: Framed, box: FrameBox) -> str:
    left, top, right, bottom = title_area(frame, box)
    return (
        f'<g id="t{frame.id}" class="cluster title"><rect x="{left - 2:.1f}" y="{top + 1:.1f}" '
        f'width="{right - left + 2:.1f}" height="{bottom - top - 2:.1f}" class="fill-frame"/>'
        f'<text x="{left:.1f}" y="{box.title[1] + 4:.1f}" class="fill-muted mono size-{SMALL}">'
        f"{html_text(frame.title)}</text></g>"
    )


def _card(parts: list[str], card: Drawn, middle: Point) -> None:
    parts.append(f'<g id="{card.id}" class="node {card.classes}">')
    _box(parts, card.box, round(middle[0] - card.box.width / 2, 1), round(middle[1] - card.box.height / 2, 1))
    parts.append("</g>")


def _box(parts: list[str], box: Box, x: float, y: float) -> None:
    for part in box.parts:
        if isinstance(part, Part):
            parts.append(f'<g class="{part.name}">')
            parts += [_piece(piece, x, y) for piece in part.pieces]
            parts.append("</g>")
        else:
            parts.append(_piece(part, x, y))


def _piece(piece: Rect | Text, x: float, y: float) -> str:
    if isinstance(piece, Rect):
        return (
            f'<rect x="{x + piece.x:g}" y="{y + piece.y:g}" width="{piece.width:g}" height="{piece.height:g}" '
            f'rx="{piece.radius:g}" class="{piece.look}"/>'
        )
    anchor = "" if piece.anchor == "start" else f' text-anchor="{piece.anchor}"'
    return f'<text x="{x + piece.x:g}" y="{y + piece.y:g}"{anchor} class="{piece.look}">{html_text(piece.text)}</text>'


def _edge(parts: list[str], edge: Joined, curve: Curve) -> None:
    parts.append(f'<g id="{edge.id}" class="edge {edge.classes}">')
    if edge.classes.endswith("next"):
        _next(parts, curve)
    else:
        arrow = _arrow(curve.points[-1], curve.tip, SLIM * HEAD)
        parts.append(f'<path d="{_path(curve.points)}" class="fill-none stroke-edge"/>')
        parts.append(f'<polygon points="{arrow}" class="fill-edge stroke-edge"/>')
        if "contribution" in edge.classes:
            _sent_back(parts, curve)
    if "cut" in edge.classes.split() and edge.chip is not None and (across := bars(curve, edge.chip)):
        parts.append(f'<path d="{across}" class="bars stroke-wrong"/>')
    if edge.chip is not None and curve.label is not None:
        x, y = curve.label
        _box(parts, edge.chip, round(x - edge.chip.width / 2, 1), round(y - edge.chip.height / 2, 1))
    parts.append("</g>")


def _sent_back(parts: list[str], curve: Curve) -> None:
    """Add the stroke of a contribution: the edge's own curve, a little to the side and the other way round."""
    beside = _shifted([*curve.points[:-1], curve.tip], OFFSET)[::-1]
    base = _base(beside)
    parts.append(f'<path d="{_path([*beside[:-1], base])}" class="sent stroke-backward"/>')
    parts.append(f'<polygon points="{_arrow(base, beside[-1], HEAD * SLIM)}" class="sent fill-backward"/>')


def _next(parts: list[str], curve: Curve) -> None:
    """Draw an edge that points from the user to its operand, as torch's ``next_functions`` do."""
    way = [*curve.points[:-1], curve.tip][::-1]
    base = _base(way)
    parts.append(f'<path d="{_path([*way[:-1], base])}" class="fill-none stroke-edge"/>')
    parts.append(f'<polygon points="{_arrow(base, way[-1], HEAD * SLIM)}" class="fill-edge stroke-edge"/>')


def _base(points: list[Point]) -> Point:
    """Return where the arrowhead at the end of a curve begins."""
    end, before = points[-1], next((p for p in points[-2::-1] if math.dist(p, points[-1]) > 0.5), points[0])
    length = math.dist(end, before) or 1.0
    return end[0] - HEAD * (end[0] - before[0]) / length, end[1] - HEAD * (end[1] - before[1]) / length


def _arrow(base: Point, tip: Point, half: float) -> str:
    """Return the corners of an arrowhead."""
    x, y = tip[0] - base[0], tip[1] - base[1]
    length = math.hypot(x, y) or 1.0
    across = -y / length * half, x / length * half
    corners = (tip, (base[0] + across[0], base[1] + across[1]), (base[0] - across[0], base[1] - across[1]))
    return " ".join(map(_point, corners))


def _path(points: tuple[Point, ...] | list[Point]) -> str:
    return f"M{_point(points[0])}C{' '.join(map(_point, points[1:]))}"


def _straight(start: Point, end: Point) -> Curve:
    """Return the way between two cards that Graphviz drew no line for."""
    thirds = [
        (start[0] + (end[0] - start[0]) * part / 3, start[1] + (end[1] - start[1]) * part / 3) for part in range(4)
    ]
    return Curve(tuple(thirds), end, None)


def _shifted(points: list[Point], distance: float) -> list[Point]:
    """Move every control point of a curve sideways (to the right of its direction when positive)."""
    found = []
    for place, point in enumerate(points):
        before, after = points[max(place - 1, 0)], points[min(place + 1, len(points) - 1)]
        if before == after:
            before, after = points[0], points[-1]
        x, y = after[0] - before[0], after[1] - before[1]
        length = math.hypot(x, y) or 1.0
        found.append((point[0] - distance * y / length, point[1] + distance * x / length))
    return found


def _point(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"
