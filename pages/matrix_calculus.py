"""Matrix calculus: every output entry by every input entry, and then the order in which they are written."""

from __future__ import annotations

import streamlit as st

from core.trace import Trace
from viz.matrix.identities import IDENTITIES
from viz.matrix.own_lines import own_lines
from viz.matrix.page_sentences import undrawable
from viz.matrix.picture import Picture, Undrawable, picture, returns_a_number
from viz.matrix.program import Function, Unusable, derivative_program, read
from viz.widgets.exploring import explored
from viz.widgets.export import export_menu
from viz.widgets.last_sound import last_sound
from viz.widgets.matrix import matrix_choices as choices
from viz.widgets.matrix.candidate import candidate_panel
from viz.widgets.matrix.downloads import taken
from viz.widgets.matrix.function_panel import function_panel
from viz.widgets.matrix.identity_list import claim_shown, identity_line, identity_list
from viz.widgets.matrix.map_view import map_view
from viz.widgets.matrix.picture_panel import derivative_view
from viz.widgets.matrix.predict_panel import predicted
from viz.widgets.matrix.sections import sections
from viz.widgets.outcome import own_mistake_shown
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, session_device, through_app
from viz.words import _

DRAWN = "matrix-drawn"


@st.fragment
def matrix_calculus() -> None:
    """Everything on the page: a choice runs this again, and not the rest of the application."""
    choices.PAGE.begin()
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Matrix calculus"), _("Every output entry by every input entry, then how they are laid out"))
        st.toggle(_("Predict first"), **choices.PREDICT.widget)
        link = choices.PAGE.write_link()
        share_link(lambda: link, export_menu("matrix_calculus", taken))
    choices.PAGE.notice_shown()
    function = _function()
    trace = explored(derivative_program(function), session_device()) if function is not None else None
    left, right = st.container(key="workbench").columns([5, 8], gap="medium")
    with left, st.container(border=True, gap="small"):
        _side()
        function_panel(trace)
    made = None
    with right:
        if function is not None and trace is not None:
            made = _derivative(function, trace)
        if made is None:
            _last_picture()
        else:
            last_sound(choices.LAST, "text", choices.TEXT.value)
    sections(function, made)


def _function() -> Function | None:
    try:
        return read(choices.TEXT.value)
    except Unusable:
        return None


def _last_picture() -> None:
    """Show the derivative of the last function that had one."""
    text = last_sound(choices.LAST, "text", None, DRAWN)
    if text is None:
        st.info(_("The picture appears when f can be differentiated."))
        return
    function = read(text)
    try:
        made = picture(explored(derivative_program(function), session_device()), function)
    except Undrawable:  # a worker was lost
        return
    with st.container(border=True, key=DRAWN):
        derivative_view(made)


def _side() -> None:
    titles = {"map": _("Map"), "identities": _("Identities ({count})").format(count=len(IDENTITIES))}
    st.segmented_control(
        _("Open a function from"), list(titles), format_func=titles.__getitem__, **choices.SIDE.widget, required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    if choices.SIDE.value == "map":
        map_view()
    else:
        identity_list()


def _derivative(function: Function, trace: Trace) -> Picture | None:
    """Show the derivative and what is asked about it; say what went wrong and return None where there is none."""
    said = own_lines(trace, function.text)
    try:
        made = picture(trace, function)
    except Undrawable as error:
        if said.mistake is not None and error.problem == "tensor" and not returns_a_number(trace):
            own_mistake_shown(said.mistake, function.text)
        else:
            st.info(undrawable(error))
        return None
    with st.container(border=True, gap="small"):
        hidden = predicted(made)
        identity_line(covered=bool(hidden))
        derivative_view(made, hidden)
        if not hidden:
            claim_shown()
    with st.container(border=True, gap="small"):
        candidate_panel(function, trace, made)
    return made


through_app()
matrix_calculus()
