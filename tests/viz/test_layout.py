"""Pictures, and Graphviz that lays them out."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from pygraphviz import AGraph

from core.trace import Trace
from tests.viz.traces import Program, doubling, in_place_view, squared_error
from viz.picture.dot import to_dot
from viz.picture.drawing import to_svg
from viz.picture.fold import folded
from viz.picture.graphviz_call import laid_out
from viz.picture.layout import Layout, LayoutFailed, placed
from viz.picture.scene import scene
from viz.picture.svg import to_text

SVG = "{http://www.w3.org/2000/svg}"


def picture(trace: Trace, opened: frozenset[str] = frozenset(), shown_pass: int | None = 0) -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(trace, folded(trace, opened), shown_pass if trace.passes else None))


def groups(drawn: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {group.get("id", ""): group for group in drawn.iter(f"{SVG}g") if group.get("id")}


def test_every_card_and_edge_can_be_named_by_its_id() -> None:
    assert {"n0", "n1", "n2", "n3", "n4", "n5", "e0-3-0", "e1-3-1", "e2-4-1", "e3-4-0", "e4-5-0"} <= set(
        groups(picture(squared_error()))
    )
    assert {"fs1", "g8"} <= set(groups(picture(doubling(1000), frozenset({"s1"}))))


def test_a_contribution_is_a_stroke_of_its_own() -> None:
    sent = [
        name
        for name, group in groups(picture(squared_error(only_w=True))).items()
        if any("sent" in child.get("class", "") for child in group)
    ]
    assert sorted(sent) == ["e1-3-1", "e3-4-0", "e4-5-0"]


def test_a_card_has_its_outline_first_then_title_value_and_adjoint() -> None:
    card = groups(picture(squared_error()))["n3"]
    assert [child.get("class") for child in card] == [
        "fill-card stroke-card-line", "title", "fill-separator", "value", "adjoint",
    ]  # fmt: skip
    assert ["".join(part.itertext()) for part in card if part.tag == f"{SVG}g"] == ["adot · ()", "▸1", "◂−2"]


def test_what_was_written_in_place_has_a_second_line_inside() -> None:
    outer, inner = (child for child in groups(picture(in_place_view()))["n3"] if "card-line" in child.get("class", ""))
    assert float(inner.get("x", 0)) == float(outer.get("x", 0)) + 3
    assert float(inner.get("width", 0)) == float(outer.get("width", 0)) - 6


def test_cards_stand_apart_and_edges_run_from_one_to_the_next() -> None:
    drawn = groups(picture(squared_error()))
    upper, lower = drawn["n3"].find(f"{SVG}rect"), drawn["n4"].find(f"{SVG}rect")
    curve = drawn["e3-4-0"].find(f"{SVG}path")
    assert upper is not None and lower is not None and curve is not None
    end, begin = float(upper.get("y", 0)) + float(upper.get("height", 0)), float(lower.get("y", 0))
    assert begin > end + 25  # room for the contribution's label
    assert abs(float(curve.get("d", "").removeprefix("M").split("C")[0].split(",")[1]) - end) < 2


def test_colours_are_classes() -> None:
    svg = to_svg(squared_error(), folded(squared_error()), 0)
    assert "#" not in svg
    assert 'class="fill-backward-cell"' in svg


def test_what_a_program_says_is_text_and_nothing_else() -> None:
    program = Program()
    x = program.leaf("x", 1.0)
    program.enter("loop", 'for s in ["<script>alert(1)</script>", "&lt;", "\x1b\x00\ud800", "]]>", "\\N"]')
    for turn in range(60):
        program.enter("iteration", iteration=turn)
        x = program.operation("<IMG SRC='/etc/passwd'/>", (x,), 1.0, text="{0} <b onclick='x'>")
        program.leave()
    program.leave()
    for opened in (frozenset(), frozenset({"s1"})):
        drawn = scene(program.trace(), folded(program.trace(), opened))
        svg = to_text(drawn, placed(to_dot(drawn)))
        placed(to_dot(drawn, labelled=True))  # as DOT text, too, it is refused by nobody
        for element in ElementTree.fromstring(svg).iter():
            assert element.tag.removeprefix(SVG) in {"svg", "g", "path", "polygon", "rect", "text"}
            assert not any(name.startswith("on") or "href" in name for name in element.attrib)
    assert "&lt;script&gt;alert" in svg


def test_a_refused_text_is_one_error_and_the_next_works() -> None:
    for refused in ("digraph { a [label=<<TABLE>] }", "digraph { a", ""):
        with pytest.raises(LayoutFailed):
            placed(refused)
    assert "a" in placed("digraph { a }").cards


def test_places_are_found_once() -> None:
    layout = Layout()
    assert layout.places("digraph { once }") is layout.places("digraph { once }")


# pygraphviz's own way to the same end.
def test_places_are_pygraphvizs() -> None:
    dot = to_dot(scene(squared_error(), folded(squared_error())))
    assert laid_out(dot) == AGraph(string=dot).draw(format="json0", prog="dot")
