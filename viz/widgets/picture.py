"""The picture of the graph with what chooses in it: a node, a backward pass."""

from __future__ import annotations

import streamlit as st

from core.trace import Node, Trace
from viz.dot import to_dot
from viz.fold import folded, toggled
from viz.graph_words import GRAPH_WORDS
from viz.layout import LayoutFailed, to_svg
from viz.panel import label
from viz.widgets.graph_view import graph_view
from viz.widgets.keys import Key
from viz.words import Words, translated_table


def picture(trace: Trace, node: Node | None, shown: int | None, words: Words, height: int) -> None:
    """Show the graph; clicks select nodes and open what is folded. A layout that fails costs the picture only."""
    opened = st.session_state[Key.OPENED]
    fold = folded(trace, opened, node.index if node else None)
    translated = translated_table(GRAPH_WORDS, words)
    try:
        svg = to_svg(to_dot(trace, fold, shown, translated)) if trace.nodes else ""
    except LayoutFailed:
        svg = ""
        st.warning(words.gettext("This graph could not be drawn. Everything else on the page still holds."))
    graph_view(
        trace,
        fold,
        svg,
        key=Key.PICTURE,
        selected=node.index if node else None,
        shown_pass=shown,
        words=translated,
        height=height,
        on_select=_select,
        on_toggle=lambda name: _open(toggled(opened, fold, name)),
    )


def _select(node: int | None) -> None:
    st.session_state[Key.NODE] = node


def _open(opened: frozenset[str]) -> None:
    st.session_state[Key.OPENED] = opened


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
