"""Reductions: which cells become which, and the axis that disappears."""

from __future__ import annotations

import streamlit as st

from viz.reductions.reduction import Choice, axes_problem, program, statement
from viz.widgets.exploring import explored
from viz.widgets.export import export_menu
from viz.widgets.last_sound import last_sound
from viz.widgets.outcome import mistakes_shown
from viz.widgets.reductions import reduction_choices as choices
from viz.widgets.reductions.controls import axes_said, call_shown, controls
from viz.widgets.reductions.downloads import taken
from viz.widgets.reductions.norms import norms_panel
from viz.widgets.reductions.picture import picture_panel
from viz.widgets.reductions.table import table_panel
from viz.widgets.reductions.use import use_panel
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, session_device, through_app
from viz.words import _

DRAWN = "reductions-drawn"


@st.fragment
def reductions() -> None:
    """Everything on the page: a choice runs this again, and not the rest of the application."""
    choices.PAGE.begin()
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Reductions"), _("Which cells become which: the axis that you sum over disappears"))
        choices.PAGE.write_link()
        share_link(choices.PAGE.link, export_menu("reductions", taken))
    choices.PAGE.notice_shown()
    before = controls()
    choice = choices.chosen()
    if before is not None:
        rank = len(before.value.shape)
        call_shown(choice, rank)
        if axes_said(choice, rank):
            trace = explored(program(choice, rank), session_device())
            mistakes_shown(trace, None)
            if trace.mistake is None:
                last_sound(choices.LAST, "choice", choice)
                picture_panel(trace, choice)
    else:
        _last_picture()
    shape = before.value.shape if before is not None else (5, 4)
    # Only the open tab runs its programs.
    use, norms, table = st.tabs([_("Use it"), _("Norms"), _("Shape table")], key=choices.TABS, on_change="rerun")
    if use.open:
        with use:
            if before is None or axes_problem(choice, len(shape)) == "same":
                st.info(_("First a tensor, and axes that it has."))
            else:
                use_panel(choice, len(shape))
    if norms.open:
        with norms:
            norms_panel()
    if table.open:
        with table:
            table_panel(shape)


def _last_picture() -> None:
    """Show what was reduced last, while there is no tensor."""
    choice: Choice | None = last_sound(choices.LAST, "choice", None, DRAWN)
    if choice is None:
        st.info(_("The picture appears when the tensor can be made."))
        return
    trace = explored(f"import torch\n{statement(choice)}\n", session_device())
    if trace.mistake is None:
        trace = explored(program(choice, len(trace.named("A").value.shape)), session_device())
    if trace.mistake is None:
        with st.container(key=DRAWN):
            picture_panel(trace, choice)


through_app()
reductions()
