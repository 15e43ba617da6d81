"""Turning a leaf's number: the program's text is rewritten, and the editor follows without taking the focus."""

from __future__ import annotations

import streamlit as st

from viz.leaves import Leaf, rewritten, written_out
from viz.widgets.graph import graph_choices as choices
from viz.widgets.graph.shown import shown


def turn(source: str, leaf: Leaf, cell: int, value: float, final: bool) -> None:
    """Put another number into the program.

    Args:
        source: The program whose leaf it is.
    """
    if source != choices.PROGRAM.value:
        return  # the text was edited in the meantime: the number stands somewhere else now
    choices.edit(rewritten(source, leaf.cells[cell], value))
    st.session_state[choices.TURNING] = not final
    st.session_state[choices.TURNED] = True


def write_out(source: str, leaf: Leaf) -> None:
    """Put the leaf's numbers into the program, in place of the call that made them."""
    if source == choices.PROGRAM.value:
        choices.edit(written_out(shown().trace, leaf))


def turned() -> bool:
    """Return, once, whether the text was changed by a slider: the editor then follows without taking the focus."""
    return bool(st.session_state.pop(choices.TURNED, False))
