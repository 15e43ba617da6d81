"""Questions about one operation that cost a worker's run: asked when their answer is wanted, and kept."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import streamlit as st

from core import LimitExceeded, NotDifferentiable, Trace, WorkerFailed
from core.explain.mistakes import MISTAKES
from core.trace import Jacobian
from viz.escaping import sentence_markdown
from viz.words import Words, filled

JACOBIANS, DEPENDENCES = 64, 2_000
"""Answers that are kept, of all sessions together: a Jacobian may take two megabytes."""


class Slope(NamedTuple):
    """A Jacobian, or the sentence on why there is none."""

    jacobian: Jacobian | None
    why: str = ""


SLOW = 1.5
"""Seconds that an answer took beyond which the next question about the same program waits for a word."""

Cells = dict[int, list[tuple[int, ...]]]


class Dependence(NamedTuple):
    """What an output cell depends on, or the sentence on why nobody knows."""

    cells: Cells
    why: str = ""


def local_jacobian(trace: Trace, node: int, slot: int, words: Words) -> Slope:
    """Return d(output)/d(operand) of one operation."""
    return _slope(trace, "local_jacobian", node, slot, words)


def finite_difference(trace: Trace, node: int, slot: int, words: Words) -> Slope:
    """Return the same by differences."""
    return _slope(trace, "finite_difference", node, slot, words)


def dependence(trace: Trace, node: int, cell: int, words: Words) -> Dependence:
    """Return the operand cells that an output cell (flat) depends on."""
    try:
        found = _dependence(*_asked_of(trace), node, cell, trace)
    except WorkerFailed as failed:
        return Dependence({}, failure(failed, words))
    return Dependence({}, refusal(found, words)) if isinstance(found, LimitExceeded) else Dependence(found)


def _slope(trace: Trace, question: str, node: int, slot: int, words: Words) -> Slope:
    try:
        found = _jacobian(*_asked_of(trace), question, node, slot, trace)
    except WorkerFailed as failed:
        return Slope(None, failure(failed, words))
    return Slope(found) if isinstance(found, Jacobian) else Slope(None, refusal(found, words))


def refusal(error: NotDifferentiable | LimitExceeded, words: Words) -> str:
    """Return why a question has no answer."""
    _ = words.gettext
    if isinstance(error, NotDifferentiable):
        if error.reason == "integer":
            return _("Integers and booleans have no derivative.")
        return _("This operation has no derivative with respect to this operand.")
    if error.limit == "jacobian_elements":
        return _("It would have {needed} numbers; {allowed} are computed at most.").format(
            needed=f"{error.needed:,.0f}", allowed=f"{error.allowed:,.0f}"
        )
    return _("The operand has {needed} cells; at most {allowed} are tried one by one.").format(
        needed=f"{error.needed:,.0f}", allowed=f"{error.allowed:,.0f}"
    )


def failure(failed: WorkerFailed, words: Words) -> str:
    """Return why a worker could not answer; it may well do so the next time."""
    sentence = MISTAKES[failed.kind].message if failed.kind in MISTAKES else ""
    said = filled(words, sentence, {}) if sentence and "{" not in sentence else str(failed)
    return words.gettext("This question could not be answered: {why}").format(why=sentence_markdown(said))


def slow(trace: Trace, node: int) -> bool:
    """Return whether the last answer about this program made its reader wait, and was about another node."""
    seconds, asked = _lasted().get(_asked_of(trace), (0.0, node))
    return seconds > SLOW and asked != node


@st.cache_resource(show_spinner=False)
def _lasted() -> dict[tuple[str, str, int], tuple[float, int]]:
    """Return, for the programs asked about last, how many seconds the last answer took, and its node."""
    return {}


@contextmanager
def _timed(trace: Trace, node: int) -> Iterator[None]:
    started = time.monotonic()
    try:
        yield
    finally:
        kept = _lasted()
        kept[_asked_of(trace)] = time.monotonic() - started, node
        for oldest in list(kept)[:-JACOBIANS]:
            kept.pop(oldest, None)


def _asked_of(trace: Trace) -> tuple[str, str, int]:
    return trace.source, trace.device, trace.seed


# The trace itself is not part of what an answer is kept by: its name begins with an underscore for Streamlit.


@st.cache_resource(show_spinner=False, max_entries=JACOBIANS)
def _jacobian(
    source: str, device: str, seed: int, question: str, node: int, slot: int, _trace: Trace
) -> Jacobian | NotDifferentiable | LimitExceeded:
    try:
        asked = _trace.local_jacobian if question == "local_jacobian" else _trace.finite_difference
        with _timed(_trace, node):
            return asked(node, slot)
    except (NotDifferentiable, LimitExceeded) as error:
        return error


@st.cache_resource(show_spinner=False, max_entries=DEPENDENCES)
def _dependence(source: str, device: str, seed: int, node: int, cell: int, _trace: Trace) -> Cells | LimitExceeded:
    try:
        return _trace.dependence(node, cell)
    except NotDifferentiable:  # a value that no operation made
        return {}
    except LimitExceeded as error:
        return error
