"""Reductions: which cells become which, and the axis that disappears."""

from __future__ import annotations

import streamlit as st

from viz.reductions.reduction import axes_problem, program
from viz.widgets.exploring import explored
from viz.widgets.keys import Key
from viz.widgets.outcome import mistakes_shown
from viz.widgets.reductions import state as reduction_state
from viz.widgets.reductions.controls import axes_said, call_shown, controls
from viz.widgets.reductions.norms import norms_panel
from viz.widgets.reductions.picture import picture_panel
from viz.widgets.reductions.table import table_panel
from viz.widgets.reductions.use import use_panel
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, session_device, session_words, through_app


@st.fragment
def reductions() -> None:
    """Everything on the page: a choice runs this again, and not the rest of the application."""
    words = session_words()
    _ = words.gettext
    reduction_state.begin(words)
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Reductions"), _("Which cells become which: the axis that you sum over disappears"))
        link = reduction_state.write_link(reduction_state.chosen())
        share_link(lambda: link, words)
    if st.session_state[Key.REDUCTION_NOTICE]:
        st.warning(st.session_state[Key.REDUCTION_NOTICE])
    before = controls(words)
    choice = reduction_state.chosen()
    if before is not None:
        rank = len(before.value.shape)
        call_shown(choice, rank, words)
        if axes_said(choice, rank, words):
            trace = explored(program(choice, rank), session_device())
            mistakes_shown(trace, words, None)
            if trace.mistake is None:
                picture_panel(trace, choice, words)
    shape = before.value.shape if before is not None else (5, 4)
    # Only the open tab runs its programs.
    use, norms, table = st.tabs([_("Use it"), _("Norms"), _("Shape table")], key=Key.REDUCTION_TABS, on_change="rerun")
    if use.open:
        with use:
            if before is None or axes_problem(choice, len(shape)) == "same":
                st.info(_("First a tensor, and axes that it has."))
            else:
                use_panel(choice, len(shape), words)
    if norms.open:
        with norms:
            norms_panel(words)
    if table.open:
        with table:
            table_panel(shape, words)


through_app()
reductions()
