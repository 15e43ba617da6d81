"""The program of the function: an editor for the learner's part, and all that runs."""

from __future__ import annotations

import streamlit as st

from viz.matrix.program import LONGEST, Function, Unusable, derivative_program, read
from viz.matrix.told import unusable
from viz.widgets import lazily
from viz.widgets.code_editor import code_editor
from viz.widgets.matrix import matrix_choices as choices
from viz.widgets.trust import typed
from viz.words import _


def function_panel() -> Function | None:
    """Show the editor; return the function that its text defines, or say what is missing and return None."""
    code_editor(choices.TEXT.value, key=choices.EDITOR, on_edit=_edited, limit=LONGEST)
    try:
        function = read(choices.TEXT.value)
    except Unusable as error:
        st.warning(unusable(error))
        return None
    text = derivative_program(function)
    lazily.expander(_("The whole program"), ":material/code:", lambda: _shown(text), "matrix-program")
    return function


def _shown(text: str) -> None:
    st.code(text, language="python")


def _edited(source: str) -> None:
    typed(source)
    choices.edited(source)
