"""Graphviz's SVG made ready for a page: only harmless elements, classes in place of colours, backward strokes added.

Everything that is not on the lists here is dropped: the picture goes into the page itself, not into a frame.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from functools import cache
from html import escape

from viz.theme import ROLE_OF

SVG = "{http://www.w3.org/2000/svg}"
KEPT = {"svg", "g", "path", "polygon", "polyline", "ellipse", "text"}
ATTRIBUTES = {"id", "class", "d", "points", "x", "y", "cx", "cy", "rx", "ry", "width", "height"}
ATTRIBUTES |= {"text-anchor", "transform", "viewBox"}
RADIUS = 8
CELL_RADIUS = 4
LEAF_RADIUS = 17

OFFSET = -5.0
"""Distance between an edge and the contribution that goes back along it, on the side where labels stand."""

HEAD = 8.0
"""Length of a contribution's arrowhead."""

Point = tuple[float, float]
_SPACES = str.maketrans("MC,", "   ")


def themed(raw: str) -> str:
    """Return the SVG that a page may show, from what Graphviz drew."""
    root = ElementTree.fromstring(raw)
    root.attrib = {"viewBox": root.attrib["viewBox"], "class": "picture"}
    _cleaned(root, "")
    for group in root.iter("g"):
        classes = group.get("class", "").split()
        if "crowded" in classes:
            _centred(group)
        if "contribution" in classes:
            _send_back(group)
    root.set("xmlns", "http://www.w3.org/2000/svg")
    parts: list[str] = []
    _write(root, parts)
    return "".join(parts)


def _cleaned(element: ElementTree.Element, group: str) -> None:
    """Keep what is on the lists, recursively (Graphviz nests three deep), and say colours by class."""
    element.tag = tag = element.tag.removeprefix(SVG)
    found = element.attrib
    look = _look(found.get("fill"), found.get("stroke"))
    if tag in ("g", "svg"):
        group = look = found.get("class", group)
    elif tag == "text":
        look += _type(found.get("font-family", ""), found.get("font-size", "12"), "font-weight" in found)
    elif tag != "ellipse" and group.startswith(("node", "cluster", "edge")):
        look = _rounded(element, group) or look
    element.text = (element.text or "").replace("\xa0", " ") if tag == "text" else None
    element.attrib = {name: value for name, value in element.attrib.items() if name in ATTRIBUTES}
    if look:
        element.set("class", look)
    for child in list(element):
        if child.tag.removeprefix(SVG) in KEPT:
            _cleaned(child, group)
        else:
            element.remove(child)


@cache
def _look(fill: str | None, stroke: str | None) -> str:
    """Return the classes that stand for two colours; a colour that the theme does not know becomes none."""
    found = (f"{kind}-{ROLE_OF.get(value, 'none')}" for kind, value in (("fill", fill), ("stroke", stroke)) if value)
    return " ".join(found)


@cache
def _type(family: str, size: str, bold: bool) -> str:
    face = "sans" if family.startswith("sans") else "mono"
    return f" {face} size-{float(size):g}{' bold' if bold else ''}"


def _rounded(element: ElementTree.Element, group: str) -> str:
    """Turn a box that Graphviz drew as a path into a rectangle, whose corners we choose; leave strokes of edges.

    Return the class of a rule under a title, which Graphviz draws as a box without height; "" for all else.
    """
    found = element.attrib
    numbers = _numbers(found.get("d") or found.get("points") or "")
    if group.startswith("edge") and (element.tag == "polygon" or numbers[:2] != numbers[-2:]):
        return ""
    left, right, top, bottom = min(numbers[::2]), max(numbers[::2]), min(numbers[1::2]), max(numbers[1::2])
    role = ROLE_OF.get(found.get("fill", ""), "")
    radius = CELL_RADIUS if role.endswith("-cell") else RADIUS
    if group.startswith(("node leaf", "node constant")) and not role.endswith("-cell"):
        radius = LEAF_RADIUS
    rule = bottom - top < 1
    if rule:
        bottom, radius = top + 1, 0
    element.tag = "rect"
    size = {"x": left, "y": top, "width": right - left, "height": bottom - top, "rx": radius}
    element.attrib = {name: f"{value:g}" for name, value in size.items()}
    return "fill-separator" if rule else ""


def _write(element: ElementTree.Element, parts: list[str]) -> None:
    """Append the element's text: a third of the time of ElementTree's own writer, which knows namespaces."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attrib.items())
    parts.append(f"<{element.tag}{attributes}>{escape(element.text or '')}")
    for child in element:
        _write(child, parts)
    parts.append(f"</{element.tag}>")


def _centred(group: ElementTree.Element) -> None:
    """Move the label of an edge onto the middle of its curve."""
    edge, frame = group.find("path"), group.find("rect")
    if edge is None or frame is None:
        return
    points = _pairs(edge.get("d", ""))
    first = len(points) // 6 * 3  # of the middle one of the curve's pieces
    one, two, three, four = points[first : first + 4] if first + 4 <= len(points) else points[-4:]
    middle = [(a + 3 * b + 3 * c + d) / 8 for a, b, c, d in zip(one, two, three, four, strict=True)]
    x = middle[0] - float(frame.get("x", 0)) - float(frame.get("width", 0)) / 2
    y = middle[1] + OFFSET - float(frame.get("y", 0)) - float(frame.get("height", 0)) / 2
    for element in group:
        if element.tag in ("rect", "text"):
            element.set("x", f"{float(element.get('x', 0)) + x:g}")
            element.set("y", f"{float(element.get('y', 0)) + y:g}")


def _send_back(group: ElementTree.Element) -> None:
    """Add the stroke of a contribution: the edge's own curve, a little to the side and the other way round."""
    edge, arrow = group.find("path"), group.find("polygon")
    if edge is None or arrow is None:
        return
    points = _pairs(edge.get("d", ""))
    tip = max(_pairs(arrow.get("points", "")), key=lambda point: math.dist(point, points[-1]))
    points[-1] = tip
    beside = _shifted(points, OFFSET)[::-1]
    end, before = beside[-1], next((p for p in beside[-2::-1] if math.dist(p, beside[-1]) > 0.5), beside[0])
    length = math.dist(end, before) or 1.0
    along = ((end[0] - before[0]) / length, (end[1] - before[1]) / length)
    base = (end[0] - HEAD * along[0], end[1] - HEAD * along[1])
    beside[-1] = base
    across = (-along[1] * HEAD * 0.42, along[0] * HEAD * 0.42)
    corners = [end, (base[0] + across[0], base[1] + across[1]), (base[0] - across[0], base[1] - across[1])]
    text = " ".join(_point(point) for point in beside[1:])
    stroke = ElementTree.Element("path", {"class": "sent stroke-backward", "d": f"M{_point(beside[0])}C{text}"})
    head = ElementTree.Element("polygon", {"class": "sent fill-backward", "points": " ".join(map(_point, corners))})
    position = list(group).index(arrow) + 1
    group.insert(position, stroke)
    group.insert(position + 1, head)


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


def _pairs(text: str) -> list[Point]:
    numbers = _numbers(text)
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _point(point: Point) -> str:
    return f"{point[0]:.2f},{point[1]:.2f}"


def _numbers(outline: str) -> list[float]:
    return [float(number) for number in outline.translate(_SPACES).split()]
