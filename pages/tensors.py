"""Tensors: build them, index them, and see the one storage that lies beneath their many views."""

from __future__ import annotations

import streamlit as st

from core.trace import Trace
from viz.marks import line_notes, offered_repairs, trace_marks
from viz.tensors.lessons import BY_KEY
from viz.widgets.code_editor import code_editor
from viz.widgets.example_box import example_box
from viz.widgets.exploring import explored
from viz.widgets.export import export_menu
from viz.widgets.outcome import has_outcome, mistakes_shown, output_shown
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, session_device, through_app
from viz.widgets.tensors import tensor_choices as choices
from viz.widgets.tensors.about_panel import about_panel
from viz.widgets.tensors.asking import predict_toggle
from viz.widgets.tensors.broadcast_panel import broadcast_panel
from viz.widgets.tensors.build_panel import build_panel
from viz.widgets.tensors.cards import cards
from viz.widgets.tensors.combine_panel import combine_panel
from viz.widgets.tensors.downloads import taken
from viz.widgets.tensors.index_panel import index_panel
from viz.widgets.tensors.storage_panel import storage_panel
from viz.widgets.trust import waits
from viz.words import _

PANELS = {
    "index": index_panel,
    "storage": storage_panel,
    "combine": combine_panel,
    "broadcast": broadcast_panel,
    "about": about_panel,
}
EDITOR_HEIGHT = 270


@st.fragment
def tensors() -> None:
    """Everything on the page: a choice runs this again, and not the rest of the application."""
    choices.PAGE.begin()
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Tensors"), _("One storage, many views: what shape, stride and offset really mean"))
        example_box(
            _("Lessons"), list(BY_KEY), choices.LESSON.value, key=choices.LESSONS, width=300,
            title=lambda key: _(BY_KEY[key].title), placeholder=_("Lessons"), on_choose=choices.choose_lesson,
        )  # fmt: skip
        choices.PAGE.write_link()
        share_link(choices.PAGE.link, export_menu("tensors", taken))
    choices.PAGE.notice_shown()
    trace = explored(choices.PROGRAM.value, session_device())
    left, right = st.columns([5, 6], gap="medium")
    with left:
        _editor(trace)
    with right, st.container(border=True):
        build_panel(list(trace.variables))
    mistakes_shown(trace, choices.repair)
    if waits(session_device()):
        return
    if has_outcome(trace):
        output_shown(trace)
    named = cards(trace)
    _panels(trace, named)


def _editor(trace: Trace) -> None:
    code_editor(
        choices.PROGRAM.value,
        marks=trace_marks(trace, None),
        notes=line_notes(trace, None),
        repairs=offered_repairs(trace),
        height=EDITOR_HEIGHT,
        key=choices.EDITOR,
        on_edit=choices.PAGE.typed,
    )


def _panels(trace: Trace, named) -> None:
    labels = {
        "index": _("Index"), "storage": _("View or copy"), "combine": _("Combine"), "broadcast": _("Broadcast"),
        "about": _("About"),
    }  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            _("Panel"), list(PANELS), format_func=labels.__getitem__, **choices.PANEL.widget, required=True,
            label_visibility="collapsed",
        )  # fmt: skip
        predict_toggle()
    with st.container(border=True):
        if trace.mistake is not None and choices.PANEL.value != "about":
            st.info(_("The program stops at a mistake; mend it, and this panel goes on from there."))
        else:
            PANELS[choices.PANEL.value](trace, named)


through_app()
tensors()
