"""The value and the adjoint of the selected node cell by cell, where they are too large for a formula."""

from __future__ import annotations

import streamlit as st

from core.trace import BackwardPass, Node, Trace
from viz.naming import short_name
from viz.node.tensor_line import is_tabled
from viz.tensors.axes import axis_colours
from viz.tensors.grid import grid
from viz.widgets.graph import graph_choices as choices
from viz.widgets.tensors.board import board
from viz.words import _

FOLLOWED = 2_000
"""Nodes of a trace up to which an axis is followed through every operation; beyond, colours go by position."""


def table_panel(trace: Trace, node: Node, shown: BackwardPass | None) -> None:
    """Show both as heat-maps with their numbers, a corner of what is larger; nothing for what a formula holds."""
    adjoint = shown.adjoint(node.index) if shown is not None else None
    wide = is_tabled(node.value) or (adjoint is not None and is_tabled(adjoint))
    if not wide or node.value.missing:
        return
    axes = axis_colours(trace)[node.index] if len(trace.nodes) <= FOLLOWED else None
    name = short_name(node)
    cards = [grid("value", name, node.value, axes=axes, heat=True, memory=False)]
    if adjoint is not None and not adjoint.missing:
        title = _("adjoint of {name}").format(name=name)
        cards.append(grid("adjoint", title, adjoint, axes=axes, heat=True, memory=False))
    with st.container(border=True):
        st.markdown("**" + _("Cell by cell") + "**")
        board(cards, key=choices.TABLE, links=_links(cards))


def _links(cards: list) -> dict[str, dict[str, list[list[int]]]]:
    """A cell lights its own adjoint, and the other way round."""
    if len(cards) < 2 or len(cards[0].cells) != len(cards[1].cells):
        return {}
    same = [[cell] for cell in range(len(cards[0].cells))]
    return {"value": {"adjoint": same}, "adjoint": {"value": same}}
