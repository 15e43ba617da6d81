"""Pictures that are one click away, drawn before anybody asks: another fold, layout or backward pass."""

from __future__ import annotations

import time
from collections.abc import Iterator

import msgspec

from core.trace import Trace
from viz.marks import line_notes
from viz.node.details import beforehand, written
from viz.picture.arrangement import Wish
from viz.picture.drawing import drawn_for, for_browser
from viz.picture.room import Room

SECONDS = 0.5
"""Of processor time for one order; what is not drawn by then is left out."""

BYTES = 1_500_000
"""Of all pictures of an order together, before they are compressed."""


class Showing(msgspec.Struct, frozen=True):
    """One way to look at a trace: a picture's wish, and the pass whose adjoints it shows."""

    wish: Wish
    shown_pass: int | None


def drawn_ahead(
    trace: Trace, showings: tuple[Showing, ...], room: Room, *, backward: bool = False,
    owners: tuple[int, ...] | None = None, known: int | None = None,
) -> bytes:  # fmt: skip
    """Return what the browser gets of each picture as a JSON list, with null for what took too long.

    A picture of another pass than the browser ``known`` brings that pass's details and notes beside the text along.
    """
    found: list[bytes] = []
    left = time.process_time() + SECONDS
    for text in _each(trace, showings, room, backward, owners, known):
        if found and (time.process_time() > left or sum(map(len, found)) + len(text) > BYTES):
            break
        found.append(text)
    return b"[" + b",".join([*found, *([b"null"] * (len(showings) - len(found)))]) + b"]"


def _each(
    trace: Trace, showings: tuple[Showing, ...], room: Room, backward: bool,
    owners: tuple[int, ...] | None, known: int | None,
) -> Iterator[bytes]:  # fmt: skip
    for one in showings:
        drawn = drawn_for(trace, one.wish, room, one.shown_pass, backward=backward)
        data = for_browser(trace, drawn, one.shown_pass, owners)
        if one.shown_pass is not None and one.shown_pass != known and owners is None:
            data["details"] = written(trace, tuple(beforehand(trace)), one.shown_pass)
            data["notes"] = line_notes(trace, trace.passes[one.shown_pass])
        yield msgspec.json.encode(data)
