"""Pictures that are one click away: the browser asks for them while nobody does anything, so the click asks nobody.

The answer goes to a component of its own: the picture that is on screen is not sent again.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import streamlit as st

from core.trace import Trace
from viz.picture import studio
from viz.picture.ahead import Showing
from viz.picture.drawing_process import Ahead
from viz.picture.room import Room, room_from
from viz.widgets.graph import graph_choices as choices
from viz.widgets.graph.crowded import others_wait
from viz.widgets.graph.drawn import torch_graph_of
from viz.widgets.graph.picture import room_now, wish
from viz.widgets.graph.shown import Shown, shown
from viz.widgets.mounting import bundled

_ahead = bundled("graph_ahead")

MOST = 24
"""Pictures that one message may ask for."""


class Wanted(NamedTuple):
    """What the browser asks for: what is chosen in each picture, and the node that is selected."""

    node: int | None
    chosen: tuple[Mapping[str, Any], ...]


@st.fragment
def ahead() -> None:
    """Answer what the browser asks for; without a question, or while others wait, show nothing."""
    now = shown()
    wanted = read_wanted(st.session_state.get(choices.AHEAD, {}).get("wanted"), now, room_now())
    _ahead(
        key=choices.AHEAD,
        data={"ticket": now.ticket, "packed": [] if wanted is None or others_wait() else _packed(now, wanted)},
        on_wanted_change=lambda: None,
    )


def _packed(now: Shown, wanted: Wanted) -> list[dict[str, Any]]:
    """Return the pictures as the browser unpacks them, with what is chosen in each."""
    found = []
    for view in ("maths", "torch"):
        chosen = [one for one in wanted.chosen if one["view"] == view]
        if not chosen:
            continue
        trace, order = _order(now, wanted.node, chosen, view)
        try:
            packed = b64encode(studio.ahead(trace, order)).decode()
        except studio.DrawingFailed:
            continue  # a click asks again, and says what went wrong
        told = [{**one, "opened": sorted(one["opened"])} for one in chosen]
        found.append({"chosen": told, "packed": packed})
    return found


def _order(now: Shown, node: int | None, chosen: Sequence[Mapping[str, Any]], view: str) -> tuple[Trace, Ahead]:
    room = room_now()
    if view == "maths":
        showings = tuple(Showing(wish(one, node), one["pass"]) for one in chosen)
        return now.trace, Ahead(showings, room, known=now.number)
    graph = torch_graph_of(now.trace)
    place = None if node is None else graph.places.get(node)
    showings = tuple(Showing(wish(one, place), one["pass"]) for one in chosen)
    return graph.trace, Ahead(showings, room, backward=True, owners=graph.owners, known=now.number)


def read_wanted(message: object, now: Shown, here: Room) -> Wanted | None:
    """Read a message of the browser, which anybody may forge; None where it asks for nothing that there is now."""
    if not isinstance(message, Mapping):
        return None
    ticket, room, node, asked = (message.get(name) for name in ("ticket", "room", "node", "chosen"))
    if not isinstance(ticket, str) or ticket.split("-")[0] != now.ticket.split("-")[0]:
        return None  # of another program; which pass the browser shows we may not have heard yet
    if not isinstance(room, Sequence) or len(room) != 2 or room_from(*room) != here:
        return None
    if not (node is None or (type(node) is int and 0 <= node < len(now.trace.nodes))):
        return None
    if not isinstance(asked, Sequence) or isinstance(asked, str) or not 0 < len(asked) <= MOST:
        return None
    chosen = [choices.read_of_picture(one, now.trace) for one in asked]
    sound = tuple(one for one in chosen if one is not None)
    return Wanted(node, sound) if len(sound) == len(chosen) else None
