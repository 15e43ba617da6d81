"""A picture that is one click away, drawn before anybody asks: another fold, layout or backward pass."""

from __future__ import annotations

import msgspec

from core.trace import Trace
from viz.marks import line_notes
from viz.node.details import beforehand, written
from viz.picture.arrangement import Wish
from viz.picture.drawing import drawn_for, for_browser
from viz.picture.room import Room


class Showing(msgspec.Struct, frozen=True):
    """One way to look at a trace.

    Attributes:
        shown_pass: Whose adjoints are shown.
        backward, owners: For torch's graph, see `viz.picture.scene.scene` and `viz.picture.drawing.for_browser`.
        told: Whether the pass's details and the notes beside the text are wanted as well.
    """

    wish: Wish
    shown_pass: int | None
    backward: bool = False
    owners: tuple[int, ...] | None = None
    told: bool = False


def drawn_ahead(trace: Trace, showing: Showing, room: Room) -> bytes:
    """Return what the browser gets of a picture, as JSON."""
    number = showing.shown_pass
    drawn = drawn_for(trace, showing.wish, room, number, backward=showing.backward)
    data = for_browser(trace, drawn, number, showing.owners)
    if showing.told and number is not None:
        data["details"] = written(trace, tuple(beforehand(trace)), number)
        data["notes"] = line_notes(trace, trace.passes[number])
    return msgspec.json.encode(data)
