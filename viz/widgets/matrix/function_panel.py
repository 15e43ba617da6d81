"""The program of the function: an editor for the learner's part, and all that runs."""

from __future__ import annotations

import streamlit as st

from core.trace import Trace
from viz.matrix.own_lines import OwnLines, own_lines
from viz.matrix.page_sentences import unusable
from viz.matrix.program import LONGEST, Unusable, read
from viz.widgets import lazily
from viz.widgets.code_editor import code_editor
from viz.widgets.matrix import matrix_choices as choices
from viz.widgets.trust import typed
from viz.words import _


def function_panel(trace: Trace | None) -> None:
    """Show the editor and the program that runs, or what the text lacks.

    Args:
        trace: Of the program that runs; None where the text defines no function.
    """
    text = choices.TEXT.value
    said = own_lines(trace, text) if trace is not None else OwnLines()
    code_editor(
        text, key=choices.EDITOR, on_edit=_edited, limit=LONGEST, marks=said.marks, repairs=said.repairs
    )  # fmt: skip
    if trace is None:
        st.warning(_lacking(text))
        return
    program = trace.source
    lazily.expander(_("The whole program"), ":material/code:", lambda: _shown(program), "matrix-program")


def _lacking(text: str) -> str:
    try:
        read(text)
    except Unusable as error:
        return unusable(error)
    return ""


def _shown(text: str) -> None:
    st.code(text, language="python")


def _edited(source: str) -> None:
    typed(source)
    choices.edited(source)
