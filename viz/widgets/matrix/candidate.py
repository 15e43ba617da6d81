"""The box for a learner's formula: it runs behind the walls, and its first difference from torch is named."""

from __future__ import annotations

import streamlit as st

from core.trace import Trace
from viz.matrix.judging import MOST_ENTRIES, Question, judged
from viz.matrix.page_sentences import candidate_said, verdict_said
from viz.matrix.picture import Picture
from viz.matrix.program import Function, candidate_problem, candidate_program
from viz.matrix.verdict import Verdict
from viz.tensors.pasted import narrowed
from viz.widgets import lazily
from viz.widgets.exploring import explored
from viz.widgets.matrix import matrix_choices as choices
from viz.widgets.matrix.identity_list import claim_text
from viz.widgets.outcome import mistake_shown
from viz.widgets.shell import session_device
from viz.widgets.trust import confirm
from viz.words import _


def candidate_panel(function: Function, trace: Trace, made: Picture) -> None:
    """Show the field for a formula, and what is to be said of it."""
    st.text_input(
        _("Is my formula right?"), **choices.CANDIDATE.widget, max_chars=300, on_change=confirm,
        placeholder=_placeholder(function), help=_("A formula as torch text. It runs at five random points."),
    )  # fmt: skip
    text = narrowed(choices.CANDIDATE.value)
    problem = candidate_problem(text)
    if problem:
        said = candidate_said(problem)
        if said:
            st.warning(said)
        return
    if len(made.entries) > MOST_ENTRIES:
        st.info(_("Formulas are compared for derivatives of up to {count} entries.").format(count=MOST_ENTRIES))
        return
    _judged(Question(function, text, choices.LAYOUT.value, trace, claim_text()))


def _judged(asked: Question) -> None:
    found = judged(asked, lambda program: explored(program, session_device()))
    if isinstance(found, Verdict):
        said = verdict_said(found, asked.layout)
        right = found.kind == "right"
        (st.success if right else st.error)(said, icon=":material/check:" if right else ":material/close:")
    elif found.mistake is not None:
        mistake_shown(found.mistake)
    else:
        st.warning(_("The formula must give a tensor, of the same shape at every point."))
    program = candidate_program(asked.function, [asked.candidate])
    lazily.expander(
        _("The program of the comparison"), ":material/code:", lambda: _program(program), "matrix-comparison"
    )


def _program(text: str) -> None:
    st.code(text, language="python")


def _placeholder(function: Function) -> str:
    return f"2 * {function.variable}"
