"""A teacher's exercise as its link opens it: the exercise, and nothing else."""

from __future__ import annotations

import streamlit as st

from viz.exercises.own import Unopened, opened, opened_record
from viz.exercises.own_sealing import Fault
from viz.widgets import trust
from viz.widgets.exercises import browser_memory, own_choices
from viz.widgets.exercises import exercise_choices as choices
from viz.widgets.exercises.own_preview import preview
from viz.widgets.exercises.own_trial_panel import unconfirmed
from viz.widgets.exercises.sheet import STYLE, sheet
from viz.widgets.parts import Part
from viz.widgets.shell import head_line, session_device
from viz.words import _

ARRIVED = "own_exercise_arrived"


@st.fragment(key=Part.EXERCISES)
def solving(text: str) -> None:
    """Show the exercise that an address holds; an answer runs this again."""
    try:
        exercise = opened(text)
    except Unopened as unopened:
        _unopened(unopened.fault)
        return
    choices.begin(text)
    _arrived(text)
    st.html(STYLE)
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("An exercise"), _("made by whoever sent you this link"))
        choices.PAGE.write_link()
    choices.PAGE.notice_shown()
    with st.container(key="own-sheet"):
        if trust.waits(session_device()):
            preview(exercise)
            unconfirmed()
        else:
            sheet()
    browser_memory.mounted()


def _arrived(text: str) -> None:
    """Note once that programs came with the address: those of the exercise, and an answer."""
    if st.session_state.get(ARRIVED) != text:
        st.session_state[ARRIVED] = text
        code = own_choices.code_of(opened_record(text))
        trust.arrived(f"{code}\n{choices.ANSWER.value}", own_choices.ADDRESS)


def _unopened(fault: Fault) -> None:
    head_line(_("An exercise"), "")
    sentences = {
        "damaged": _("This link is damaged: a part of it is missing or was changed. Ask for it again."),
        "version": _("This link comes from a newer Cotangent than this one."),
        "key": _("This exercise was sealed by another server, or this server's key has changed since. Ask for a new "
                 "link."),
        "large": _("This link is damaged: a part of it is missing or was changed. Ask for it again."),
    }  # fmt: skip
    st.error(sentences[fault])
    with st.container(horizontal=True):
        st.page_link("pages/exercises.py", label=_("Exercises"), icon=":material/school:")
