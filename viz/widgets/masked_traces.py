"""Traces without hidden values: every part of a page that asks for one gets the same object while it is kept."""

from __future__ import annotations

import weakref
from collections.abc import Iterable

from core.trace import Trace
from viz.blanks import Blank, masked
from viz.recent import Recent
from viz.widgets.visitors import visitor

BYTES, OF_ONE_SESSION = 48_000_000, 8_000_000
"""Of all sessions together, and of one."""

_kept: Recent[tuple[weakref.ref[Trace], Trace]] = Recent(BYTES, OF_ONE_SESSION)


def without(trace: Trace, hidden: Iterable[Blank]) -> Trace:
    """Return the trace without what is hidden: the trace itself where nothing is."""
    blanks = tuple(hidden)
    if not blanks:
        return trace
    key, session = (id(trace), blanks), visitor()
    kept = _kept.find(key, session)
    if kept is not None and kept[0]() is trace:
        return kept[1]
    found = masked(trace, blanks)
    _kept.keep(key, (weakref.ref(trace), found), session)
    return found
