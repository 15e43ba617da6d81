"""The local Jacobian of the selected node: cells that light up, the rule, the product with the adjoint, the checks."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core import Trace
from core.trace import BackwardPass, Jacobian, Node
from viz.escaping import markdown_text
from viz.naming import pair_names
from viz.node import panel_jacobian
from viz.node.local_view import Places, board, entries, places
from viz.node.panel_formula import WRITTEN_CELLS, formula_lines
from viz.prose import as_markdown
from viz.widgets import answers
from viz.widgets.graph import asking
from viz.widgets.graph import graph_choices as choices
from viz.widgets.graph.local_view import local_view
from viz.words import _

AT_ONCE = 2_000
"""Nodes of a trace up to which a question is asked unasked: the program runs again for it."""

MOST_OPERANDS = 6


def local_panel(trace: Trace, node: Node, shown: BackwardPass | None) -> None:
    """Show how the node's operation depends on its operands; nothing for a value that no operation made."""
    if not node.operands:
        return
    with st.container():
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            st.markdown("**" + _("Local Jacobian") + "**", width="content")
            slot = _slot_chosen(trace, node)
            layout = _layout_chosen()
        long = len(trace.nodes) > AT_ONCE or answers.slow(trace, node.index)
        if long and not st.toggle(_("Run the program again to compute it"), key=f"{choices.LOCAL}-asked"):
            return
        with st.spinner(_("The program runs again for this question …"), show_time=True):
            slope = asking.local_jacobian(trace, node.index, slot)
        _cells_shown(trace, node, slot, slope, layout)
        cell = chosen_cell(node)
        if cell is not None and node.value.numel > WRITTEN_CELLS:  # the details have those of a small value
            _lines(list(map(as_markdown, formula_lines(trace, node, cell)[-1:])))
        if slope.jacobian is None:
            st.info(slope.why)
            return
        _lines(
            [
                panel_jacobian.shape_line(slope.jacobian, layout),
                *panel_jacobian.product_lines(trace, node, slot, slope.jacobian, shown, layout),
            ]
        )
        _checks(trace, node, slot, slope.jacobian, shown)


def _slot_chosen(trace: Trace, node: Node) -> int:
    slots = range(min(len(node.operands), MOST_OPERANDS))
    if st.session_state.get(choices.JACOBIAN_SLOT) not in slots:
        st.session_state[choices.JACOBIAN_SLOT] = 0
    pairs = [pair_names(node, trace.nodes[node.operands[slot]]) for slot in slots]
    labels = [markdown_text("∂{}/∂{}".format(*pair)) for pair in pairs]
    chosen = st.segmented_control(
        _("Operand"),
        slots,
        format_func=labels.__getitem__,
        key=choices.JACOBIAN_SLOT,
        required=True,
        label_visibility="collapsed",
    )
    return chosen or 0


def _layout_chosen() -> panel_jacobian.Layout:
    names = {"numerator": _("numerator layout"), "denominator": _("denominator layout")}
    if st.session_state.get(choices.JACOBIAN_LAYOUT) not in names:
        st.session_state[choices.JACOBIAN_LAYOUT] = "numerator"
    chosen = st.segmented_control(
        _("Layout"),
        list(names),
        format_func=names.__getitem__,
        key=choices.JACOBIAN_LAYOUT,
        required=True,
        label_visibility="collapsed",
    )
    return "denominator" if chosen == "denominator" else "numerator"


def chosen_cell(node: Node) -> int | None:
    """Return the output cell that was clicked, None when it belongs to another node."""
    found = st.session_state.get(choices.CELL)
    return found[1] if found is not None and found[0] == node.index and found[1] < node.value.numel else None


def _cells_shown(trace: Trace, node: Node, slot: int, slope: asking.Slope, layout: panel_jacobian.Layout) -> None:
    cell = chosen_cell(node)
    lit: Places = {}
    if cell is not None:
        found = asking.dependence(trace, node.index, cell)
        if found.why:
            st.info(found.why)
        lit = places(trace, node, found.cells, _jacobians(trace, node, slot, slope), cell)
    drawn = entries(trace, node, slot, slope.jacobian, layout) if slope.jacobian else None
    operands = [trace.nodes[index] for index in node.operands[:MOST_OPERANDS]]
    local_view(
        [board(one, lit.get(number)) for number, one in enumerate(operands)],
        board(node),
        drawn,
        cell=cell,
        cells=node.value.numel,
        on_cell=partial(_choose, node.index),
        key=choices.LOCAL,
    )
    if slope.jacobian is not None and drawn is None:
        st.caption(_("This Jacobian has no entries, or more than can be drawn."))


def _jacobians(trace: Trace, node: Node, slot: int, slope: asking.Slope) -> dict[int, Jacobian]:
    """Return every operand's Jacobian that there is: a lit cell shows its derivative."""
    found = {}
    for other in range(min(len(node.operands), MOST_OPERANDS)):
        one = slope if other == slot else asking.local_jacobian(trace, node.index, other)
        if one.jacobian is not None:
            found[other] = one.jacobian
    return found


def _choose(node: int, cell: int | None) -> None:
    st.session_state[choices.CELL] = None if cell is None else (node, cell)


def _checks(trace: Trace, node: Node, slot: int, jacobian: Jacobian, shown: BackwardPass | None) -> None:
    if not st.toggle(
        _("Check it"), key=choices.CHECKS, help=_("Computes the same by differences, which needs no rule.")
    ):
        return
    with st.spinner(_("The program runs again for this question …"), show_time=True):
        checked = asking.finite_difference(trace, node.index, slot)
    if checked.jacobian is None:
        st.info(checked.why)
        return
    adjoint = shown.adjoint(node.index) if shown is not None else None
    contribution = panel_jacobian.sent(shown, node, slot)
    repeated = panel_jacobian.writes_a_cell_twice(trace, node)
    lines = panel_jacobian.difference_lines(jacobian, checked.jacobian, adjoint, contribution, repeated=repeated)
    _lines(lines)


def _lines(lines: list[str]) -> None:
    if lines:
        st.markdown("\n\n".join(lines))
