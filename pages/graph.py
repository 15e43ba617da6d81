"""The computation graph of a program: every value, every gradient."""

from __future__ import annotations

import streamlit as st

from core import Trace
from core.limits import usual_limits
from core.trace import BackwardPass, Node, Repair
from viz.blanks import masked
from viz.examples import BY_KEY
from viz.leaves import live_leaves
from viz.marks import line_notes, trace_marks
from viz.picture.fold import Fold
from viz.repairs import repaired
from viz.why import why
from viz.widgets.code_editor import code_editor
from viz.widgets.exploring import explored
from viz.widgets.figures import figures_shown
from viz.widgets.graph import blanks, leaf_state
from viz.widgets.graph import state as graph_state
from viz.widgets.graph.live_leaves import live_leaves as leaf_sliders
from viz.widgets.graph.live_leaves import panel_height
from viz.widgets.graph.panels import leaves_panel, node_panel
from viz.widgets.graph.picture import choosers, fold_shown, laid_out, picture
from viz.widgets.graph.questions import questions
from viz.widgets.graph.take_away import take_away
from viz.widgets.keys import Key
from viz.widgets.outcome import has_outcome, mistakes_shown, output_shown
from viz.widgets.shell import head_line, session_device, session_words, share_link, through_app
from viz.words import Words

PICTURE_HEIGHT = 560
EDITOR_HEIGHT = 612  # as high as the picture with what stands above it
EDITOR_HEIGHT_ABOVE_OUTPUT = 420
LOWEST_EDITOR = 250


@st.fragment
def explorer() -> None:
    """Everything on the page: an edit or a click runs this again, and not the rest of the application."""
    words = session_words()
    graph_state.begin(words)
    real = explored(st.session_state[Key.PROGRAM], session_device())
    graph_state.keep_valid(real)
    number = graph_state.shown_pass(real)
    blanks.keep_valid(real, None if number is None else real.passes[number])
    trace = masked(real, blanks.hidden(real))  # whatever is still to be predicted is in nothing beneath this line
    node = graph_state.selected_node(trace)
    shown = None if number is None else trace.passes[number]
    fold = fold_shown(trace, node)
    _head(trace, real, fold, number, words)
    left, right = st.container(key="workbench").columns([5, 8], gap="medium")
    with left:
        leaves = live_leaves(trace)
        _editor(trace, node, shown, panel_height(leaves), words)
        leaf_sliders(
            leaves, words, key=Key.LEAVES,
            on_turn=lambda *turned: leaf_state.turn(trace, *turned),
            on_write_out=lambda leaf: leaf_state.write_out(trace, leaf),
        )  # fmt: skip
        mistakes_shown(trace, words, _repair)
        with st.container(key="results"):
            if trace is real:
                output_shown(trace, words)
                figures_shown(trace, words)
    with right:
        choosers(trace, fold, words)
        explanation = why(trace, node, number, words) if node is not None else None
        picture(trace, fold, node, number, explanation, words, PICTURE_HEIGHT)
    blanks.question(real, None if number is None else real.passes[number], words)
    if node is not None and explanation is not None:
        node_panel(trace, node, shown, explanation, words)
    elif trace.nodes:
        leaves_panel(trace, shown, words)
    questions(graph_state.try_out, words)


def _head(trace: Trace, real: Trace, fold: Fold, shown_pass: int | None, words: Words) -> None:
    _ = words.gettext
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Computation graph"), _("every value, every gradient"))
        st.selectbox(
            _("Examples"),
            list(BY_KEY),
            format_func=lambda key: _(BY_KEY[key].title),
            key=Key.EXAMPLE,
            index=None,
            label_visibility="collapsed",
            placeholder=_("Your own program"),
            on_change=graph_state.choose_example,
            width=260,
        )
        blanks.chooser(real, None if shown_pass is None else real.passes[shown_pass], words)
        share_link(graph_state.write_link(), words)
        take_away(trace, fold, shown_pass, words)
    if st.session_state[Key.NOTICE]:
        st.warning(st.session_state[Key.NOTICE])


def _editor(trace: Trace, node: Node | None, shown: BackwardPass | None, beneath: int, words: Words) -> None:
    height = EDITOR_HEIGHT_ABOVE_OUTPUT if has_outcome(trace) else EDITOR_HEIGHT
    code_editor(
        graph_state.text()._replace(quiet=leaf_state.turned()),
        marks=trace_marks(trace, node, words),
        notes=line_notes(trace, shown, words),
        limit=usual_limits().source_characters,
        words=words,
        height=max(LOWEST_EDITOR, height - beneath),
        key=Key.EDITOR,
        on_edit=graph_state.edit,
    )


def _repair(repair: Repair) -> None:
    graph_state.replace(repaired(st.session_state[Key.PROGRAM], repair))


through_app()
laid_out()
explorer()
