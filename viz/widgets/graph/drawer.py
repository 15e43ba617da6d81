"""The drawer beside the picture: what is said of the selected node, and what torch is asked about it.

All that is said was written with the picture and is in the browser already (`viz.node.details`). The server hears of
a selection late, in the smallest run there is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from core.trace import BackwardPass, Node, Trace
from viz.escaping import visible_data
from viz.node.details import TITLES, beforehand
from viz.node.panel_symbolic import symbolic_lines
from viz.node.symbolic_question import symbolic
from viz.picture.edge_facts import with_jacobian
from viz.widgets import lazily
from viz.widgets.graph import asking, blanks, running
from viz.widgets.graph import graph_choices as choices
from viz.widgets.graph.crowded import others_wait
from viz.widgets.graph.drawn import details_of
from viz.widgets.graph.local_panel import local_panel
from viz.widgets.graph.shown import Shown, shown
from viz.widgets.graph.table_panel import table_panel
from viz.widgets.mounting import bundled, message_of
from viz.widgets.parts import Box
from viz.words import _

_details = bundled("node_details")
_choice = bundled("node_choice")

MOST_LEAVES = 6
"""Leaves in the overview that stands there while nothing is selected."""

_USE = re.compile(r"e(\d{1,6})-(\d{1,6})-(\d{1,3})")
"""The name of an edge that is one use: operand, user, slot."""


class Told(NamedTuple):
    """A message of the browser.

    Attributes:
        heard: False when nothing.
        node: The selected node.
        want: Whether its details are asked for.
        chosen: What is chosen of the picture, where that changed without a question.
        use: (operand, user, slot) of an edge whose local Jacobian is asked for, or None.
    """

    heard: bool = False
    node: int | None = None
    want: bool = False
    chosen: Mapping[str, Any] | None = None
    use: tuple[int, int, int] | None = None


def drawer(now: Shown) -> None:
    """Show the details of all nodes, of which the browser opens one, and what may be asked of torch about it."""
    with st.container(key="drawer", gap="small"):
        _said(now)
        choice()


def _said(now: Shown) -> None:
    trace = now.trace
    leaves = [node.index for node in trace.nodes if node.operation == "leaf"][:MOST_LEAVES]
    nodes = tuple(beforehand(trace))
    # More follows when it is asked for, or when the hand rests. Nobody should wait for what may never be looked at.
    if not nodes or st.session_state.get(choices.TURNING) or others_wait():
        nodes = () if now.node is None else (now.node.index,)
    _details(
        key=choices.DETAILS,
        data={
            "ticket": now.ticket,
            "details": details_of(trace, nodes, now.number),
            "leaves": leaves,
            "titles": {kind: _(title) for kind, title in TITLES.items()},
            "words": {
                "details": _("Details"),
                "close": _("Close the details"),
                "wider": _("Width of the details"),
                "leaves": _("Leaves") if leaves else _("Details"),
                "leaves-hint": _("Click any node of the picture for its details."),
                "light": _("Light the way in the picture"),
                "loading": _("Being written …"),
                "unwritten": _("These details could not be written. Everything else on the page still holds."),
                "not-yet": _("Not yet: this step comes later."),
            },
        },
    )


@st.fragment
def choice() -> None:
    """Hear which node is selected; answer what the browser lacks; show what torch is asked."""
    now = shown()
    told = read_told(message_of(choices.TOLD, "told"), now.trace)
    if told.heard and told.use is None:
        choices.write_link()
    _choice(key=choices.TOLD, data=_answer(now, told), on_told_change=_tell)
    if now.trace.nodes:
        lazily.expander(_("Ask torch"), ":material/function:", _asked, Box.ASKING)


def _tell() -> None:
    told = read_told(message_of(choices.TOLD, "told"), shown().trace)
    if told.heard and told.use is None:
        choices.NODE.choose(told.node)
    if told.chosen is not None:
        choices.choose_of_picture(told.chosen, shown().trace)
    if told.heard and told.use is None and (blanks.hidden(shown().real) or choices.STEPS.value):
        running.everything()  # the question or the picture is about the selected node


def _answer(now: Shown, told: Told) -> dict[str, Any]:
    """Return the details that were asked for, or what an edge tells."""
    soon = bool(blanks.hidden(now.real) or choices.STEPS.value)
    data: dict[str, Any] = {"ticket": now.ticket, "soon": soon, "node": None if now.node is None else now.node.index}
    if told.want and told.node is not None:
        data["details"] = details_of(now.trace, (told.node,), now.number)
    if told.use is not None:
        operand, user, slot = told.use
        data |= {"edge": f"e{operand}-{user}-{slot}", "says": _edge_says(now, user, slot)}
    return data


def _edge_says(now: Shown, user: int, slot: int) -> list[str]:
    found = asking.local_jacobian(now.trace, user, slot)
    if found.jacobian is None:
        return [found.why]
    sent = now.shown_pass.sent if now.shown_pass is not None else ()
    value = next((one.value for one in sent if (one.user, one.slot) == (user, slot)), None)
    return visible_data(with_jacobian(now.trace, user, slot, value, found.jacobian))


def read_told(message: object, trace: Trace) -> Told:
    """Read a message of the browser, which anybody may forge: what names nothing was not said."""
    if not isinstance(message, Mapping):
        return Told()
    chosen = choices.read_of_picture(message.get("chosen"), trace)
    if isinstance(message.get("edge"), str):
        named = _USE.fullmatch(message["edge"])
        operand, user, slot = map(int, named.groups()) if named else (-1, -1, -1)
        there = 0 <= user < len(trace.nodes) and slot < len(trace.nodes[user].operands)
        if not there or trace.nodes[user].operands[slot] != operand:
            return Told()
        return Told(True, use=(operand, user, slot), chosen=chosen)
    node = message.get("node")
    if "node" not in message or not (node is None or (type(node) is int and 0 <= node < len(trace.nodes))):
        return Told()
    return Told(True, node, message.get("want") is True, chosen)


def _asked() -> None:
    """Show what torch and SymPy answer about the selected node."""
    now = shown()
    node = now.node
    if node is None:
        st.caption(_("Select a node in the picture: its local Jacobian, what its cells depend on, checks."))
        return
    local_panel(now.trace, node, now.shown_pass)
    _formula_switch(now.trace, node, now.shown_pass)
    table_panel(now.trace, node, now.shown_pass)


def _formula_switch(trace: Trace, node: Node, shown: BackwardPass | None) -> None:
    """Show a switch, and behind it d(root)/d(node) as formulas; nothing where there is no adjoint to compare with.

    SymPy's formula is computed on request: it takes a second.
    """
    if shown is None or shown.adjoint(node.index) is None or node.value.numel == 0:
        return
    asked = st.toggle(
        _("As a formula"), key=choices.SYMBOLIC, help=_("SymPy differentiates the same program with symbols.")
    )
    if asked:
        st.markdown("\n\n".join(symbolic_lines(trace, node, shown, symbolic(trace, node, shown))))
