"""Labels of what cuts an edge: each has a place of its own, with its bars beside it on the line."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations, pairwise
from math import dist
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from core import explore
from core.trace import Trace
from tests.viz.cutting_programs import CUTTING, DETACHED
from viz.picture.arrangement import LAYOUTS, Wish
from viz.picture.drawing import drawn_for
from viz.picture.room import Room

ROOMS = (Room(1130, 850), Room(780, 640), Room(330, 670))
SVG = "{http://www.w3.org/2000/svg}"


class Area(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > 0 and min(self.bottom, other.bottom) - max(self.top, other.top) > 0


MATRICES = """\
import torch
torch.manual_seed(1)
A = torch.randn(40, 60, requires_grad=True)
B = torch.randn(60, 30, requires_grad=True)
C = (A @ B).softmax(-1)
out = (C * torch.arange(30.0)).sum() * 123456.789
out.backward()
"""


@cache
def trace_of(name: str) -> Trace:
    return explore(MATRICES if name == "rows" else CUTTING[name])


def groups(name: str, room: Room, layout: str = "") -> list[ElementTree.Element]:
    trace = trace_of(name)
    picture = drawn_for(trace, Wish(layout=layout), room, len(trace.passes) - 1)
    return list(ElementTree.fromstring(picture.svg)[0])


def area_of(rect: ElementTree.Element | None) -> Area:
    assert rect is not None
    x, y, width, height = (float(rect.get(side, 0)) for side in ("x", "y", "width", "height"))
    return Area(x, y, x + width, y + height)


def title_of(frame: ElementTree.Element) -> Area:
    """Return about where the title of a frame is written: letters of 11 px are 6.6 px wide."""
    text = frame.find(f"{SVG}text")
    assert text is not None
    x, y = float(text.get("x", 0)), float(text.get("y", 0))
    return Area(x, y - 10, x + 6.6 * len(text.text or ""), y + 3)


def cut_edges(found: list[ElementTree.Element]) -> list[ElementTree.Element]:
    return [one for one in found if {"edge", "cut"} <= set(one.get("class", "").split())]


def numbers(path: ElementTree.Element | None) -> list[tuple[float, float]]:
    if path is None:
        return []
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path.get("d", ""))]


def test_each_cut_says_what_it_is() -> None:
    found = cut_edges(groups("detach", Room(1130, 850)))
    labels = sorted("".join(one.itertext()) for one in found)
    assert labels == ["detach()", "int64", "no_grad()"], DETACHED


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", CUTTING)
def test_labels_lie_on_no_card_no_title_and_no_other_label(name: str, layout: str) -> None:
    for room in ROOMS:
        found = groups(name, room, layout)
        cards = [area_of(one.find(f"{SVG}rect")) for one in found if "node" in one.get("class", "").split()]
        chips = [chip for one in found if (chip := one.find(f"{SVG}g[@class='chip']")) is not None]
        labels = [area_of(chip.find(f"{SVG}rect")) for chip in chips]
        titles = [title_of(one) for one in found if "title" in one.get("class", "").split()]
        assert not [(label, title) for label in labels for title in titles if label.meets(title)]
        assert not [(label, card) for label in labels for card in cards if label.meets(card)]
        assert not [pair for pair in combinations(labels, 2) if pair[0].meets(pair[1])]


def test_no_line_is_painted_over_a_label() -> None:
    """Unless two labels hide each other's lines: then one of both is."""
    found = groups("rows", Room(780, 640), "rows")
    edges = [one for one in found if "edge" in one.get("class", "").split()]
    lines = [densely(numbers(one.find(f"{SVG}path[@class='fill-none stroke-edge']"))) for one in edges]
    hidden = 0
    for number, edge in enumerate(edges):
        chip = edge.find(f"{SVG}g[@class='chip']/{SVG}rect")
        if chip is None:
            continue
        label = area_of(chip)
        hidden += any(label.meets(around(point, 0)) for line in lines[:number] for point in line)
        assert not [one for one in lines[number + 1 :] for point in one if label.meets(around(point, 0))]
    assert hidden


@pytest.mark.parametrize("name", ["sgd", "optim.SGD", "detach", "loop"])
def test_two_bars_cross_the_line_where_no_label_hides_them(name: str) -> None:
    crossed = 0
    for room in ROOMS:
        for edge in cut_edges(groups(name, room)):
            line = densely(numbers(edge.find(f"{SVG}path[@class='fill-none stroke-edge']")))
            bars = numbers(edge.find(f"{SVG}path[@class='bars stroke-wrong']"))
            chip = edge.find(f"{SVG}g[@class='chip']/{SVG}rect")
            hidden = [] if chip is None else [point for point in line if around(point, 0).meets(area_of(chip))]
            if not bars:
                assert len(hidden) > len(line) / 3  # the label itself cuts the line
                continue
            crossed += 1
            ends = list(zip(bars[::2], bars[1::2], strict=True))
            assert [round(dist(*pair)) for pair in ends] == [14, 14]
            middles = [((x + right) / 2, (y + down) / 2) for (x, y), (right, down) in ends]
            assert all(min(dist(middle, point) for point in line) < 3 for middle in middles)
            assert not [end for end in bars if chip is not None and around(end, 0.1).meets(area_of(chip))]
    assert crossed


def around(point: tuple[float, float], space: float) -> Area:
    return Area(point[0] - space - 0.01, point[1] - space - 0.01, point[0] + space + 0.01, point[1] + space + 0.01)


def densely(control: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return many points of a curve, by de Casteljau's way."""
    found = []
    for start in range(0, len(control) - 3, 3):
        for step in range(101):
            t, points = step / 100, control[start : start + 4]
            while len(points) > 1:
                points = [(a + (c - a) * t, b + (d - b) * t) for (a, b), (c, d) in pairwise(points)]
            found += points
    return found
