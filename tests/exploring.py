"""Runs programs that make no mistake, for tests of what their traces say."""

from __future__ import annotations

from core import Trace, explore


def explored(program: str) -> Trace:
    """Return the trace of a program behind the walls; fail where it ended in a mistake."""
    trace = explore(program)
    assert trace.mistake is None, trace.mistake
    return trace
