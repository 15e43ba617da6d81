"""Folding: readable by itself, within its limit whatever the trace holds, and nothing lost."""

from __future__ import annotations

from collections import Counter

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from core import explore
from core.trace import Trace
from tests.viz.traces import Program, doubling, flat_steps, square, squared_error
from viz.picture.fold import DRAWN, folded
from viz.picture.fold_cards import Fold


def toggled(opened: frozenset[str], fold: Fold, name: str) -> frozenset[str]:
    """Return ``opened`` after a click on a folded card, or on the title of an open frame."""
    if any(frame.id == name for frame in fold.frames):
        return opened - {name} | {f"-{name}"}
    return opened - {f"-{name}"} | {name}


@st.composite
def programs(draw: st.DrawFn) -> Trace:
    """Traces with nested scopes, wide operations, shared operands, and leaves first seen inside a scope."""
    program = Program()
    program.leaf("x", 1.0, line=1)
    depth = 0
    for step in draw(st.lists(st.integers(0, 11), max_size=120)):
        line = 1 + step * 7 % 5
        if step == 0 and depth < 5:
            program.enter(draw(st.sampled_from(["function", "module", "loop", "composite"])), "f")
            depth += 1
        elif step == 1 and depth < 5:
            program.enter("iteration", iteration=draw(st.integers(0, 3)))
            depth += 1
        elif step in (2, 3) and depth:
            program.leave()
            depth -= 1
        elif step in (4, 5):  # a tensor of a scope further out, an operation of a scope that was left long ago
            scope = draw(st.sampled_from(program.inside) if step == 4 else st.integers(0, len(program.scopes) - 1))
            program.inside.append(scope)
            if step == 4:
                program.constant("", 1.0, line=line)
            else:
                program.operation("neg", [draw(st.integers(0, len(program.nodes) - 1))], 1.0, line=line)
            program.inside.pop()
        else:
            count = draw(st.integers(1, 3)) if step < 11 else 14
            operands = draw(st.lists(st.integers(0, len(program.nodes) - 1), min_size=count, max_size=count))
            program.operation("add", operands, 1.0, line=line)
    return program.trace()


@st.composite
def folds(draw: st.DrawFn) -> tuple[Trace, Fold]:
    """Folds of such traces after some clicks, with and without a node that must be seen."""
    trace = draw(programs())
    focus = draw(st.none() | st.integers(0, len(trace.nodes) - 1))
    opened: frozenset[str] = frozenset()
    fold = folded(trace, opened, focus)
    for _ in range(draw(st.integers(0, 4))):
        names = [card.id for card in fold.cards if card.folded] + [frame.id for frame in fold.frames]
        if names:
            opened = toggled(opened, fold, draw(st.sampled_from(names)))
            fold = folded(trace, opened, focus)
    return trace, fold


def laws(trace: Trace, fold: Fold, most: int = DRAWN) -> None:
    """What holds for every fold of every trace."""
    assert len(fold.cards) <= most
    names = [card.id for card in fold.cards] + [edge.id for edge in fold.edges]
    assert len(set(names)) == len(names)
    # Every node stands in exactly one card (a card drawn again or a stub repeats what stands elsewhere).
    assert len(fold.card_of) == len(trace.nodes)
    standing = Counter(node for card in fold.cards if card.kind not in ("again", "more") for node in card.nodes)
    stubs = {place for place, card in enumerate(fold.cards) if card.kind == "more"}
    assert all(standing[node] == (0 if fold.card_of[node] in stubs else 1) for node in range(len(trace.nodes)))
    assert all(node in fold.cards[fold.card_of[node]].nodes for node in range(len(trace.nodes)))
    # Every use between two cards is in exactly one edge, from a card that shows the operand to the user's.
    drawn = Counter(use for edge in fold.edges for use in edge.uses)
    whole = [(operand, node.index, slot) for node in trace.nodes for slot, operand in enumerate(node.operands)]
    assert drawn == Counter(use for use in whole if fold.card_of[use[0]] != fold.card_of[use[1]])
    for edge in fold.edges:
        for operand, user, _ in edge.uses:
            assert edge.head == fold.card_of[user]
            tail = fold.cards[edge.tail]
            shown = tail.id.split("u")[0] == fold.cards[fold.card_of[operand]].id or operand in tail.nodes
            assert shown
    # The folded graph begins where the whole one does: the leaves are in the cards that nothing leads to, or inside.
    leaves = {node.index for node in trace.nodes if not node.operands}
    assert leaves == {node for node in leaves if node in fold.cards[fold.card_of[node]].nodes}
    assert not cyclic(fold)


