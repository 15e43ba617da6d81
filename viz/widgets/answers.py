"""Answers to questions about one operation, each of which costs a worker's run: kept, and charged to who asks."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

from core import LimitExceeded, NotDifferentiable, Trace
from core.trace import Costs, Jacobian, Tangents
from viz.recent import Recent
from viz.widgets.visitors import visitor

KEPT_BYTES, OF_ONE_SESSION = 48_000_000, 8_000_000
"""Answers of all sessions together, and of one: a Jacobian may take two megabytes."""
TIMES_BYTES, TIMES_OF_ONE_SESSION = 2_000_000, 100_000

_answers: Recent[_Answer] = Recent(KEPT_BYTES, OF_ONE_SESSION)
_times: Recent[_Time] = Recent(TIMES_BYTES, TIMES_OF_ONE_SESSION)

SLOW = 1.5
"""Seconds that an answer took beyond which the next question about the same program waits for a word."""

Cells = dict[int, list[tuple[int, ...]]]
Refusal = NotDifferentiable | LimitExceeded


class _Answer(NamedTuple):
    """An answer about a run, see `Trace.run`; it does not keep the run's trace."""

    run: weakref.ref[Callable[..., Any]]
    answer: Any


class _Time(NamedTuple):
    """The seconds that the last answer about a run took, and the node that it was about."""

    run: weakref.ref[Callable[..., Any]]
    seconds: float
    node: int


def jacobian(
    trace: Trace, question: Literal["local_jacobian", "finite_difference"], node: int, slot: int
) -> Jacobian | Refusal:
    """Return what `Trace` answers to this question, or why it has no answer.

    Raises:
        WorkerFailed: nobody could answer just now.
    """

    def ask(session: str) -> Jacobian:
        asked = trace.local_jacobian if question == "local_jacobian" else trace.finite_difference
        with _timed(trace, node, session):
            return asked(node, slot, session=session)

    return _answered(trace, (question, node, slot), ask)


def dependence(trace: Trace, node: int, cell: int) -> Cells | Refusal:
    """Return the operand cells that an output cell (flat) depends on, or why nobody can tell.

    Raises:
        WorkerFailed: nobody could answer just now.
    """
    return _answered(trace, ("dependence", node, cell), lambda session: trace.dependence(node, cell, session=session))


def tangents(
    trace: Trace, directions: Sequence[Mapping[int, Sequence[float]]], nodes: tuple[int, ...] = ()
) -> Tangents | Refusal:
    """Return how all values move when the leaves move along each direction, or why nobody can tell.

    Raises:
        WorkerFailed: nobody could answer just now.
    """
    said = tuple(tuple((node, tuple(numbers)) for node, numbers in one.items()) for one in directions)
    return _answered(
        trace, ("tangents", said, nodes), lambda session: trace.tangents(*directions, nodes=nodes, session=session)
    )


def costs(trace: Trace) -> Costs | Refusal:
    """Return what one pass through the program multiplies.

    Raises:
        WorkerFailed: nobody could answer just now.
    """
    return _answered(trace, ("costs", 0, 0), lambda session: trace.costs(session=session))


def slow(trace: Trace, node: int) -> bool:
    """Return whether the last answer about this program made its reader wait, and was about another node."""
    last = _times.find(id(trace.run), visitor())
    return last is not None and last.run() is trace.run and last.seconds > SLOW and last.node != node


def _answered(trace: Trace, question: tuple[Hashable, ...], ask: Callable[[str], Any]) -> Any:
    key, session = (id(trace.run), *question), visitor()
    kept = _answers.find(key, session)
    if kept is not None and kept.run() is trace.run:
        return kept.answer
    try:
        found = ask(session)
    except (NotDifferentiable, LimitExceeded) as error:
        found = error.with_traceback(None)  # which would keep the trace
    assert trace.run is not None
    _answers.keep(key, _Answer(weakref.ref(trace.run), found), session)
    return found


@contextmanager
def _timed(trace: Trace, node: int, session: str) -> Iterator[None]:
    started = time.monotonic()
    try:
        yield
    finally:
        assert trace.run is not None
        lasted = _Time(weakref.ref(trace.run), time.monotonic() - started, node)
        _times.keep(id(trace.run), lasted, session)
