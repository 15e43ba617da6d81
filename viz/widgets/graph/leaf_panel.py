"""The sliders of leaves, which run alone while a hand turns one: then only numbers go to the browser.

The picture there keeps its cards, its scale and its layout. Details, the player's sentences and what was printed
follow when the hand stops: then, and where more than numbers has changed, the whole page runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from viz.leaves import live_leaves
from viz.marks import line_notes, offered_repairs, trace_marks
from viz.picture import studio
from viz.picture.drawing_process import Numbers
from viz.widgets.code_editor import beside
from viz.widgets.graph import graph_choices as choices
from viz.widgets.graph import leaf_state
from viz.widgets.graph.live_leaves import live_leaves as leaf_sliders
from viz.widgets.graph.picture import wish
from viz.widgets.graph.shown import Shown, shown


@st.fragment
def leaf_panel() -> None:
    """Show the sliders; after a turn, with the numbers that the page shows of it."""
    picture, now = leaf_state.moved(), shown()
    leaf_sliders(
        live_leaves(now.trace),
        on_turn=partial(leaf_state.turn, now.trace.source),
        on_write_out=partial(leaf_state.write_out, now.trace.source),
        key=choices.LEAVES,
        turn=st.session_state.get(choices.TURN, 0),
        numbers=_numbers(now, picture) if picture else None,
    )


NOT_THESE = {"picture": ""}
"""The answer where more than numbers has changed, or one needs more room: the browser asks for a new picture."""


def _numbers(now: Shown, picture: str) -> Mapping[str, Any]:
    """Return the numbers for the picture that the browser has."""
    held = st.session_state.get(choices.HELD)
    if held is None or held.name != picture or now.trace is not now.real:
        return NOT_THESE
    wished = wish(choices.of_picture(now.trace), now.node.index if now.node else None)
    try:
        found = studio.numbers(now.trace, Numbers(wished, now.number, held))
    except studio.DrawingFailed:
        return NOT_THESE
    if not found:
        return NOT_THESE
    said = beside(trace_marks(now.trace, now.node), line_notes(now.trace, now.shown_pass), offered_repairs(now.trace))
    return {"picture": picture, "texts": found, "source": now.trace.source, **said}
