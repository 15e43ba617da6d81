"""The picture of the graph with what chooses in it: a node, a backward pass."""

from __future__ import annotations

import streamlit as st

from core.trace import BackwardPass, Node, Trace
from viz.dot import to_dot
from viz.fold import folded, toggled
from viz.layout import to_svg
from viz.panel import label
from viz.widgets.graph_view import graph_view
from viz.widgets.keys import Key
from viz.words import Words


def picture(trace: Trace, node: Node | None, shown: BackwardPass | None, words: Words) -> None:
    """Show the graph; clicks select nodes and open what is folded."""


def choosers(trace: Trace, words: Words) -> None:
    """Show what chooses a node as a click on the picture does, by keyboard and by name, and which pass is shown."""
    _ = words.gettext
    several = len(trace.passes) > 1
    columns = st.columns([1, 1], vertical_alignment="bottom") if several else [st.container()]
    columns[0].selectbox(
        _("Node"), range(len(trace.nodes)), format_func=lambda index: label(trace.nodes[index]), index=None,
        key=Key.NODE, placeholder=_("Choose a node"), label_visibility="collapsed",
    )  # fmt: skip
    if several:
        columns[1].selectbox(
            _("Backward pass"), range(len(trace.passes)), format_func=lambda number: _pass_label(trace, number, words),
            index=None, key=Key.PASS, placeholder=_("The last backward pass"), label_visibility="collapsed",
        )  # fmt: skip


def _pass_label(trace: Trace, number: int, words: Words) -> str:
    one = trace.passes[number]
    if one.span is None:
        return words.gettext("Backward pass {number}").format(number=number + 1)
    return words.gettext("Backward pass {number}, line {line}").format(number=number + 1, line=one.span.line)
