"""The picture of a computation graph: pan, zoom, search, light up what flows where, select, fold and choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from weakref import ref

import msgspec

from core.trace import Span, Trace
from viz.picture.drawing import Drawn, for_browser
from viz.picture.finding import first_match
from viz.picture.fold import Fold
from viz.picture.room import USUAL, Room, room_from
from viz.picture.turns import loops
from viz.picture.widget_words import widget_words
from viz.remembered_program import Seen as SeenProgram
from viz.widgets.mounting import bundled, message_of, shown_early

_mounted = bundled("graph_view")

MOST_TURNS = 400
"""Turns of all loops whose first nodes the browser gets; to those of longer ones the server leads."""
MOST_PASSES = 3_000
"""Backward passes that are told with their lines."""


class GraphEvent(NamedTuple):
    """An action in the picture that needs another picture.

    Attributes:
        happened: False when nothing; the others then mean nothing.
        at: The node that is selected in the browser.
        found: A node that a search found in a folded card, or None.
        room: What the picture has in the browser, where that is not what it was drawn for.
        chosen: What the picture is to show, as the browser says it.
        turn: A loop by its place in `viz.picture.turns.loops` and the turn that is gone to, or None.
    """

    happened: bool = False
    at: int | None = None
    found: int | None = None
    room: Room | None = None
    chosen: object = None
    turn: tuple[int, int] | None = None


class Seen(NamedTuple):
    """A trace, and its picture.

    Attributes:
        owners: For torch's graph: the learner's node that each of its nodes belongs to.
    """

    trace: Trace
    drawn: Drawn
    owners: Sequence[int] | None = None


def graph_view(
    seen: Seen,
    *,
    again: Callable[[], Seen],
    key: str,
    ticket: str,
    room: Room = USUAL,
    shown_pass: int | None = None,
    selected: int | None = None,
    span: Span | None = None,
    height: int = 540,
    turning: bool = False,
    turn: int = 0,
    chosen: Mapping[str, Any] | None = None,
    menu: Mapping[str, Any] | None = None,
    remember: SeenProgram | None = None,
    on_event: Callable[[GraphEvent, Fold], None],
) -> GraphEvent:
    """Show the picture; return what was done in it, and call ``on_event`` before the run.

    Args:
        again: Finds it again where it was let go when something is done in the picture: the session does not hold it.
        ticket: Names trace and pass; what else the browser gets of them carries the same.
        room: For which it was drawn; a browser that has another one says so.
        selected: The node to mark. What was chosen in the browser stays, until this changes.
        span: Where the selected node stands in the program, for the editor to light; also where it is not drawn.
        height: In CSS pixels.
        turning: Whether a hand is on a leaf's slider: the picture then keeps its scale.
        turn: The number of the last turn of one that this picture knows of.
        chosen: What it shows, see `viz.widgets.graph.graph_choices.of_picture`: the browser offers the rest. None for
            a picture in which nothing may be chosen.
        menu: What else may be chosen, see `graph_menu`.
        remember: The program, for the browser's list of recent ones.
    """
    trace, drawn, owners = seen
    kept = _kept_weakly(seen, again)

    def acted() -> None:
        whole, fold, of = kept()
        event = read_event(message_of(key, "acted"), whole, fold, of)
        if event.happened:
            on_event(event, fold)

    data = {
        **for_browser(trace, drawn, shown_pass, owners),
        "ticket": ticket,
        "nodes": menu["nodes"] if menu is not None else len(trace.nodes),
        "selected": selected,
        "selectedSpan": msgspec.to_builtins(span),
        "words": widget_words(),
        "height": height,
        "room": msgspec.to_builtins(room),
        "turning": turning,
        "turn": turn,
        "chosen": None if chosen is None else dict(chosen),
        "menu": menu,
        "remember": remember,
    }
    shown = _mounted(key=key, data=shown_early(key, data), on_acted_change=acted)
    return read_event(shown.get("acted"), trace, drawn.fold, owners)


def _kept_weakly(seen: Seen, again: Callable[[], Seen]) -> Callable[[], tuple[Trace, Fold, Sequence[int] | None]]:
    """Return a function that gives what a message is read by, and asks ``again`` for it once nobody holds it."""
    trace, fold, torch = ref(seen.trace), ref(seen.drawn.fold), seen.owners is not None

    def kept() -> tuple[Trace, Fold, Sequence[int] | None]:
        whole, folds = trace(), fold()
        if not torch and whole is not None and folds is not None:
            return whole, folds, None
        found = again()
        return found.trace, found.drawn.fold, found.owners

    return kept


def graph_menu(trace: Trace) -> dict[str, Any]:
    """Return what may be chosen in a picture: passes by their lines, loops with the first node of each turn."""
    found = loops(trace)
    few = sum(len(loop.firsts) for loop in found) <= MOST_TURNS
    lines = [one.span.line if one.span else None for one in trace.passes[:MOST_PASSES]]
    return {
        "passes": lines + [None] * (len(trace.passes) - len(lines)),
        "loops": [
            {"header": loop.header, "last": max(loop.firsts), "firsts": sorted(loop.firsts.items()) if few else None}
            for loop in found
        ],
        "nodes": len(trace.nodes),
    }


def read_event(message: object, trace: Trace, fold: Fold, owners: Sequence[int] | None = None) -> GraphEvent:
    """Read a message of the browser, which anybody may forge: what names nothing that is drawn did not happen.

    A node, a turn and what is chosen may be of another picture of the program: whoever hears of them looks whether the
    program has them.
    """
    if not isinstance(message, Mapping):
        return GraphEvent()
    at = message.get("at")
    node = at if type(at) is int and at >= 0 else None
    room = message.get("room")
    if isinstance(room, Sequence) and len(room) == 2 and (told := room_from(*room)) is not None:
        return GraphEvent(True, node, room=told)
    if isinstance(message.get("chosen"), Mapping):
        return GraphEvent(True, node, chosen=message["chosen"])
    loop, turn = message.get("loop"), message.get("turn")
    if type(loop) is int and type(turn) is int:
        return GraphEvent(True, node, turn=(loop, turn))
    if not isinstance(message.get("find"), str):
        return GraphEvent()
    card = next((one for one in fold.cards if one.folded and one.id == message.get("within")), None)
    found = None if card is None else first_match(trace, card.nodes, message["find"])
    if found is None:
        return GraphEvent()
    return GraphEvent(True, node, found=found if owners is None else owners[found])
