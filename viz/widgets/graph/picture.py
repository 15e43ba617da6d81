"""The picture of the graph with what chooses in it: a node, a backward pass."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from core.trace import Trace
from viz.picture.arrangement import Wish
from viz.picture.drawing import Drawn
from viz.picture.fold import folded, toggled
from viz.picture.fold_cards import Fold
from viz.picture.room import PHONE, USUAL, Room
from viz.picture.studio import DrawingFailed
from viz.picture.torch_graph import TorchGraph
from viz.timeline.timeline import NO_STEPS
from viz.widgets.graph import graph_choices as choices
from viz.widgets.graph.drawn import drawn, torch_graph_of
from viz.widgets.graph.shown import Shown, shown
from viz.widgets.graph.view import GraphEvent, Seen, graph_view
from viz.widgets.graph.view_choice import view_choice
from viz.widgets.keys import Key
from viz.widgets.parts import Part
from viz.words import _, language

NOTHING = {"cards": [], "edges": [], "frames": [], "cardOf": {}, "timeline": NO_STEPS}
"""What stands beside a picture that could not be made."""


def laid_out() -> None:
    """Bring program, picture and player onto one screen, whatever its size."""
    st.html(Path(__file__).parent / "page.css")


def picture(now: Shown, height: int) -> None:
    """Show the graph; clicks select nodes and open what is folded. A layout that fails costs the picture only."""
    seen = _seen(now)
    if seen.drawn.refused:
        st.warning(_("This graph could not be drawn. Everything else on the page still holds."))
    opened = choices.OPENED.value
    graph_view(
        seen,
        again=lambda: _seen(shown()),
        key=choices.PICTURE,
        ticket=now.ticket,
        room=room_now(),
        shown_pass=now.number,
        selected=now.node.index if now.node else None,
        span=now.node.span if now.node else None,
        empty="" if seen.owners is None else _("torch keeps no graph: nothing here requires grad."),
        height=height,
        turning=bool(st.session_state.get(choices.TURNING)),
        opened=opened,
        setting=f"{choices.VIEW.value} {choices.FOLDING.value} {choices.STEPS.value} {language()}",
        on_event=lambda event, fold: _act(event, opened, fold),
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
    if graph is None:
        return drawn(now.trace, _wish(node), room_now(), now.number)
    place = None if node is None else graph.places.get(node)
    return drawn(graph.trace, _wish(place), room_now(), now.number, backward=True)


def fold_later(now: Shown) -> Callable[[Trace], Fold]:
    """Return what folds a trace as this one is folded and chosen now, or as it would be where it cannot be drawn."""
    wish, room, number = _wish(now.node.index if now.node else None), room_now(), now.number

    def found(trace: Trace) -> Fold:
        try:
            return drawn(trace, wish, room, number).fold
        except DrawingFailed:
            return folded(trace)

    return found


def _wish(focus: int | None) -> Wish:
    return Wish(choices.OPENED.value, focus, choices.FOLDING.value == "line", choices.STEPS.value)


def room_now() -> Room:
    """Return the room that the browser told, or a guess until it has."""
    told = st.session_state.get(Key.ROOM)
    if told is not None:
        return told
    return PHONE if "Mobi" in st.context.headers.get("User-Agent", "") else USUAL


def _act(event: GraphEvent, opened: frozenset[str], fold: Fold) -> None:
    if event.room is not None:
        st.session_state[Key.ROOM] = event.room
    choices.NODE.choose(event.at if event.found is None else event.found)
    if event.toggled is not None:
        before = opened if event.opened is None else event.opened
        choices.OPENED.choose(toggled(before, fold, event.toggled))


def choosers(trace: Trace) -> None:
    """Show what chooses what the picture shows, and which backward pass."""
    with st.container(key="choosers", horizontal=True):
        if len(trace.passes) > 1:
            labels = [_pass_label(trace, number) for number in range(len(trace.passes))]
            st.selectbox(
                _("Backward pass"), range(len(labels)), format_func=labels.__getitem__, index=None,
                **choices.PASS.widget, width=230,
                placeholder=_("The last backward pass"), label_visibility="collapsed", on_change=_pass_chosen,
            )  # fmt: skip
        view_choice(trace, None if (index := choices.NODE.value) is None else trace.nodes[index])


def _pass_chosen() -> None:
    st.rerun(scope=Part.EXPLORER)  # the editor shows its adjoints, too


def _pass_label(trace: Trace, number: int) -> str:
    one = trace.passes[number]
    if one.span is None:
        return _("Backward pass {number}").format(number=number + 1)
    return _("Backward pass {number}, line {line}").format(number=number + 1, line=one.span.line)
