"""Running a learner's program, with the last traces kept: a click on a node must not run it again."""

from __future__ import annotations

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
from viz.widgets.visitors import visitor

KEPT_BYTES, OF_ONE_SESSION = 128_000_000, 20_000_000
"""Traces of all sessions together, and of one: a small program's takes 20 kB, a training loop of 300 steps 25 MB."""

PASSING = {"wall-time", "worker-died", "worker-garbage", "queue-full", "server-full", "session-busy", "replaced",
           "session-share", "memory-of-all", "stopped"}  # fmt: skip
"""Mistakes of the moment rather than of the program: the same text may run well the next time."""

Asked = tuple[str, str, int, Limits, tuple[str, ...], tuple[tuple[str, bytes], ...]]


@st.cache_resource(show_spinner=False)
def _traces() -> Recent[Trace]:
    return Recent(KEPT_BYTES, OF_ONE_SESSION)


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
    if waits(device, page):
        return Trace(failure(ExploreJob(source, device, seed), "unconfirmed", {}))
    session = visitor()
    trace = _stopped(asked) or _traces().find(asked, session)
    if trace is None:
        _traces().make_room(session)
        with starting(wanted_by(source)):  # a newer run of the same session ends an older one
            trace = explore(
                source,
                device=device,
                seed=seed,
                limits=asked[3],
                session=session,
                inputs=inputs,
                files=dict(files),
            )
        if trace.mistake is None or trace.mistake.kind not in PASSING:
            _traces().keep(asked, trace, session)
        if trace.mistake is not None and trace.mistake.kind == "stopped":
            st.session_state[Key.STOPPED] = (asked, trace)
    return trace


def run_again() -> None:
    """Let a program run that was stopped: somebody asked for it."""
    st.session_state.pop(Key.STOPPED, None)


def _stopped(asked: Asked) -> Trace | None:
    """Return what is left of a program that this session stopped: a click on it must not start it again."""
    stopped = st.session_state.get(Key.STOPPED)
    return stopped[1] if stopped and stopped[0] == asked else None
