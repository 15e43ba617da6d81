"""The computation graph of a program: every value, every gradient."""

from __future__ import annotations

import streamlit as st

from core.trace import Repair, Trace
from viz.examples import BY_KEY
from viz.leaves import live_leaves
from viz.marks import line_notes, offered_repairs, trace_marks
from viz.repairs import repaired
from viz.widgets.code_editor import code_editor
from viz.widgets.example_box import example_box
from viz.widgets.figures import figures_shown
from viz.widgets.graph import blanks, leaf_state, running
from viz.widgets.graph import graph_choices as choices
from viz.widgets.graph.ahead import ahead
from viz.widgets.graph.blank_chooser import blank_chooser
from viz.widgets.graph.drawer import drawer
from viz.widgets.graph.embedded import whole_page_link
from viz.widgets.graph.leaf_panel import leaf_panel
from viz.widgets.graph.live_leaves import panel_height
from viz.widgets.graph.picture import laid_out, picture
from viz.widgets.graph.questions import questions
from viz.widgets.graph.shown import Shown, shown
from viz.widgets.graph.take_away import take_away
from viz.widgets.outcome import has_outcome, mistakes_shown, output_shown
from viz.widgets.parts import Part
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, through_app
from viz.words import _

PICTURE_HEIGHT = 560
EDITOR_HEIGHT = 612  # as high as the picture with what stands above it
EDITOR_HEIGHT_ABOVE_OUTPUT = 420
LOWEST_EDITOR = 250


@st.fragment(key=Part.HEAD)
def head() -> None:
    """The line at the top: an edit runs it only where what it says has changed."""
    now = shown()
    running.head_runs()
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Computation graph"), _("every value, every gradient"))
        example_box(
            _("Examples"), list(BY_KEY), choices.EXAMPLE.value, key=choices.EXAMPLE.key,
            title=lambda key: _(BY_KEY[key].title), placeholder=_("Your own program"), width=260, on_choose=_start,
        )  # fmt: skip
        share_link(choices.PAGE.link, blank_chooser(now.real), take_away(), remembers=False)


def _start(example: str) -> None:
    choices.choose_example(example)
    running.everything()


@st.fragment(key=Part.EXPLORER)
def explorer() -> None:
    """Everything else on the page: an edit runs this again, and not the rest of the application."""
    leaf_state.moved()  # all of it is shown anew
    now = shown()
    if st.context.is_embedded:
        _alone(now)
        return
    choices.PAGE.notice_shown()
    left, right = st.container(key="workbench").columns([5, 8], gap="medium")
    with right:
        stage = st.container(key="stage", gap="small")
    with stage:
        view()  # it goes out first: whoever edits looks at the picture, and the browser draws what came before it, too
    with left:
        _program(now)
    blanks.question(now.real, now.number)
    with stage:
        drawer(now)
        ahead()


def _alone(now: Shown) -> None:
    """Show the picture with its player and nothing around it, in a frame of somebody else's page."""
    with st.container(key="stage", gap="small"):
        view()
        drawer(now)
        ahead()
    mistakes_shown(now.trace, None)
    whole_page_link(choices.PAGE.link())


@st.fragment
def view() -> None:
    """The picture: a room that changes, and what was not drawn ahead, run this, and not the editor."""
    picture(shown(), PICTURE_HEIGHT, choices.write_link())


def _try(program: str) -> None:
    choices.try_out(program)
    running.everything()


def _program(now: Shown) -> None:
    trace = now.trace
    _editor(now, panel_height(live_leaves(trace)))
    leaf_panel()
    mistakes_shown(trace, _repair)
    _input(trace)
    if trace is now.real and has_outcome(trace):
        with st.container(key="results"):
            output_shown(trace)
            figures_shown(trace)


def _input(trace: Trace) -> None:
    """Offer a box for what input() reads, once the program asks for it."""
    asks = trace.mistake is not None and trace.mistake.kind == "input"
    if asks or choices.INPUTS.value:
        st.text_area(_("Input"), **choices.INPUTS.widget, placeholder=_("One line for each input()"), height=68,
                     max_chars=choices.LONGEST_INPUT)  # fmt: skip


def _editor(now: Shown, beneath: int) -> None:
    trace = now.trace
    height = EDITOR_HEIGHT_ABOVE_OUTPUT if has_outcome(trace) else EDITOR_HEIGHT
    code_editor(
        choices.PROGRAM.value,
        ticket=now.ticket,
        quiet=leaf_state.turned(),
        marks=trace_marks(trace, now.node),
        notes=line_notes(trace, now.shown_pass),
        repairs=offered_repairs(trace),
        height=max(LOWEST_EDITOR, height - beneath),
        key=choices.EDITOR,
        on_edit=_edit,
    )


def _repair(repair: Repair) -> None:
    _edit(repaired(choices.PROGRAM.value, repair))


def _edit(text: str) -> None:
    choices.edit(text)
    running.head_too()


through_app()
laid_out()
choices.begin()
if not st.context.is_embedded:
    head()
explorer()
if not st.context.is_embedded:
    questions(_try)
