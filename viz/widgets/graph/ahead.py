"""Pictures that are one click away: the browser fetches them while it is idle, so that the click waits for nothing.

The answer goes to a component of its own: the picture that is on screen is not sent again.
"""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
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
from viz.widgets.visitors import awaited

_ahead = bundled("graph_ahead")

MOST = 24
"""Pictures that one message may ask for."""
SECONDS = 1.0
"""After which no further one is begun."""
BYTES = 1_000_000
"""Of the pictures of one answer, after which no further one is begun."""


class Wanted(NamedTuple):
    """A request of the browser: the choices of each picture, and the selected node."""

    node: int | None
    chosen: tuple[Mapping[str, Any], ...]


@st.fragment
def ahead() -> None:
    """Answer what the browser asks for; without a question, or while others wait, show nothing."""
    now = shown()
    message = st.session_state.get(choices.AHEAD, {}).get("wanted")
    wanted = read_wanted(message, now, room_now())
    packed = [] if wanted is None or others_wait() else _packed(now, wanted)
    data = {
        "ticket": now.ticket,
        "room": msgspec.to_builtins(room_now()),
        "node": None if wanted is None else wanted.node,
        "packed": packed,
        "answered": number_of(message),
    }
    _ahead(key=choices.AHEAD, data=data, on_wanted_change=lambda: None)


def _packed(now: Shown, wanted: Wanted) -> list[dict[str, Any]]:
    """Return the pictures as the browser unpacks them, with what is chosen in each; what takes too long is left out."""
    found: list[dict[str, Any]] = []
    room, until = room_now(), time.monotonic() + SECONDS
    for chosen in wanted.chosen:
        trace, showing = _showing(now, wanted.node, chosen)
        try:
            packed = b64encode(studio.ahead(trace, Ahead(showing, room))).decode()
        except studio.DrawingFailed:
            break  # a click asks again, and says what went wrong
        found.append({"chosen": {**chosen, "opened": sorted(chosen["opened"])}, "packed": packed})
        if awaited() or time.monotonic() > until or sum(len(one["packed"]) for one in found) > BYTES:
            break
    return found


def _showing(now: Shown, node: int | None, chosen: Mapping[str, Any]) -> tuple[Trace, Showing]:
    number = chosen["pass"]
    if chosen["view"] == "maths":
        return now.trace, Showing(wish(chosen, node), number, told=number != now.number)
    graph = torch_graph_of(now.trace)
    place = None if node is None else graph.places.get(node)
    return graph.trace, Showing(wish(chosen, place), number, backward=True, owners=graph.owners)


def number_of(message: object) -> int | None:
    """Return which of its questions the browser asks, so that it knows when the next may follow."""
    number = message.get("number") if isinstance(message, Mapping) else None
    return number if type(number) is int and 0 < number < 1_000_000 else None


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
