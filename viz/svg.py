"""Graphviz's SVG made ready for a page: only harmless elements, classes in place of colours, backward strokes added.

Everything that is not on the lists here is dropped: the picture goes into the page itself, not into a frame.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ElementTree

from viz.theme import ROLE_OF

SVG = "{http://www.w3.org/2000/svg}"
KEPT = {"svg", "g", "path", "polygon", "polyline", "ellipse", "text"}
ATTRIBUTES = {"id", "class", "d", "points", "x", "y", "cx", "cy", "rx", "ry", "width", "height"}
ATTRIBUTES |= {"text-anchor", "transform", "viewBox"}
RADIUS = {"card": 8, "folded": 8, "frame": 10}
CELL_RADIUS = 4
LEAF_RADIUS = 17

OFFSET = -5.0
"""Distance between an edge and the contribution that goes back along it, on the side where labels stand."""

HEAD = 8.0
"""Length of a contribution's arrowhead."""

Point = tuple[float, float]
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


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
    return ElementTree.tostring(root, encoding="unicode")


def _cleaned(element: ElementTree.Element, outer: str) -> None:
    """Keep what is on the lists, recursively (Graphviz nests three deep), and say colours by class."""
    element.tag = element.tag.removeprefix(SVG)
    element.tail = None
    group = element.get("class", outer)
    if element.tag in ("path", "polygon") and group.split()[:1] in (["node"], ["cluster"], ["edge"]):
        _rounded(element, group)
    classes = [element.get("class", "")] if element.tag == "g" else []
    classes += [f"{kind}-{ROLE_OF.get(value, 'none')}" for kind in ("fill", "stroke") if (value := element.get(kind))]
    if element.tag == "text":
        classes += ["sans" if element.get("font-family", "").startswith("sans") else "mono"]
        classes += [f"size-{float(element.get('font-size', '12')):g}", "bold" if element.get("font-weight") else ""]
        element.text = (element.text or "").replace("\xa0", " ")
    else:
        element.text = None
    element.attrib = {name: value for name, value in element.attrib.items() if name in ATTRIBUTES}
    if any(classes):
        element.set("class", " ".join(filter(None, classes)))
    for child in list(element):
        if child.tag.removeprefix(SVG) in KEPT:
            _cleaned(child, group)
        else:
            element.remove(child)


def _rounded(element: ElementTree.Element, group: str) -> None:
    """Turn a box that Graphviz drew as a path into a rectangle, whose corners we choose; leave strokes of edges."""
    outline = element.get("d") or element.get("points") or ""
    if "edge" in group.split() and (element.tag == "polygon" or not _is_box(outline)):
        return
    numbers = [float(number) for number in _NUMBER.findall(outline)]
    left, right, top, bottom = min(numbers[::2]), max(numbers[::2]), min(numbers[1::2]), max(numbers[1::2])
    if bottom - top < 1:  # the rule under a title
        bottom = top + 1
        element.attrib.pop("stroke", None)
    role = ROLE_OF.get(element.get("fill", ""), "")
    radius = CELL_RADIUS if role.endswith("-cell") else RADIUS.get(role, 8)
    if {"leaf", "constant"} & set(group.split()) and not role.endswith("-cell"):
        radius = LEAF_RADIUS
    element.tag = "rect"
    radius = 0 if bottom - top <= 1 else radius
    size = {"x": left, "y": top, "width": right - left, "height": bottom - top, "rx": radius}
    for name, value in size.items():
        element.set(name, f"{value:g}")
    for name in ("d", "points"):
        element.attrib.pop(name, None)


def _is_box(outline: str) -> bool:
    """Return whether a path ends where it began, as the frame of a label does and an edge does not."""
    numbers = _NUMBER.findall(outline)
    return numbers[:2] == numbers[-2:]


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
    numbers = [float(number) for number in _NUMBER.findall(text)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _point(point: Point) -> str:
    return f"{point[0]:.2f},{point[1]:.2f}"
