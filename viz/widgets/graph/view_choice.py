"""What the picture shows of a trace: whose nodes, how folded, how far around the selected one, which turn of a loop."""

from __future__ import annotations

import streamlit as st

from core.trace import Node, Trace
from viz.escaping import visible
from viz.picture.fold_near import STEPS
from viz.picture.turns import Loop, loops
from viz.widgets.graph import graph_choices as choices
from viz.widgets.graph.shown import shown
from viz.widgets.parts import Box
from viz.words import _, ngettext


def view_choice(trace: Trace, node: Node | None) -> None:
    """Show the button that opens the choices; it says what was chosen where that is not the usual."""
    chosen = []
    if choices.VIEW.value == "torch":
        chosen.append(_("torch's nodes"))
    if choices.FOLDING.value == "line":
        chosen.append(_("by source line"))
    if choices.STEPS.value and node is not None:
        chosen.append(_steps_text(choices.STEPS.value))
    box = st.popover(" · ".join(chosen) or _("View"), icon=":material/tune:", key=Box.VIEW, on_change="rerun")
    if box.open:
        with box:
            _choices(trace, node)


def _choices(trace: Trace, node: Node | None) -> None:
    st.radio(
        _("Nodes"), ["maths", "torch"], **choices.VIEW.widget, horizontal=True,
        format_func={"maths": _("what you wrote"), "torch": _("what torch keeps")}.__getitem__,
        help=_("torch keeps a graph of its own for the backward pass: MulBackward0 and its like, which point to "
               "where they pass their gradients on. One operation of yours may be several of torch's."),
    )  # fmt: skip
    st.radio(
        _("Fold"), ["scope", "line"], **choices.FOLDING.widget, horizontal=True,
        format_func={"scope": _("loops, functions, modules"), "line": _("source lines")}.__getitem__,
    )  # fmt: skip
    st.radio(
        _("Around the selected node"), [0, *STEPS], **choices.STEPS.widget, horizontal=True, disabled=node is None,
        format_func=lambda steps: _steps_text(steps) if steps else _("the whole graph"),
        help=_("Only what is so many steps away from the selected node is drawn, in both directions."),
    )  # fmt: skip
    found = loops(trace)
    if found:
        _turn_chooser(found)


def _steps_text(steps: int) -> str:
    return ngettext("{count} step", "{count} steps", steps).format(count=steps)


def _turn_chooser(found: list[Loop]) -> None:
    """Go to a turn of a loop: its first operation is selected, and the picture shows its neighbours, too."""
    columns = st.columns([3, 2], vertical_alignment="bottom")
    headers = [visible(one.header) for one in found]
    columns[0].selectbox(_("Loop"), range(len(found)), key=choices.LOOP, format_func=headers.__getitem__)
    loop = found[st.session_state[choices.LOOP] or 0]
    last = max(loop.firsts)
    columns[1].number_input(_("Go to turn (0 to {last})").format(last=last), 0, last, None, key=choices.TURN,
                            on_change=_go)  # fmt: skip


def _go() -> None:
    turn, found = st.session_state[choices.TURN], loops(shown().trace)
    if turn is not None and found:
        loop = found[st.session_state[choices.LOOP] or 0]
        at = min((one for one in loop.firsts if one >= turn), default=max(loop.firsts))
        choices.NODE.choose(loop.firsts[at])
