"""The session that a script runs for, and the clean-up after sessions that have ended."""

from __future__ import annotations

import threading
import time

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType
from streamlit.runtime.scriptrunner_utils.script_run_context import get_run_yield_check

from viz.recent import forget_everywhere
from viz.widgets.border.memory import give_back, something_ended

EVERY = 20.0
"""Seconds between two looks at who has left."""


def visitor() -> str:
    """Return the id of this script's session; "" where there is none."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def go_on() -> None:
    """End this script, by Streamlit's own exception, where its visitor has done something else meanwhile."""
    if (check := get_run_yield_check()) is not None:
        check()


def awaited() -> bool:
    """Return whether this script's visitor has done something else meanwhile, which waits for its end.

    What asks for a part of the page ends no script that runs: Streamlit lets it wait.
    """
    context = get_script_run_ctx()
    requests = context.script_requests if context else None
    return requests is not None and requests._state == ScriptRequestType.RERUN


def present(session: str) -> bool:
    """Return whether a session's browser is still connected. Any thread may ask."""
    return not runtime.exists() or runtime.get_instance().is_active_session(session)


@st.cache_resource(show_spinner=False)
def begin_forgetting() -> None:
    """From now on, let go of what was kept for sessions that left; once for a server."""
    threading.Thread(target=_forgetting, name="forgetting", daemon=True).start()


def _forgetting() -> None:
    while True:
        time.sleep(EVERY)
        if forget_everywhere(present):
            something_ended()
        give_back()
