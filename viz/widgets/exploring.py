"""Running a learner's program, with the last traces kept: a click on a node must not run it again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core import Limits, Trace, explore
from core.sandbox.failures import failure
from core.sandbox.libraries import wanted_by
from core.sandbox.messages import ExploreJob
from core.trace import Snapshot, TraceRecord
from core.trace.limits import usual_limits
from core.trace.tables import SnapshotTable, snapshots_of, values_of
from viz.widgets.shell import starting
from viz.widgets.trust import waits

KEPT_BYTES = 200_000_000
"""Of all sessions together; the newest trace is kept whatever it weighs."""

NODE_BYTES = 2_000
"""What a node weighs beside its cells: measured on records read from a message."""

PASSING = {"wall-time", "worker-died", "worker-garbage", "queue-full", "replaced", "session-share"}
"""Mistakes of the moment rather than of the program: the same text may run well the next time."""

Asked = tuple[str, str, int, Limits, tuple[str, ...]]


class Traces:
    """The most recently used traces by what was asked; thread-safe, bounded by weight."""

    def __init__(self, most: int = KEPT_BYTES) -> None:
        self._most = most
        self._kept: OrderedDict[Asked, tuple[Trace, int]] = OrderedDict()
        self._lock = Lock()

    def find(self, asked: Asked) -> Trace | None:
        with self._lock:
            found = self._kept.get(asked)
            if found is None:
                return None
            self._kept.move_to_end(asked)
            return found[0]

    def keep(self, asked: Asked, trace: Trace) -> None:
        with self._lock:
            self._kept[asked] = (trace, weight(trace.record))
            self._kept.move_to_end(asked)
            while len(self._kept) > 1 and sum(one for _, one in self._kept.values()) > self._most:
                self._kept.popitem(last=False)


@st.cache_resource(show_spinner=False)
def _traces() -> Traces:
    return Traces()


def explored(
    source: str,
    device: str,
    seed: int = 0,
    limits: Limits | None = None,
    inputs: tuple[str, ...] = (),
    page: str | None = None,
) -> Trace:
    """Return the Trace of a program, from the last ones if it is there.

    A program that came with a link and must be confirmed first (`viz.widgets.trust`) has a mistake that says so.

    Args:
        page: The page that the text stands on; None for the one on screen.
    """
    asked = (source, device, seed, limits or usual_limits(), inputs)
    if waits(device, page):
        return Trace(failure(ExploreJob(source, device, seed), "unconfirmed", {}))
    trace = _traces().find(asked)
    if trace is None:
        context = get_script_run_ctx()  # a newer run of the same session ends an older one
        session = context.session_id if context else ""
        with starting(wanted_by(source)):
            trace = explore(source, device=device, seed=seed, limits=asked[3], session=session, inputs=inputs)
        if trace.mistake is None or trace.mistake.kind not in PASSING:
            _traces().keep(asked, trace)
    return trace


def weight(record: TraceRecord) -> int:
    """Return about how many bytes a record holds in memory."""
    kept = _cells(values_of(record.nodes)) + NODE_BYTES * (len(record.nodes) + len(record.autograd))
    for one in record.passes:
        kept += _cells(snapshots_of(one.adjoints)) + _cells(values_of(one.sent))
        kept += NODE_BYTES * (len(one.adjoints) + len(one.sent))
    return kept


def _cells(values: Sequence[Snapshot] | SnapshotTable) -> int:
    return len(values.cells) if isinstance(values, SnapshotTable) else sum(len(value.cells) for value in values)
