"""The program of the function: an editor for the learner's part, and all that runs."""

from __future__ import annotations

import streamlit as st

from core.trace import Trace
from viz.matrix.own_lines import OwnLines, own_lines
from viz.matrix.page_sentences import unusable
from viz.matrix.program import HEADER, LONGEST, Unusable, read
from viz.widgets import lazily
from viz.widgets.code_editor import code_editor
from viz.widgets.exploring import explored
from viz.widgets.matrix import matrix_choices as choices
from viz.widgets.outcome import own_mistake_shown
from viz.widgets.shell import session_device
from viz.widgets.trust import typed
from viz.words import _


def function_panel(trace: Trace | None) -> None:
    """Show the editor and the program that runs, or what the text lacks.

    Args:
        trace: Of the program that runs; None where the text defines no function.
    """
    text = choices.TEXT.value
    lacking = _lacking(text) if trace is None else None
    said = own_lines(trace, text) if trace is not None else _syntax(lacking, text)
    code_editor(
        text, key=choices.EDITOR, on_edit=_edited, limit=LONGEST, marks=said.marks, repairs=said.repairs
    )  # fmt: skip
    if trace is None:
        if said.mistake is not None:
            own_mistake_shown(said.mistake, text)
        elif lacking is not None:
            st.warning(unusable(lacking))
        return
    program = trace.source
    lazily.expander(_("The whole program"), ":material/code:", lambda: _shown(program), "matrix-program")


def _lacking(text: str) -> Unusable | None:
    try:
        read(text)
    except Unusable as error:
        return error
    return None


def _syntax(lacking: Unusable | None, text: str) -> OwnLines:
    """Return what a run says of a text that Python cannot read: the reason, its place and repairs that were tried."""
    if lacking is None or lacking.problem != "syntax":
        return OwnLines()
    trace = explored(HEADER + text, session_device())
    return OwnLines() if trace.mistake is None or trace.mistake.span is None else own_lines(trace, text)


def _shown(text: str) -> None:
    st.code(text, language="python")


def _edited(source: str) -> None:
    typed(source)
    choices.edited(source)
