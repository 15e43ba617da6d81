"""The derivative as SymPy's formula, computed on request: it takes a second."""

from __future__ import annotations

import streamlit as st

from core.trace import BackwardPass, Node, Trace
from viz.node.panel_symbolic import symbolic_lines
from viz.node.symbolic_question import symbolic
from viz.widgets.graph import graph_choices as choices
from viz.words import _


def symbolic_check(trace: Trace, node: Node, shown: BackwardPass | None) -> None:
    """Show a switch, and behind it d(root)/d(node) as formulas; nothing where there is no adjoint to compare with."""
    if shown is None or shown.adjoint(node.index) is None or node.value.numel == 0:
        return
    asked = st.toggle(
        _("As a formula"), key=choices.SYMBOLIC, help=_("SymPy differentiates the same program with symbols.")
    )
    if asked:
        st.markdown("\n\n".join(symbolic_lines(trace, node, shown, symbolic(trace, node, shown))))
