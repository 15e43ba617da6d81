"""Pictures that were drawn: a click that opens nothing needs no other drawing, and two readers share one."""

from __future__ import annotations

import weakref

from core.trace import Trace
from viz.picture.arrangement import Wish
from viz.picture.drawing import Drawn
from viz.picture.drawing_process import NodeDetails, Picture
from viz.picture.numbers import Held
from viz.picture.room import Room
from viz.picture.studio import DrawingFailed, details, picture
from viz.picture.torch_graph import TorchGraph, torch_graph
from viz.recent import Recent
from viz.widgets.visitors import go_on, visitor
from viz.words import language

KEPT_BYTES, OF_ONE_SESSION = 48_000_000, 8_000_000
"""Pictures of all sessions together, and of one; one of 300 cards takes about two megabytes, a usual one 200 kB."""
DETAILS_BYTES, DETAILS_OF_ONE_SESSION = 24_000_000, 2_000_000
TORCH_BYTES, TORCH_OF_ONE_SESSION = 32_000_000, 8_000_000

_details: Recent[tuple[weakref.ref[Trace], str]] = Recent(DETAILS_BYTES, DETAILS_OF_ONE_SESSION)
_pictures: Recent[tuple[weakref.ref[Trace], Drawn]] = Recent(KEPT_BYTES, OF_ONE_SESSION)
_torch_graphs: Recent[tuple[weakref.ref[Trace], TorchGraph]] = Recent(TORCH_BYTES, TORCH_OF_ONE_SESSION)


def drawn(
    trace: Trace, wish: Wish, room: Room, shown_pass: int | None, *, backward: bool = False, before: Held | None = None
) -> Drawn:
    """Return the picture of a trace for a room, as it was drawn before where it was.

    Args:
        before: What the picture before is held by, see `viz.picture.numbers.held_for`.

    Raises:
        DrawingFailed: there is no picture; the next call tries again.
    """
    # A trace is never changed, so being the same object says enough; the picture does not keep it alive.
    key = (id(trace), wish, room, shown_pass, language(), backward, before and before.name)
    session = visitor()
    with _pictures.made_once(key, session, go_on) as kept:
        if kept is not None and kept[0]() is trace:
            return kept[1]
        found = picture(trace, Picture(wish, room, shown_pass, backward, before=before))
        _pictures.keep(key, (weakref.ref(trace), found), session)
    return found


def torch_graph_of(trace: Trace) -> TorchGraph:
    """Return torch's graph of a trace, the same object each time while it is kept: a picture belongs to its trace."""
    session = visitor()
    kept = _torch_graphs.find(id(trace), session)
    if kept is not None and kept[0]() is trace:
        return kept[1]
    found = torch_graph(trace)
    _torch_graphs.keep(id(trace), (weakref.ref(trace), found), session)
    return found


def details_of(trace: Trace, nodes: tuple[int, ...], shown_pass: int | None) -> str:
    """Return what is said of nodes as a JSON list, as it was written before where it was; "[]" where that fails."""
    key = (id(trace), nodes, shown_pass, language())
    session = visitor()
    if not nodes:
        return "[]"
    with _details.made_once(key, session, go_on) as kept:
        if kept is not None and kept[0]() is trace:
            return kept[1]
        try:
            found = details(trace, NodeDetails(nodes, shown_pass))
        except DrawingFailed:
            return "[]"
        _details.keep(key, (weakref.ref(trace), found), session)
    return found
