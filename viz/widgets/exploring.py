"""Running a learner's program, with the last traces kept: a click on a node must not run it again."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from weakref import WeakKeyDictionary, ref

import streamlit as st

from core import Limits, Trace, explore
from core.sandbox.failures import failure
from core.sandbox.libraries import wanted_by
from core.sandbox.messages import ExploreJob
from core.trace.limits import usual_limits
from viz.recent import Recent
from viz.widgets.keys import Key
from viz.widgets.shell import starting
from viz.widgets.trust import waits
from viz.widgets.visitors import go_on, visitor

KEPT_BYTES, OF_ONE_SESSION = 128_000_000, 20_000_000
"""Traces of all sessions together, and of one: a small program's takes 20 kB, a training loop of 300 steps 25 MB."""
STOPPED_BYTES = 32_000_000
"""What is left of runs that ended for a reason of the moment, of all sessions together."""

_traces: Recent[Trace] = Recent(KEPT_BYTES, OF_ONE_SESSION)
_ended_ones: Recent[Trace] = Recent(STOPPED_BYTES, OF_ONE_SESSION)
_overrun_ones: Recent[tuple[Trace, float]] = Recent(STOPPED_BYTES, OF_ONE_SESSION)

PASSING = {"wall-time", "wall-time-loop", "wall-time-moving", "worker-died", "worker-garbage",
           "queue-full", "server-full", "session-busy", "replaced",
           "session-share", "memory-of-all", "stopped"}  # fmt: skip
"""Mistakes of the moment rather than of the program: the same text may run well when somebody asks for it again."""

OVERRUN = {"wall-time", "wall-time-loop", "wall-time-moving", "cpu-time"}
OVERRUN_SECONDS = 300.0
"""For so long nobody runs a program again that took more time of its own than there is: it would again."""

REFUSED = {"queue-full", "server-full", "session-busy", "session-share"}
REFUSED_SECONDS = 3.0
"""For so long all parts of a page say alike that a program did not run; then whoever asks for it has another try."""

Asked = tuple[str, str, int, Limits, tuple[str, ...], tuple[tuple[str, bytes], ...]]


_asked: WeakKeyDictionary[Trace, Asked] = WeakKeyDictionary()
"""What each trace that is still there was asked by."""


def explored(
    source: str,
    device: str,
    seed: int = 0,
    limits: Limits | None = None,
    inputs: tuple[str, ...] = (),
    page: str | None = None,
    files: tuple[tuple[str, bytes], ...] = (),
) -> Trace:
    """Return the Trace of a program, from the last ones if it is there.

    A program that came with a link and must be confirmed first (`viz.widgets.trust`) has a mistake that says so.

    Args:
        page: The page that the text stands on; None for the one on screen.
        files: (name, contents) of what the program finds in its directory.
    """
    asked: Asked = (source, device, seed, limits or usual_limits(), inputs, files)
    session = visitor()
    if waits(device, page):
        trace = Trace(failure(ExploreJob(source, device, seed), "unconfirmed", {}))
    else:
        trace = _ended(asked) or _known(asked, session)
    if trace is None:
        with _traces.made_once(asked, session, go_on):
            trace = _known(asked, session) or _run(asked, session)
    _asked[trace] = asked
    return trace


def _known(asked: Asked, session: str) -> Trace | None:
    """Return what came of a program that ran lately, for whomever."""
    overrun = _overrun_ones.find(asked, session)
    if overrun is not None and monotonic() - overrun[1] < OVERRUN_SECONDS:
        return overrun[0]
    return _traces.find(asked, session)


def _run(asked: Asked, session: str) -> Trace:
    """Run a program, and keep what came of it."""
    source, device, seed, limits, inputs, files = asked
    _traces.make_room(session)
    with starting(wanted_by(source)):  # a newer run of the same session ends an older one
        trace = explore(
            source, device=device, seed=seed, limits=limits, session=session, inputs=inputs, files=dict(files)
        )
    if trace.mistake is None or trace.mistake.kind not in PASSING:
        _traces.keep(asked, trace, session)
    elif trace.mistake.kind in OVERRUN:
        _overrun_ones.keep(asked, (trace, monotonic()), session)
    elif trace.mistake.kind != "replaced":
        _ended_ones.keep((session, asked), trace, session)
        st.session_state[Key.ENDED] = (asked, trace.mistake.kind, monotonic())
    return trace


def later(trace: Trace) -> Callable[[], Trace]:
    """Return what finds a trace again: among the last ones, else by running its program once more.

    What stays with a session (a callback, a file that is made when it is asked for) holds this and no trace: a trace
    weighs up to twenty megabytes, and only `_traces` counts and bounds what all of them weigh.
    """
    known, (source, device, seed, limits, inputs, files) = ref(trace), _asked[trace]

    def again() -> Trace:
        return known() or explored(source, device, seed, limits, inputs, files=files)

    return again


def run_again() -> None:
    """Let a program run that was stopped, or whose time was up: somebody asked for it."""
    st.session_state.pop(Key.ENDED, None)


def _ended(asked: Asked) -> Trace | None:
    """Return what is left of the program of this session that ended last: the parts of a page, and clicks, ask for it.

    An endless loop would run once for each of them.
    """
    ended, kind, when = st.session_state.get(Key.ENDED, (None, "", 0.0))
    if ended != asked or (kind in REFUSED and monotonic() - when > REFUSED_SECONDS):
        return None
    left = _ended_ones.find((visitor(), asked), visitor())
    if left is None and kind == "stopped":  # it starts again for its person only, whatever was thrown out
        source, device, seed, *_others = asked
        return Trace(failure(ExploreJob(source, device, seed), "stopped", {}))
    return left