def cyclic(fold: Fold) -> bool:
    """Return whether the cards' own edges (a card drawn again taken for the original) have a cycle."""
    before: list[set[int]] = [set() for _ in fold.cards]
    for edge in fold.edges:
        for operand, _, _ in edge.uses:
            before[edge.head].add(fold.card_of[operand])
    done: set[int] = set()
    while True:
        ready = {card for card in range(len(before)) if card not in done and before[card] <= done}
        if not ready:
            return len(done) < len(before)
        done |= ready


@pytest.mark.parametrize("most", [6, 25, DRAWN])
def test_nothing_is_lost_and_nothing_runs_in_a_circle(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viz.picture.fold.DRAWN", most)  # a small limit folds what a test can hold

    @given(folds())
    @settings(deadline=None, max_examples=100)
    def every_fold(made: tuple[Trace, Fold]) -> None:
        laws(*made, most)

    every_fold()


def test_a_tensor_of_the_program_that_a_function_saw_first_makes_no_circle(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program()
    x = program.leaf("x", 1.0, line=1)
    program.enter("function", "f")
    first = program.operation("exp", (x,), 2.7, line=2)
    program.inside.append(0)
    outer = program.constant("outer", 1.0, line=9)
    program.inside.pop()
    second = program.operation("mul", (first, outer), 2.7, line=3)
    program.leave()
    program.operation("neg", (second,), -2.7, line=9)  # of one line with what the function used
    monkeypatch.setattr("viz.picture.fold.DRAWN", 3)
    laws(program.trace(), folded(program.trace()), 3)


@pytest.mark.parametrize(
    "trace", [squared_error(), square(), doubling(9), doubling(400), flat_steps(130), flat_steps(600)]
)
def test_the_laws_hold_for_the_known_programs(trace: Trace) -> None:
    laws(trace, folded(trace))
    laws(trace, folded(trace, frozenset({"s1", "g2"}), focus=len(trace.nodes) // 2))


def test_a_small_trace_is_shown_whole() -> None:
    trace = doubling(4)
    assert [card.id for card in folded(trace).cards] == [f"n{index}" for index in range(len(trace.nodes))]


def test_a_loop_too_long_to_read_is_one_card() -> None:
    (loop,) = [card for card in folded(doubling(9)).cards if card.turns]  # row T7 with a = 1: nine turns
    assert loop.turns == 9


def test_one_operand_in_two_slots_has_two_edges() -> None:
    assert [edge.id for edge in folded(square()).edges] == ["e0-1-0", "e0-1-1"]


TRAINING = """\
import torch
w = torch.tensor([1.0, 2.0], requires_grad=True)
for step in range(6):
    loss = (w * torch.tensor([3.0, 1.0])).sum() ** 2
    loss.backward()
    with torch.no_grad():
        w -= 0.01 * w.grad
        w.grad.zero_()
"""


def test_a_folded_loop_that_trains_shows_its_loss_and_not_the_weight_that_it_wrote_last() -> None:
    trace = explore(TRAINING)
    (loop,) = [card for card in folded(trace).cards if card.turns]
    assert trace.nodes[loop.shown].names == ("loss",)
    assert loop.shown == trace.passes[-1].root


def test_a_thousand_turns_are_one_card() -> None:
    fold = folded(doubling(1000))
    assert [(card.id, card.kind, card.turns) for card in fold.cards] == [
        ("n0", "node", 0), ("n1", "node", 0), ("s1", "scope", 1000), ("n3002", "node", 0)
    ]  # fmt: skip
    assert fold.cards[2].inputs == (1,)
    assert fold.cards[2].outputs == (3001,)


def test_an_open_loop_shows_its_ends_and_folds_again() -> None:
    trace = doubling(1000)
    opened = toggled(frozenset(), folded(trace), "s1")
    fold = folded(trace, opened)
    assert [card.id for card in fold.cards if card.kind == "turns"] == ["g8"]
    assert next(card.turns for card in fold.cards if card.id == "g8") == 997
    assert {card.id for card in fold.cards} == {f"n{node}" for node in (*range(8), 3001, 3002)} | {"g8"}
    assert [frame.id for frame in fold.frames] == ["s1"]
    assert folded(trace, toggled(opened, fold, "s1")).cards == folded(trace).cards


def test_a_node_in_the_middle_of_a_long_loop_can_be_shown() -> None:
    fold = folded(doubling(1000), focus=1500)
    assert fold.drawn_alone(1500)
    assert [card.turns for card in fold.cards if card.kind == "turns"] == [496, 498]
    assert len(fold.cards) < 25


def test_what_is_shown_already_does_not_move_for_the_focus() -> None:
    assert folded(doubling(4), focus=11) == folded(doubling(4))


def test_a_stretch_opens_until_every_node_was_shown() -> None:
    trace = flat_steps(2000)
    fold = folded(trace)
    assert [card.kind for card in fold.cards] == ["node", "node", "lines", "node"]
    opened: frozenset[str] = frozenset()
    for _ in range(12):
        hidden = fold.cards[fold.card_of[777]]
        if hidden.kind == "node":
            return
        opened = toggled(opened, fold, hidden.id)
        fold = folded(trace, opened)
        laws(trace, fold)
    raise AssertionError("node 777 was never shown")


def test_a_shared_leaf_is_drawn_once_for_each_use() -> None:
    program = Program()
    w = program.leaf("w", 1.0)
    for _ in range(12):
        program.operation("exp", (w,), 2.7)
    fold = folded(program.trace())
    again = [card for card in fold.cards if card.kind == "again"]
    assert len(again) == 11
    assert {card.nodes for card in again} == {(w,)}
    laws(program.trace(), fold)


def test_a_large_fan_in_ends_in_a_stub_that_stands_for_the_rest() -> None:
    program = Program()
    leaves = [program.leaf(f"x{number}", 1.0) for number in range(30)]
    program.operation("stack", leaves, [1.0] * 30)
    fold = folded(program.trace())
    assert [card.kind for card in fold.cards].count("node") == 10
    assert [len(card.nodes) for card in fold.cards if card.kind == "more"] == [21]
    laws(program.trace(), fold)
    assert folded(program.trace(), focus=leaves[20]).drawn_alone(leaves[20])


def test_deep_functions_fold_before_shallow_ones() -> None:
    program = Program()
    x = program.leaf("x", 1.0)
    for _ in range(5):
        program.enter("function", "layer")
        x = program.operation("mul", (x,), 1.0)
        program.enter("function", "inner")
        for _ in range(9):
            x = program.operation("add", (x,), 1.0)
        program.leave()
        program.leave()
    fold = folded(program.trace())
    assert len(fold.cards) == 11
    assert [fold_frame.scope for fold_frame in fold.frames] == [1, 3, 5, 7, 9]


def test_a_hundred_thousand_operations_fold() -> None:
    for trace in (doubling(33_333), flat_steps(50_000)):
        assert len(folded(trace).cards) == 4
        assert len(folded(trace, frozenset({"s1", "g2"}), focus=50_000).cards) < 40
