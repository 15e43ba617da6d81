"""Sliders for the numbers of leaves: whatever is turned is rewritten in the program's text, and everything follows.

The browser sends a value only after the picture of the one before has come back, and then the latest: however fast
somebody drags, nothing queues up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from viz.cells import shape_text
from viz.escaping import visible_data
from viz.leaves import Leaf
from viz.widgets.mounting import bundled
from viz.words import _

_mounted = bundled("live_leaves")

LARGEST = 1e6
"""Beyond it a number field's value is not taken over: the sliders' range could not show it."""

ROW_HEIGHT, HEAD_HEIGHT = 30, 62  # the head with the margins, and the gap to the editor


def panel_height(leaves: Sequence[Leaf]) -> int:
    """Return how high the sliders are, in CSS pixels; what does not fit into eight rows is scrolled to."""
    rows = sum(-(-len(leaf.cells) // 2) if len(leaf.cells) > 4 else len(leaf.cells) or 1 for leaf in leaves)
    return HEAD_HEIGHT + ROW_HEIGHT * min(rows, 8) if leaves else 0


def live_leaves(
    leaves: Sequence[Leaf],
    *,
    on_turn: Callable[[Leaf, int, float, bool], None],
    on_write_out: Callable[[Leaf], None],
    key: str,
) -> None:
    """Show a slider and a number field for every number of every leaf.

    Args:
        on_turn: Called with leaf, cell, value, and whether the hand has let go.
        on_write_out: Called for a leaf whose numbers do not stand in the text yet.
    """

    def acted() -> None:
        message = st.session_state[key].get("acted")
        if not isinstance(message, Mapping):
            return
        wanted = message.get("node"), message.get("name")
        leaf = next((one for one in leaves if (one.node, one.name) == wanted), None)
        if leaf is None:
            return
        cell, value = message.get("cell"), message.get("value")
        if message.get("write") is True and leaf.call is not None:
            on_write_out(leaf)
        elif type(cell) is int and 0 <= cell < len(leaf.cells) and isinstance(value, int | float):
            if abs(value) <= LARGEST:
                on_turn(leaf, cell, float(value), message.get("final") is True)

    data = {"leaves": [_leaf_data(leaf) for leaf in leaves], "words": _leaf_words()}
    _mounted(key=key, data=visible_data(data), on_acted_change=acted)


def _leaf_data(leaf: Leaf) -> dict[str, Any]:
    return {
        "name": leaf.name, "node": leaf.node, "shape": list(leaf.shape), "about": shape_text(leaf.shape),
        "values": [cell.value for cell in leaf.cells],
    }  # fmt: skip


def _leaf_words() -> dict[str, str]:
    return {
        "title": _("Leaves"),
        "hint": _("drag: everything on this page follows"),
        "write": _("Write its numbers out"),
        "why": _("{name} is made by a function. Written out as numbers it gets sliders; the program stays the same."),
    }
