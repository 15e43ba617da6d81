"""Small drawings as SVG: a projection, a gradient across contours, what the two modes keep. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy

from viz.cells import number_text
from viz.escaping import html_text
from viz.theme import ROLES
from viz.words import _

Values = Mapping[str, numpy.ndarray]
Point = tuple[float, float]
WIDTH, HEIGHT, MARGIN = 440, 250, 34
CELLS = 5
FONT = "'Source Sans Pro', 'Segoe UI', Helvetica, Arial, sans-serif"


class Canvas:
    """A plane of numbers on a picture of pixels, and the marks that were made on it."""

    def __init__(self, points: Sequence[Point], dark: bool) -> None:
        self.theme = 1 if dark else 0
        self.marks: list[str] = []
        low = [min(point[axis] for point in points) for axis in (0, 1)]
        high = [max(point[axis] for point in points) for axis in (0, 1)]
        spans = [max(high[axis] - low[axis], 1e-9) for axis in (0, 1)]
        self.scale = min((WIDTH - 2 * MARGIN) / spans[0], (HEIGHT - 2 * MARGIN) / spans[1])
        self.low = low
        self.shift = (
            (WIDTH - self.scale * spans[0]) / 2,
            (HEIGHT - self.scale * spans[1]) / 2,
        )

    def at(self, point: Point) -> Point:
        """Return where a point of the plane lies in the picture."""
        x = self.shift[0] + (point[0] - self.low[0]) * self.scale
        y = HEIGHT - self.shift[1] - (point[1] - self.low[1]) * self.scale
        return round(x, 1), round(y, 1)

    def colour(self, role: str) -> str:
        return ROLES[role][self.theme]

    def line(self, start: Point, end: Point, role: str, width: float = 2, dashed: bool = False) -> None:
        (a, b), (c, d) = self.at(start), self.at(end)
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        self.marks.append(
            f'<line x1="{a}" y1="{b}" x2="{c}" y2="{d}" stroke="{self.colour(role)}" stroke-width="{width}"{dash}/>'
        )

    def arrow(self, start: Point, end: Point, role: str) -> None:
        """Draw a line with a head at its end."""
        self.line(start, end, role, 3)
        (a, b), (c, d) = self.at(start), self.at(end)
        turn = math.atan2(d - b, c - a)
        corners = [(c, d)] + [
            (c - 12 * math.cos(turn + side), d - 12 * math.sin(turn + side)) for side in (-0.42, 0.42)
        ]
        listed = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
        self.marks.append(f'<polygon points="{listed}" fill="{self.colour(role)}"/>')

    def curve(self, points: Sequence[Point], role: str) -> None:
        listed = " ".join(f"{x},{y}" for x, y in map(self.at, points))
        self.marks.append(f'<polygon points="{listed}" fill="none" stroke="{self.colour(role)}" stroke-width="1.5"/>')

    def text(self, point: Point, said: str, role: str, shift: Point = (0, 0), anchor: str = "start") -> None:
        x, y = self.at(point)
        self.marks.append(label(x + shift[0], y + shift[1], said, self.colour(role), anchor))

    def svg(self) -> str:
        return framed(self.marks)


def label(x: float, y: float, said: str, colour: str, anchor: str = "start") -> str:
    """Return a text of the picture."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-size="14" font-weight="600" font-family="{FONT}" '
        f'text-anchor="{anchor}">{html_text(said)}</text>'
    )


