"""What stands beneath the picture: the selected node in three columns, or the leaves when nothing is selected."""

from __future__ import annotations

import streamlit as st

from core.trace import BackwardPass, Node, Trace
from viz.escaping import code_span
from viz.naming import short_name
from viz.node import panel
from viz.node.panel_adjoint import adjoint_lines, sent_lines
from viz.node.panel_formula import formula_lines
from viz.node.panel_torch import torch_lines
from viz.prose import Line, as_markdown
from viz.why import Why
from viz.widgets.graph.local_panel import chosen_cell, local_panel
from viz.widgets.graph.symbolic_check import symbolic_check
from viz.widgets.graph.table_panel import table_panel
from viz.widgets.graph.why import why_shown
from viz.words import Words

MOST_LEAVES = 6


def node_panel(trace: Trace, node: Node, shown: BackwardPass | None, why: Why, words: Words) -> None:
    """Show value, adjoint with its contributions, and torch's own view of one node."""
    _ = words.gettext
    forward, backward, inside = st.container(border=True, key="node-columns").columns([4, 5, 4], gap="large")
    with forward:
        st.markdown(as_markdown(panel.place(node, words)))
        st.code(panel.expression(trace, node), language="python", wrap_lines=True)
        _lines(formula_lines(trace, node, chosen_cell(node)) + panel.value_lines(node, words))
        users = tuple(other.index for other in trace.nodes if node.index in other.operands)
        st.markdown(as_markdown(panel.use_line(trace, users, words)))
    with backward:
        _title(_("Adjoint"))
        _lines(adjoint_lines(trace, node, shown, words))
        symbolic_check(trace, node, shown, words)
    with inside:
        why_shown(why, words)
        sent = sent_lines(trace, node, shown, words)
        if sent:
            _title(_("What it sends back"))
            _lines(sent)
        _title(_("In PyTorch"))
        _lines(torch_lines(trace, node, words))
    table_panel(trace, node, shown, words)
    local_panel(trace, node, shown, words)


def leaves_panel(trace: Trace, shown: BackwardPass | None, words: Words) -> None:
    """Show every leaf with its gradient: what a learner looks for first."""
    _ = words.gettext
    leaves = [node for node in trace.nodes if node.operation == "leaf"]
    with st.container(border=True):
        if not leaves:
            st.caption(_("Click a node of the picture, or choose one above it, to see its value and its gradient."))
            return
        _title(_("Leaves"), _("Click any node of the picture for its details."))
        for column, node in zip(st.columns(min(len(leaves), MOST_LEAVES)), leaves, strict=False):
            with column:
                st.markdown(code_span(short_name(node)))
                _lines([*panel.value_lines(node, words), *adjoint_lines(trace, node, shown, words)[:1]])


def _title(title: str, more: str = "") -> None:
    st.markdown(f"**{title}**" + (f" :gray[{more}]" if more else ""))


def _lines(lines: list[Line]) -> None:
    st.markdown("\n\n".join(map(as_markdown, lines)))
