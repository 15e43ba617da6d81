"""The DOT text of known programs: golden files, and what must be seen in them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from core.trace import Trace
from tests.viz.traces import Program, doubling, in_place_view, square, squared_error
from viz.dot import to_dot
from viz.fold import folded
from viz.graph_words import GRAPH_WORDS


def cell_texts(dot: str, card: str) -> list[str]:
    """Return the texts on a card, as a reader sees them."""
    line = next(line for line in dot.splitlines() if line.strip().startswith(f"{card} [label="))
    return [text.strip() for text in re.findall(r">([^<>]+)<", line) if text.strip()]


def edge_line(dot: str, edge: str) -> str:
    return next(line for line in dot.splitlines() if f'id="{edge}"' in line)


@pytest.mark.parametrize(
    ("name", "trace"),
    [
        ("squared_error.dot", squared_error()),
        ("squared_error_only_w.dot", squared_error(only_w=True)),
        ("square.dot", square()),
        ("in_place_view.dot", in_place_view()),
    ],
)
def test_the_text_is_as_reviewed(golden: Callable[[str, str], None], name: str, trace: Trace) -> None:
    golden(name, to_dot(trace, folded(trace), 0))


def test_a_folded_and_an_open_loop_are_as_reviewed(golden: Callable[[str, str], None]) -> None:
    trace = doubling(1000)
    golden("loop_folded.dot", to_dot(trace, folded(trace)))
    golden("loop_open.dot", to_dot(trace, folded(trace, frozenset({"s1"}))))


@pytest.mark.acceptance("Q1", "Q2")
def test_every_node_shows_its_value_and_its_adjoint() -> None:
    trace = squared_error()
    dot = to_dot(trace, folded(trace), 0)
    assert {card: cell_texts(dot, card) for card in ("n0", "n1", "n2", "n3", "n4", "n5")} == {
        "n0": ["x", "leaf · (2,)", "▸", "1", "2", "◂", "−6", "2"],
        "n1": ["w", "leaf · (2,)", "▸", "3", "−1", "◂", "−2", "−4"],
        "n2": ["y", "leaf · ()", "▸", "2", "◂", "2"],
        "n3": ["dot", "a · ()", "▸", "1", "◂", "−2"],
        "n4": ["sub", "b · ()", "▸", "−1", "◂", "−2"],
        "n5": ["pow", "z · ()", "▸", "1", "◂", "1"],
    }
    assert ">[−2, −4]<" in edge_line(dot, "e1-3-1")
    assert ">[−6, 2]<" in edge_line(dot, "e0-3-0")


@pytest.mark.acceptance("Q6")
def test_branches_without_gradient_are_greyed_and_say_none() -> None:
    trace = squared_error(only_w=True)
    dot = to_dot(trace, folded(trace), 0)
    assert cell_texts(dot, "n0")[-1] == "— none"
    assert [card for card in range(6) if re.search(rf'class="[^"]*pruned" id=n{card}\b', dot)] == [0, 2]
    assert "style=dotted" in edge_line(dot, "e0-3-0")
    assert "contribution" not in edge_line(dot, "e0-3-0")


def test_not_yet_is_not_none_and_not_zero() -> None:
    trace = squared_error(passes=False)
    dot = to_dot(trace, folded(trace), None)
    assert cell_texts(dot, "n0")[-2:] == ["◂", "not yet"]
    trace = in_place_view()
    assert ">[0, 0, 0, 0]<" in edge_line(to_dot(trace, folded(trace), 0), "e1-4-0")


def test_a_written_tensor_says_its_version() -> None:
    trace = in_place_view()
    dot = to_dot(trace, folded(trace), 0)
    assert cell_texts(dot, "n4")[:2] == ["write-back", "h v1 · (4,)"]
    assert cell_texts(dot, "n1")[:2] == ["mul", "h · (4,)"]


def test_a_composite_says_how_many_nodes_of_torch_are_in_it() -> None:
    program = Program()
    program.operation("cross_entropy", (program.leaf("x", [1.0, 2.0]),), 0.5, inside=3)
    assert cell_texts(to_dot(program.trace(), folded(program.trace())), "n1")[0] == "cross_entropy ⊞3"


def test_the_words_are_those_that_were_given() -> None:
    trace = squared_error(only_w=True)
    words = {**GRAPH_WORDS, "none": "没有", "constant": "常量"}
    dot = to_dot(trace, folded(trace), 0, words)
    assert cell_texts(dot, "n0") == ["x", "常量 · (2,)", "▸", "1", "2", "◂", "— 没有"]


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert to_dot(squared_error(), folded(squared_error()), 0) == to_dot(squared_error(), folded(squared_error()), 0)