def framed(marks: Sequence[str]) -> str:
    """Return the whole picture."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        + "".join(marks)
        + "</svg>"
    )


def projection(values: Values, dark: bool) -> str:
    """Return two vectors from one point, and the shadow of v on the line of w."""
    v, w = _point(values["v"]), _point(values["w"])
    dot, length = float(values["dot"]), float(values["length"])
    norm = math.hypot(*w)
    shadow = (w[0] / norm * length, w[1] / norm * length)
    canvas = Canvas([(0, 0), v, w, shadow], dark)
    canvas.line(v, shadow, "muted", 1.5, dashed=True)
    canvas.line((0, 0), shadow, "selection", 9)
    canvas.arrow((0, 0), v, "forward")
    canvas.arrow((0, 0), w, "backward")
    canvas.text(v, "v", "forward", (8, 4))
    canvas.text(w, "w", "backward", (-4, -10))
    said = _("projection: {length}").format(length=number_text(length))
    canvas.text(((shadow[0]) / 2, shadow[1] / 2), said, "text", (0, 24), "middle")
    product = f"v · w = {number_text(length)} · {number_text(norm)} = {number_text(dot)}"
    canvas.text(v, product, "text", (26, 24))
    return canvas.svg()


def gradient(values: Values, dark: bool) -> str:
    """Return contours of x₁² + 2x₂² through a point and through a step from it either way, with the two steps."""
    here, slope = _point(values["x"]), _point(values["gradient"])
    levels = [float(values[name]) for name in ("against", "here", "along")]
    curves = [_ellipse(level) for level in levels]
    canvas = Canvas([point for curve in curves for point in curve], dark)
    for curve, level in zip(curves, levels, strict=True):
        canvas.curve(curve, "edge")
        canvas.text((0, -math.sqrt(level / 2)), number_text(round(level, 2)), "muted", (0, -6), "middle")
    ahead, back = ((here[0] + step * slope[0], here[1] + step * slope[1]) for step in (0.1, -0.1))
    canvas.arrow(here, ahead, "forward")
    canvas.arrow(here, back, "backward")
    canvas.text(ahead, "+∇f", "forward", (8, 0))
    canvas.text(back, "−∇f", "backward", (-8, 14), "end")
    return canvas.svg()


def _ellipse(level: float) -> list[Point]:
    turns = [2 * math.pi * step / 96 for step in range(96)]
    return [(math.sqrt(level) * math.cos(one), math.sqrt(level / 2) * math.sin(one)) for one in turns]


def memory(values: Values, dark: bool) -> str:
    """Return a chain of operations twice: reverse keeps the value of each, forward one pair."""
    theme = 1 if dark else 0
    marks: list[str] = []
    rows = (
        (_("Reverse: keeps every value"), 58, range(CELLS)),
        (_("Forward: keeps one pair"), 178, range(CELLS - 1, CELLS)),
    )
    for said, top, kept in rows:
        marks.append(label(MARGIN, top - 18, said, ROLES["text"][theme]))
        for cell in range(CELLS):
            left = MARGIN + cell * 78
            if cell:
                marks.append(
                    f'<line x1="{left - 24}" y1="{top + 17}" x2="{left - 2}" y2="{top + 17}" '
                    f'stroke="{ROLES["edge"][theme]}" stroke-width="2"/>'
                )
            fill = ROLES["forward-cell" if cell in kept else "card"][theme]
            edge = ROLES["forward" if cell in kept else "frame-line"][theme]
            dash = "" if cell in kept else ' stroke-dasharray="4 4"'
            marks.append(
                f'<rect x="{left}" y="{top}" width="54" height="34" rx="6" fill="{fill}" stroke="{edge}" '
                f'stroke-width="2"{dash}/>'
            )
            ink = ROLES["forward" if cell in kept else "muted"][theme]
            marks.append(label(left + 27, top + 22, f"h{'₁₂₃₄₅'[cell]}", ink, "middle"))
    pair = f"({number_text(float(values['value']))}, {number_text(float(values['tangent']))})"
    right = MARGIN + (CELLS - 1) * 78 + 54
    marks.append(label(right, 232, pair, ROLES["forward"][theme], "end"))
    return framed(marks)


def _point(value: numpy.ndarray) -> Point:
    return float(value[0]), float(value[1])


DRAWINGS = {"projection": projection, "gradient": gradient, "memory": memory}


def in_words(kind: str) -> str:
    """Return what a drawing shows, for whoever cannot see it."""
    return {
        "projection": _("Two arrows, v and w, and the shadow of v on the line of w."),
        "gradient": _("Three contours; the gradient leads to the higher one, its opposite to the lower one."),
        "memory": _("Two chains of five values: reverse keeps all of them, forward only the last with its tangent."),
    }[kind]
