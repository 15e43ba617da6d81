"""The process that lays out: pictures, refusals, deaths."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

import pytest

from tests.viz.traces import Program, doubling, squared_error
from viz.dot import to_dot
from viz.fold import folded
from viz.layout import ROOT, Layout, LayoutFailed

SVG = "{http://www.w3.org/2000/svg}"

SLOW = "digraph {" + "".join(f"n{a} -> n{b};" for a in range(90) for b in range(a)) + "}"
"""A complete graph: dot needs far more than a second for it."""


@pytest.fixture(scope="module")
def layout() -> Iterator[Layout]:
    layout = Layout()
    yield layout
    layout.close()


def drawn(layout: Layout, dot: str) -> ElementTree.Element:
    return ElementTree.fromstring(layout.picture(dot, 60))


def ids(picture: ElementTree.Element) -> set[str]:
    return {group.get("id", "") for group in picture.iter(f"{SVG}g")}


def test_every_card_and_edge_can_be_named_by_its_id(layout: Layout) -> None:
    picture = drawn(layout, to_dot(squared_error(), folded(squared_error()), 0))
    assert {"n0", "n1", "n2", "n3", "n4", "n5", "e0-3-0", "e1-3-1", "e2-4-1", "e3-4-0", "e4-5-0"} <= ids(picture)
    trace = doubling(1000)
    assert {"fs1", "g8"} <= ids(drawn(layout, to_dot(trace, folded(trace, frozenset({"s1"})))))


def test_a_contribution_is_a_stroke_of_its_own(layout: Layout) -> None:
    trace = squared_error(only_w=True)
    groups = drawn(layout, to_dot(trace, folded(trace), 0)).iter(f"{SVG}g")
    sent = [group.get("id", "") for group in groups if any("sent" in child.get("class", "") for child in group)]
    assert sorted(sent) == ["e1-3-1", "e3-4-0", "e4-5-0"]


def test_a_card_has_one_outline_and_a_rule_under_its_title(layout: Layout) -> None:
    groups = drawn(layout, to_dot(squared_error(), folded(squared_error()), 0)).iter(f"{SVG}g")
    card = next(group for group in groups if group.get("id") == "n3")
    looks = [child.get("class") for child in card if child.tag == f"{SVG}rect"]
    assert looks[0] == "fill-card stroke-none"
    assert looks[-2:] == ["fill-separator", "fill-none stroke-card-line"]
    assert len([look for look in looks if "card-line" in (look or "")]) == 1


def test_colours_are_classes(layout: Layout) -> None:
    svg = layout.picture(to_dot(squared_error(), folded(squared_error()), 0), 60)
    assert "#" not in svg
    assert 'class="fill-backward-cell stroke-none"' in svg


def test_what_a_program_says_is_text_and_nothing_else(layout: Layout) -> None:
    program = Program()
    x = program.leaf("x", 1.0)
    program.enter("loop", 'for s in ["<script>alert(1)</script>", "&lt;", "\x1b\x00\ud800", "]]>", "\\N"]')
    for turn in range(60):
        program.enter("iteration", iteration=turn)
        x = program.operation("<IMG SRC='/etc/passwd'/>", (x,), 1.0, text="{0} <b onclick='x'>")
        program.leave()
    program.leave()
    for opened in (frozenset(), frozenset({"s1"})):
        svg = layout.picture(to_dot(program.trace(), folded(program.trace(), opened)), 60)
        for element in ElementTree.fromstring(svg).iter():
            assert element.tag.removeprefix(SVG) in {"svg", "g", "path", "polygon", "rect", "text"}
            assert not any(name.startswith("on") or "href" in name for name in element.attrib)
    assert "&lt;script&gt;alert" in svg


def test_links_and_pictures_of_a_text_that_is_not_ours_are_dropped(layout: Layout) -> None:
    label = '<<TABLE><TR><TD HREF="javascript:x" ID="y">q</TD></TR></TABLE>>'
    dot = f'digraph {{ a [URL="javascript:alert(1)" tooltip="x" label={label}] a -> b [href="http://x"] }}'
    svg = layout.picture(dot, 60)
    assert "javascript" not in svg
    assert "href" not in svg
    assert "<title" not in svg


def test_a_refused_text_is_one_error_and_the_next_works(layout: Layout) -> None:
    with pytest.raises(LayoutFailed):
        layout.picture("digraph { a [label=<<TABLE>] }", 60)
    assert "a" in layout.picture("digraph { a }", 60)


def test_a_layout_that_takes_too_long_is_killed_and_the_next_works() -> None:
    layout = Layout()
    layout.picture("digraph { warm }", 60)
    with pytest.raises(LayoutFailed, match="too long"):
        layout.picture(SLOW, 0.3)
    assert layout.picture("digraph { b }", 60)
    layout.close()


def test_a_process_that_dies_in_the_middle_is_replaced() -> None:
    layout = Layout()
    layout.picture("digraph { warm }", 60)
    assert layout._process is not None
    killer = threading.Timer(0.2, os.kill, (layout._process.pid, signal.SIGKILL))
    killer.start()
    with pytest.raises(LayoutFailed, match="died"):
        layout.picture(SLOW, 60)
    killer.join()
    assert layout.picture("digraph { c }", 60)
    layout.close()


def test_a_picture_is_drawn_once() -> None:
    layout = Layout()
    first = layout.picture("digraph { once }", 60)
    layout.close()
    assert layout.picture("digraph { once }", 60) is first
    assert layout._process is None


def test_the_layout_process_loads_neither_torch_nor_streamlit() -> None:
    code = "import viz.drawing, sys; assert not {'torch', 'streamlit'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
