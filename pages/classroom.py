"""The classroom: a teacher asks, everybody predicts on their own screen, then the truth is shown to all."""

from __future__ import annotations

import streamlit as st

from viz.widgets.head_menu import more_menu
from viz.widgets.parts import Part
from viz.widgets.room import remembered
from viz.widgets.room import room_choices as choices
from viz.widgets.room.arriving import arrived_room, is_teacher
from viz.widgets.room.distribution import style
from viz.widgets.room.landing import landing
from viz.widgets.room.student import student
from viz.widgets.room.teacher import head_buttons, teacher
from viz.widgets.shell import head_line, through_app
from viz.words import _


@st.fragment(key=Part.CLASSROOM)
def classroom() -> None:
    """Everything on the page: news of the room run this again, and not the rest of the application."""
    code = arrived_room()
    choices.PAGE.begin()
    look = style()
    st.html(look)
    key = remembered.key_of(code) if code is not None and is_teacher() else None
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Classroom"), _("everybody predicts, then all see what is right"))
        if code is not None and key is not None:
            head_buttons(code, key)
        more_menu("")
    if code is None:
        landing()
    elif not remembered.told():
        st.caption(_("One moment …"))
    elif key is not None:
        teacher(code, key)
    else:
        student(code)
    remembered.mounted()


through_app()
classroom()
