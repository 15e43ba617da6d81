"""The parts of the graph page that run again after something was done; only callbacks may say so.

An edit changes nothing of the line at the top but the example's name and how much is to be predicted, and that line
costs as much as the editor: it runs only where it says something else.
"""

from __future__ import annotations

import streamlit as st

from viz.widgets.graph import graph_choices as choices
from viz.widgets.parts import Part


def head_runs() -> None:
    """Take note that the line at the top says what is chosen now."""
    st.session_state[choices.HEAD] = _said()


def head_too() -> None:
    """Have the line at the top run after the rest, where it says something else now."""
    if _other():
        st.rerun(scope=[Part.EXPLORER, Part.HEAD])


def everything() -> None:
    """Have all of the page run, whatever was touched."""
    st.rerun(scope=[Part.EXPLORER, Part.HEAD] if _other() else Part.EXPLORER)


def _other() -> bool:
    return st.session_state.get(choices.HEAD, _said()) != _said()


def _said() -> tuple[object, ...]:
    """Return what the line at the top depends on."""
    return choices.EXAMPLE.value, choices.BLANKS.value, st.session_state.get(choices.SOLVED)
