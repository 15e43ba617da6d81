"""Reductions: which cells become which, and the axis that disappears."""

from __future__ import annotations

import streamlit as st

from viz.reductions.reduction import axes_problem, program
from viz.widgets.exploring import explored
from viz.widgets.export import export_menu
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
                picture_panel(trace, choice)
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


through_app()
reductions()
