"""The verdict on an answer: how far it came, where it failed, its value and the expected one."""

from __future__ import annotations

import math

import streamlit as st

from core.exercises.records import Blanks, Exercise, Line, Program
from core.exercises.verdicts import Seen, Verdict
from viz.escaping import sentence_markdown
from viz.exercises.shifted import of_learner
from viz.exercises.told import instances_told, told, value_text
from viz.tensors.grid import Badge, Grid, grid
from viz.widgets.exercises.judging import busy
from viz.widgets.outcome import mistakes_shown
from viz.widgets.page_buttons import graph_button
from viz.widgets.tensors.board import board
from viz.words import _, mistake_sentences

MOST_DRAWN = 400
"""Cells of a value that is drawn."""


def verdict_shown(exercise: Exercise, answer: str, verdict: Verdict, *, changed: bool) -> None:
    """Show it.

    Args:
        answer: The one that was checked.
        changed: Whether another answer stands there by now.
    """
    if busy(verdict):
        _busy(verdict)
        return
    said = told(exercise, answer, verdict)
    with st.container(key="exercise-verdict", gap="small"):
        if changed:
            st.caption(_("Of the answer before: yours has changed since. Check it again."))
        if verdict.stage == "right":
            st.success(
                _joined(f"**{sentence_markdown(said.said)}**", instances_told(exercise, verdict)),
                icon=":material/check_circle:",
            )
            if said.why:
                st.markdown(said.why)
            if isinstance(exercise.asked, Program):
                _to_graph(verdict)
            return
        facts, held = sentence_markdown(said.said), instances_told(exercise, verdict)
        if not answer.strip():
            st.info(facts)
            return
        # A recognised misconception comes first, and the facts follow; of an option first whether it is right.
        if isinstance(exercise.asked, Program | Line | Blanks):
            st.error(_paragraphs(said.why, facts, held), icon=":material/close:")
        else:
            st.error(_paragraphs(facts, said.why, held), icon=":material/close:")
        if verdict.stage == "mistake" and verdict.trace is not None and _unseen(exercise, verdict):
            mistakes_shown(of_learner(verdict.trace, answer, verdict.before), None)
        if isinstance(exercise.asked, Program | Line):
            _where(exercise, verdict)


def _unseen(exercise: Exercise, verdict: Verdict) -> bool:
    """Whether the mistake stands nowhere else: that of a program's example stands beneath the editor."""
    return not isinstance(exercise.asked, Program) or bool(verdict.instance)


def _joined(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)


def _paragraphs(*sentences: str) -> str:
    return "\n\n".join(one for one in sentences if one)


def _busy(verdict: Verdict) -> None:
    """Say why nothing could be checked; the answer stays, and it was no try."""
    assert verdict.trace is not None and verdict.trace.mistake is not None
    said, hint = mistake_sentences(verdict.trace.mistake)
    st.warning(_joined(sentence_markdown(said), sentence_markdown(hint), _("This does not count as a try.")))


def _where(exercise: Exercise, verdict: Verdict) -> None:
    """Show the instance, and both values, with the first cell that differs."""
    if verdict.instance:
        st.caption(_("It fails for example here, on the smallest instance that was found:"))
        st.code(verdict.instance.strip("\n"), language="python", wrap_lines=True)
    cards = []
    if verdict.got is not None:
        cards += _value("got", _("Your value"), verdict.got, verdict)
    if verdict.expected is not None and not isinstance(exercise.asked, Line):  # the next try is to be a prediction
        cards += _value("expected", _("Expected"), verdict.expected, verdict)
    if cards:
        hint = _("The cell that is lit is the first that differs.") if verdict.stage == "cell" else ""
        board(cards, key="exercise-values", hint=hint)
    _to_graph(verdict)


def _to_graph(verdict: Verdict) -> None:
    """Show the button that opens the program that was run."""
    if verdict.trace is not None and verdict.trace.source.strip():
        graph_button(_("See this in the computation graph"), verdict.trace.source, key="exercise-to-graph")


def _value(name: str, title: str, value: Seen, verdict: Verdict) -> list[Grid]:
    """Return the card of a value that is drawn; show another one as text, but for a number, which the sentence has."""
    card = _card(name, title, value, verdict)
    if card is None and value.kind in ("list", "tuple") and value_text(value):
        st.caption(sentence_markdown(title))
        st.code(value_text(value), language=None, wrap_lines=True)
    return [] if card is None else [card]


def _card(name: str, title: str, value: Seen, verdict: Verdict) -> Grid | None:
    """Return a tensor's card; None for what is no tensor, or too large."""
    tensor, cell = value.tensor, verdict.cell if verdict.stage == "cell" else ()
    for place, at in enumerate(verdict.cell):
        if tensor is not None or at >= len(value.items):
            break
        value, cell = value.items[at], verdict.cell[place + 1 :] if verdict.stage == "cell" else ()
        tensor = value.tensor
    if tensor is None or tensor.numel > MOST_DRAWN:
        return None
    inside = len(cell) == len(tensor.kept) and all(i < n for i, n in zip(cell, tensor.kept, strict=True))
    lit = [_flat(cell, tensor.kept)] if inside and cell else []
    badge = Badge("wrong", _("differs")) if name == "got" else None
    return grid(name, title, tensor, lit=lit, badge=badge, memory=False)


def _flat(cell: tuple[int, ...], shape: tuple[int, ...]) -> int:
    return sum(at * math.prod(shape[axis + 1 :]) for axis, at in enumerate(cell))
