"""The picture of the graph, as it is folded and chosen now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from core.trace import Trace
from viz.picture.arrangement import Wish
from viz.picture.drawing import Drawn
from viz.picture.fold import folded
from viz.picture.fold_cards import Fold
from viz.picture.room import PHONE, USUAL, Room
from viz.picture.studio import DrawingFailed
from viz.picture.torch_graph import TorchGraph
from viz.picture.turns import turn_start
from viz.remembered_program import seen as seen_program
from viz.timeline.timeline import NO_STEPS
from viz.widgets.graph import graph_choices as choices
from viz.widgets.graph import running
from viz.widgets.graph.drawn import drawn, torch_graph_of
from viz.widgets.graph.shown import Shown, shown
from viz.widgets.graph.view import GraphEvent, Seen, graph_menu, graph_view
from viz.widgets.keys import Key
from viz.words import _

NOTHING = {"cards": [], "edges": [], "frames": [], "cardOf": {}, "timeline": NO_STEPS}
"""What stands beside a picture that could not be made."""


def laid_out() -> None:
    """Bring program, picture and player onto one screen, whatever its size."""
    st.html(Path(__file__).parent / "page.css")


def picture(now: Shown, height: int, link: str) -> None:
    """Show the graph; what is chosen in it is the browser's. A layout that fails costs the picture only.

    Args:
        link: What the address says of the page, for the browser to remember the program by.
    """
    seen = _seen(now)
    if seen.drawn.refused:
        st.warning(_("This graph could not be drawn. Everything else on the page still holds."))
    turning = bool(st.session_state.get(choices.TURNING))
    if turning:
        st.session_state[choices.HELD] = seen.drawn.held
    graph_view(
        seen,
        again=lambda: _seen(shown()),
        key=choices.PICTURE,
        ticket=now.ticket,
        room=room_now(),
        shown_pass=now.number,
        selected=now.node.index if now.node else None,
        span=now.node.span if now.node else None,
        height=height,
        turning=turning,
        turn=st.session_state.get(choices.TURN, 0),
        chosen=choices.of_picture(now.trace),
        menu=graph_menu(now.trace),
        remember=seen_program(choices.PAGE.page, link),
        on_event=lambda event, _fold: _act(event),
    )


def _seen(now: Shown) -> Seen:
    graph = torch_graph_of(now.trace) if choices.VIEW.value == "torch" else None
    try:
        found = picture_of(now, graph)
    except DrawingFailed:
        found = Drawn("", NOTHING, "failed")
    return Seen(now.trace, found) if graph is None else Seen(graph.trace, found, graph.owners)


def picture_of(now: Shown, graph: TorchGraph | None = None) -> Drawn:
    """Return the picture of the program, or of torch's graph of it, as it is folded and chosen now.

    Raises:
        DrawingFailed: there is no picture.
    """
    node = now.node.index if now.node else None
    chosen = choices.of_picture(now.trace)
    if graph is None:
        before = st.session_state.get(choices.HELD)
        return drawn(now.trace, wish(chosen, node), room_now(), now.number, before=before)
    place = None if node is None else graph.places.get(node)
    return drawn(graph.trace, wish(chosen, place), room_now(), now.number, backward=True)


def fold_later(now: Shown) -> Callable[[Trace], Fold]:
    """Return what folds a trace as this one is folded and chosen now, or as it would be where it cannot be drawn."""
    wished = wish(choices.of_picture(now.trace), now.node.index if now.node else None)
    room, number = room_now(), now.number

    def found(trace: Trace) -> Fold:
        try:
            return drawn(trace, wished, room, number).fold
        except DrawingFailed:
            return folded(trace)

    return found


def wish(chosen: Mapping[str, Any], focus: int | None) -> Wish:
    """Return what is to be drawn, of what `graph_choices.of_picture` or `read_of_picture` returned."""
    return Wish(
        frozenset(chosen["opened"]), focus, chosen["folding"] == "line", chosen["steps"], chosen["layout"]
    )  # fmt: skip


def room_now() -> Room:
    """Return the room that the browser told, or a guess until it has."""
    told = st.session_state.get(Key.ROOM)
    if told is not None:
        return told
    return PHONE if "Mobi" in st.context.headers.get("User-Agent", "") else USUAL


def _act(event: GraphEvent) -> None:
    if event.room is not None:
        st.session_state[Key.ROOM] = event.room
    choices.NODE.choose(event.at if event.found is None else event.found)
    if event.turn is not None:
        choices.NODE.choose(turn_start(shown().trace, *event.turn))
    if event.chosen is not None:
        _choose(event.chosen, shown().trace)


def _choose(told: object, trace: Trace) -> None:
    chosen, before = choices.read_of_picture(told, trace), choices.shown_pass(trace)
    if chosen is None:
        return
    choices.choose_of_picture(chosen, trace)
    if chosen["pass"] != before:
        running.everything()  # the editor and the details show its adjoints, too
