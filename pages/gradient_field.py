"""Gradient field: contours, gradients and the right angle between them, measured."""

from __future__ import annotations

import streamlit as st

from viz.widgets.field import state as field_state
from viz.widgets.field.curve import curve_page
from viz.widgets.field.function import function_card, preset_box
from viz.widgets.field.page import plane_page
from viz.widgets.keys import Key
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, session_words, through_app


@st.fragment
def field() -> None:
    """Everything on the page: a choice runs this again, and not the rest of the application."""
    words = session_words()
    _ = words.gettext
    field_state.begin(words)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(
            _("Gradient field"), _("The gradient stands at a right angle to the contour, and here that is measured")
        )
        preset_box(words)
        link = st.container(width="content")
    if st.session_state[Key.FIELD_NOTICE]:
        st.warning(st.session_state[Key.FIELD_NOTICE])
    left, right = st.container(key="workbench").columns([8, 5], gap="medium")
    with right:
        function = function_card(words)
    choice = field_state.chosen()
    with link:
        address = field_state.write_link(choice)
        share_link(lambda: address, words)
    if function is None:
        left.info(_("The picture appears when f can be read."))
    elif len(function.names) == 1:
        curve_page(function, choice, left, right, words)
    else:
        plane_page(function, choice, left, right, words)


through_app()
field()
