"""A run that the person stops: what ran before is kept, and the next run is another one."""

from __future__ import annotations

import threading

from core import Limits, explore
from core.sandbox.own_time import seen
from core.sandbox.pool import shared_pool
from core.trace import Trace
from tests.sandbox.conftest import eventually

ENDLESS = "import torch\na = torch.tensor(2., requires_grad=True)\nb = a * 3\nsum(iter(range(10**12)))\n"
LIMITS = Limits(wall_seconds=20.0)
IN_THE_LAST = 0.3
"""Seconds of a processor after which the program is in its last statement; the others take some milliseconds."""


def stopped(session: str, whose: str, limits: Limits = LIMITS) -> Trace:
    """Run the endless program, stop somebody's run once it is in its last statement, and return what comes."""
    found: list[Trace] = []
    thread = threading.Thread(target=lambda: found.append(explore(ENDLESS, session=session, limits=limits)))
    thread.start()
    eventually(lambda: not thread.is_alive() or worked(session) >= IN_THE_LAST)
    shared_pool().stop(whose)
    thread.join()
    return found[0]


def worked(session: str) -> float:
    """Return for how long processors have worked for a session's run."""
    ticket = shared_pool().lanes.crowd().runs.get(session)
    child = getattr(ticket and ticket.halt, "__self__", None)
    now = seen(child.pid) if child is not None else None
    return now.worked if now is not None else 0.0


def test_what_ran_before_the_stop_is_kept() -> None:
    trace = stopped("somebody", "somebody")
    assert trace.mistake is not None and trace.mistake.kind == "stopped"
    assert trace.mistake.span is not None and trace.mistake.span.line == 4
    assert [node.value.tolist() for node in trace.nodes] == [2.0, 6.0]  # a, and b = 3 a
    again = explore("1 + 1", session="somebody")
    assert again.mistake is None and again.result is not None and again.result.text == "2"


def test_nobody_stops_a_run_of_somebody_else() -> None:
    trace = stopped("somebody", "somebody else", Limits(wall_seconds=2.0))  # and so it runs until its time is over
    assert trace.mistake is not None and trace.mistake.kind != "stopped"


def test_a_session_without_a_run_may_be_told_to_stop() -> None:
    shared_pool().stop("nobody")
    assert explore("1 + 1", session="nobody").mistake is None
