"""Pictures of known programs: golden files of DOT text, and texts that cards and edges must show."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.trace import Trace
from tests.viz.traces import Program, doubling, in_place_view, square, squared_error
from viz.picture.dot import to_dot
from viz.picture.fold import folded
from viz.picture.fold_cards import Edge
from viz.picture.scene import Joined, Scene, scene
from viz.words import in_language


def drawn(trace: Trace, shown_pass: int | None = 0) -> Scene:
    return scene(trace, folded(trace), shown_pass)


def texts(drawn: Scene, card: str) -> list[str]:
    """Return the texts on a card, as a reader sees them."""
    return next(one.box.texts for one in drawn.cards if one.id == card)


def edge(drawn: Scene, name: str) -> Joined:
    return next(one for one in drawn.edges if one.id == name)


def chip(drawn: Scene, name: str) -> list[str]:
    box = edge(drawn, name).chip
    return box.texts if box else []


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
    golden(name, to_dot(drawn(trace), labelled=True))


def test_a_folded_and_an_open_loop_are_as_reviewed(golden: Callable[[str, str], None]) -> None:
    trace = doubling(1000)
    golden("loop_folded.dot", to_dot(drawn(trace, None), labelled=True))
    opened = scene(trace, folded(trace, frozenset({"s1"})))
    golden("loop_open.dot", to_dot(opened, labelled=True))


@pytest.mark.acceptance("Q1", "Q2")
def test_every_node_shows_its_value_and_its_adjoint() -> None:
    picture = drawn(squared_error())
    assert {card.id: card.box.texts for card in picture.cards} == {
        "n0": ["x", "leaf · (2,)", "▸", "1", "2", "◂", "−6", "2"],
        "n1": ["w", "leaf · (2,)", "▸", "3", "−1", "◂", "−2", "−4"],
        "n2": ["y", "leaf · ()", "▸", "2", "◂", "2"],
        "n3": ["a", "dot · ()", "▸", "1", "◂", "−2"],
        "n4": ["b", "sub · ()", "▸", "−1", "◂", "−2"],
        "n5": ["z", "pow · ()", "▸", "1", "◂", "1"],
    }
    assert chip(picture, "e1-3-1") == ["[−2, −4]"]
    assert chip(picture, "e0-3-0") == ["[−6, 2]"]


@pytest.mark.acceptance("Q6")
def test_branches_without_gradient_are_greyed_and_say_none() -> None:
    picture = drawn(squared_error(only_w=True))
    assert texts(picture, "n0")[-1] == "— none"
    assert [card.id for card in picture.cards if "pruned" in card.classes] == ["n0", "n2"]
    assert edge(picture, "e0-3-0").classes == "operand pruned"
    assert chip(picture, "e0-3-0") == []


def test_not_yet_is_not_none_and_not_zero() -> None:
    assert texts(drawn(squared_error(passes=False), None), "n0")[-2:] == ["◂", "not yet"]
    assert chip(drawn(in_place_view()), "e1-4-0") == ["[0, 0, 0, 0]"]


def test_a_constant_does_not_wait_for_a_pass() -> None:
    trace = squared_error(only_w=True, passes=False)
    constants = [node.index for node in trace.nodes if not node.value.requires_grad]
    assert constants and all(texts(drawn(trace, None), f"n{one}")[-1] == "— none" for one in constants)


def test_a_written_tensor_says_its_version() -> None:
    picture = drawn(in_place_view())
    assert texts(picture, "n4")[:2] == ["h v1", "write-back · (4,)"]
    assert texts(picture, "n1")[:2] == ["h", "mul · (4,)"]


def test_a_composite_says_how_many_nodes_of_torch_are_in_it() -> None:
    program = Program()
    program.operation("cross_entropy", (program.leaf("x", [1.0, 2.0]),), 0.5, inside=3)
    assert texts(drawn(program.trace(), None), "n1")[:2] == ["v₁", "cross_entropy ⊞3 · ()"]


def test_the_words_are_the_readers() -> None:
    with in_language("zh_CN"):
        picture = drawn(squared_error(only_w=True), 0)
    assert texts(picture, "n0") == ["x", "常量 · (2,)", "▸", "1", "2", "◂", "— 无"]


def folded_use(second: int) -> tuple[Trace, Edge]:
    """Return a function that uses one value twice, or two values, folded; and the edge that goes into it.

    torch: b = a * 2 + a * 3 sends 2 and 3 back to a.
    """
    program = Program()
    a, other = program.leaf("a", [1.0, 1.0]), program.leaf("c", [1.0, 1.0])
    users = []
    program.enter("function", "f")
    for operand in (a, (a, other)[second]):
        users.append(program.operation("mul", (operand,), [2.0, 2.0]))
    last = program.operation("add", tuple(users), [5.0, 5.0])
    program.leave()
    program.backward({last: [1.0, 1.0]}, [(users[0], 0, [2.0, 2.0]), (users[1], 0, [3.0, 3.0])])
    trace = program.trace()
    return trace, next(edge for edge in folded(trace, frozenset({"-s1"})).edges)


def test_a_folded_edge_shows_the_sum_of_what_is_sent_to_one_value() -> None:
    trace, joined = folded_use(second=0)
    assert len(joined.uses) == 2
    picture = scene(trace, folded(trace, frozenset({"-s1"})), 0)
    assert chip(picture, joined.id) == ["Σ [5, 5]"]
    assert "contribution" in edge(picture, joined.id).classes


def test_a_number_of_the_same_width_moves_no_card() -> None:
    """Places are found once for all values of the same sizes, and that is what makes live leaves quick."""
    pictures = []
    for number in (1.5, 2.5):
        program = Program()
        program.operation("exp", (program.leaf("x", [number, 1.0]),), [number, 3.0])
        pictures.append(drawn(program.trace(), None))
    assert texts(pictures[0], "n0") != texts(pictures[1], "n0")
    assert to_dot(pictures[0]) == to_dot(pictures[1])
    assert to_dot(pictures[0], labelled=True) != to_dot(pictures[1], labelled=True)
