"""Exercises that check themselves: what is asked, an answer, and what is not right with it."""

from __future__ import annotations

import streamlit as st

from viz.widgets.exercises import browser_memory
from viz.widgets.exercises import exercise_choices as choices
from viz.widgets.exercises.downloads import taken
from viz.widgets.exercises.progress_panel import progress_panel
from viz.widgets.exercises.sheet import STYLE, sheet
from viz.widgets.exercises.topic_list import exercise_list
from viz.widgets.export import export_menu
from viz.widgets.lazily import Opening
from viz.widgets.parts import Box, Part
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, through_app
from viz.words import _


@st.fragment(key=Part.EXERCISES)
def exercises() -> None:
    """Everything on the page: an answer runs this again, and not the rest of the application."""
    choices.begin()
    st.html(STYLE)
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Exercises"), _("answer, and be told what is not right yet"))
        link = choices.PAGE.write_link()
        progress = Opening(_("Progress"), ":material/trophy:", Box.PROGRESS, progress_panel)
        share_link(lambda: link, progress, export_menu("exercise", taken))
    choices.PAGE.notice_shown()
    with st.container(key="exercise-room"):
        left, right = st.columns([1, 3], gap="medium")
        with right, st.container(key="exercise-sheet"):
            shown = sheet()
        with left:
            exercise_list(shown.key)
            st.page_link("pages/own_exercise.py", label=_("Make an exercise of your own"), icon=":material/edit_note:")
    browser_memory.mounted()


through_app()
exercises()
