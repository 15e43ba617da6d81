"""Turning a leaf's number: the program's text is rewritten, and the editor follows without taking the focus."""

from __future__ import annotations

import streamlit as st

from viz.leaves import Leaf, rewritten, written_out
from viz.picture.numbers import Held
from viz.picture.studio import DrawingFailed
from viz.widgets.graph import blanks, running
from viz.widgets.graph import graph_choices as choices
from viz.widgets.graph.live_leaves import Turn
from viz.widgets.graph.picture import picture_of
from viz.widgets.graph.shown import shown


def turn(source: str, told: Turn) -> None:
    """Put another number into the program; the whole page runs unless only numbers are wanted.

    Args:
        source: The program whose leaf it is.
    """
    st.session_state[choices.TURN] = told.number
    if source != choices.PROGRAM.value:  # it was edited in the meantime: the number stands somewhere else now
        running.everything()
    held = None if told.final else _held()
    choices.edit(rewritten(source, told.leaf.cells[told.cell], told.value))
    st.session_state[choices.TURNING] = not told.final
    st.session_state[choices.HELD] = held
    st.session_state[choices.MOVED] = told.picture
    st.session_state[choices.TURNED] = True
    if not told.picture:
        running.everything()


def _held() -> Held | None:
    """Return what keeps the picture as it is; None where nothing does, or what is to be predicted could be seen."""
    if st.session_state.get(choices.TURNING):
        return st.session_state.get(choices.HELD)
    now = shown()
    if choices.VIEW.value != "maths" or blanks.hidden(now.real):
        return None
    try:
        return picture_of(now).held
    except DrawingFailed:
        return None


def moved() -> str:
    """Return, once, the name of the picture that waits for the numbers of a turn; "" where none does."""
    return st.session_state.pop(choices.MOVED, "")


def write_out(source: str, leaf: Leaf) -> None:
    """Put the leaf's numbers into the program, in place of the call that made them."""
    if source == choices.PROGRAM.value:
        choices.edit(written_out(shown().trace, leaf))
    running.everything()


def turned() -> bool:
    """Return, once, whether the text was changed by a slider: the editor then follows without taking the focus."""
    return bool(st.session_state.pop(choices.TURNED, False))
