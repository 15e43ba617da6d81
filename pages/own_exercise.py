"""A teacher's own exercise: made here, tried and sent as a link; who opens the link finds the exercise here."""

from __future__ import annotations

import streamlit as st

from viz.exercises.own import PARAMETER
from viz.exercises.own_record import Own, exercise_of
from viz.widgets.exercises import own_choices as choices
from viz.widgets.exercises.own_draft import draft_kept
from viz.widgets.exercises.own_editor import editor, starts_box
from viz.widgets.exercises.own_preview import preview
from viz.widgets.exercises.own_sending import sending_panel
from viz.widgets.exercises.own_solving import solving
from viz.widgets.exercises.own_trial_panel import trial_panel
from viz.widgets.shell import head_line, through_app
from viz.words import _


@st.fragment
def making() -> None:
    """The editor, and beside it what learners see, the trial and the link."""
    choices.begin()
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Make an exercise"), _("Write it, try it, send it as a link"))
        starts_box()
    choices.PAGE.notice_shown()
    left, right = st.container(key="workbench").columns([6, 7], gap="medium")
    with left:
        editor()
    own = choices.written()
    with right:
        _panels(own)
    draft_kept(own)


def _panels(own: Own) -> None:
    labels = {"preview": _("What learners see"), "try": _("Try it"), "send": _("Send it")}
    st.segmented_control(
        _("Panel"), list(labels), format_func=labels.__getitem__, required=True, label_visibility="collapsed",
        **choices.PANEL.widget,
    )  # fmt: skip
    with st.container(border=True, key="own-panel"):
        match choices.PANEL.value:
            case "try":
                trial_panel(own)
            case "send":
                sending_panel(own)
            case _:
                preview(exercise_of(own))


through_app()
sent = st.query_params.get(PARAMETER, "")
if sent:
    st.set_page_config(page_title=_("An exercise"))
    solving(sent)
else:
    making()
