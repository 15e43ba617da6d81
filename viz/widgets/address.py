"""The address in the browser, of which a run knows only what it was when the browser sent its message.

An earlier run may have written another one since. So every writer remembers in the session what it wrote last, under a
key of its own: what a message says is believed only where no run can have changed it, and a choice that was made and
unmade quickly is written again.
"""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from viz.widgets.keys import Key


def is_news(parameter: str, written: str) -> bool:
    """Return whether the address says something of a parameter that this session did not write.

    That is when the session asks for the first time, when somebody went back or forward in the browser, and when the
    page was entered by another address.

    Args:
        written: The session's key of what was written last.
    """
    state = st.session_state
    if written not in state or went_back():
        return True
    return state.get(Key.ENTERED, False) and st.query_params.get(parameter, "") not in ("", state[written])


def write(parameter: str, wanted: str, written: str) -> None:
    """Let the address say this of a parameter; "" takes the parameter out.

    Args:
        written: The session's key of what was written last.
    """
    said, state = st.query_params.get(parameter, ""), st.session_state
    if {said, state.get(written, said)} != {wanted}:
        if wanted:
            st.query_params[parameter] = wanted
        elif parameter in st.query_params:
            del st.query_params[parameter]
        else:
            st.query_params.update({})  # sends the address as it is here
    state[written] = wanted


def went_back() -> bool:
    """Return whether this run is about another address because somebody went back or forward in the browser."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation
