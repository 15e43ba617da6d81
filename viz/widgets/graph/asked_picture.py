"""The picture of a graph beneath a question: with its player, and nothing of the workbench around it."""

from __future__ import annotations

import streamlit as st

from core.trace import Trace, TraceRecord
from viz.picture.arrangement import Wish
from viz.picture.drawing import Drawn
from viz.picture.fold_cards import Fold
from viz.picture.room import PHONE, USUAL, Room
from viz.picture.studio import DrawingFailed, number_of
from viz.widgets.graph.drawn import drawn
from viz.widgets.graph.view import GraphEvent, Seen, graph_view
from viz.words import _


def asked_picture(trace: Trace, number: int | None, *, key: str, room_key: str, height: int) -> None:
    """Show the picture of a trace, from which what is asked was taken out.

    Args:
        number: Of the backward pass that is shown.
        key: Of the picture.
        room_key: Where the session keeps what room the picture has in the browser.
    """
    if not trace.nodes:
        return

    def told(event: GraphEvent, _fold: Fold) -> None:
        if event.room is not None:
            st.session_state[room_key] = event.room

    room = room_told(room_key)
    try:
        found = drawn(trace, Wish(), room, number)
    except DrawingFailed:
        st.warning(_("This graph could not be drawn. Everything else on the page still holds."))
        return
    graph_view(
        Seen(trace, found), again=_nothing, key=key,
        ticket=f"{number_of(trace)}-{number}", room=room, shown_pass=number, height=height,
        on_event=told,
    )  # fmt: skip


def _nothing() -> Seen:
    """Stands for a picture that was let go: of this one only the room is heard, which any picture may tell."""
    return Seen(Trace(TraceRecord("", "cpu", 0, (), (), (), (), {}, None, (), None)), Drawn("", {}))


def room_told(key: str) -> Room:
    """Return the room that the browser told, which the session keeps under a key, or a guess until it has."""
    told = st.session_state.get(key)
    if isinstance(told, Room):
        return told
    return PHONE if "Mobi" in st.context.headers.get("User-Agent", "") else USUAL
