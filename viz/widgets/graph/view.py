"""The picture of a computation graph: pan, zoom, search, light up what flows where, select and fold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from weakref import ref

import msgspec
import streamlit as st

from core.trace import Span, Trace
from viz.picture.drawing import Drawn
from viz.picture.finding import first_match
from viz.picture.fold import Fold
from viz.picture.graph_data import wrong_data
from viz.picture.room import USUAL, Room, room_from
from viz.picture.widget_words import widget_words
from viz.widgets.mounting import bundled

_mounted = bundled("graph_view")


class GraphEvent(NamedTuple):
    """What the person did in the picture that needs another one.

    Attributes:
        happened: False when nothing; the others then mean nothing.
        at: The node that is selected in the browser.
        toggled: The folded card or open frame that was clicked (see `viz.picture.fold.toggled`), or None.
        found: A node that a search found in a folded card, or None.
        room: What the picture has in the browser, where that is not what it was drawn for.
        opened: What was unfolded when a card was clicked; None where the browser does not say.
    """

    happened: bool = False
    at: int | None = None
    toggled: str | None = None
    found: int | None = None
    room: Room | None = None
    opened: frozenset[str] | None = None


class Seen(NamedTuple):
    """What a picture shows.

    Attributes:
        owners: For torch's graph: the learner's node that each of its nodes belongs to.
    """

    trace: Trace
    drawn: Drawn
    owners: Sequence[int] | None = None


LONGEST_NAME, MOST_NAMES = 24, 1_000
"""Of what is unfolded, as a browser tells it."""


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
    empty: str = "",
    height: int = 540,
    turning: bool = False,
    opened: frozenset[str] = frozenset(),
    setting: str = "",
    on_event: Callable[[GraphEvent, Fold], None],
) -> GraphEvent:
    """Show the picture; return what was done in it, and call ``on_event`` before the run.

    Args:
        again: Finds it again where it was let go when something is done in the picture: the session does not hold it.
        ticket: Names trace and pass; what else the browser gets of them carries the same.
        room: For which it was drawn; a browser that has another one says so.
        selected: The node to mark. What was chosen in the browser stays, until this changes.
        span: Where the selected node stands in the program, for the editor to light; also where it is not drawn.
        empty: Stands where nothing is drawn; the usual sentence when "".
        height: In CSS pixels.
        opened: What is unfolded. The browser keeps the pictures that it had and goes back to them without asking.
        setting: Whatever else the picture depends on besides ticket, room and what is unfolded.
        turning: Whether a hand is on a leaf's slider: the picture then keeps its scale.
    """
    trace, drawn, owners = seen
    fold = drawn.fold
    kept, torch = (ref(trace), ref(fold)), owners is not None

    def acted() -> None:
        whole, folds, of = kept[0](), kept[1](), None
        if torch or whole is None or folds is None:
            whole, found, of = again()
            folds = found.fold
        event = read_event(st.session_state[key].get("acted"), whole, folds, of)
        if event.happened:
            on_event(event, folds)

    data = {
        **(drawn.data if owners is None else _owned(drawn.data, owners)),
        "svg": drawn.svg,
        "ticket": ticket,
        "shown": shown_pass,
        "nodes": len(trace.nodes) if owners is None else max(owners, default=-1) + 1,
        "selected": selected,
        "selectedSpan": msgspec.to_builtins(span),
        "words": widget_words(empty),
        "height": height,
        "room": msgspec.to_builtins(room),
        "root": _root(trace, fold, shown_pass),
        "opened": sorted(opened),
        "setting": setting,
        "turning": turning,
        "wrong": wrong_data(trace, fold),
    }
    shown = _mounted(key=key, data=data, on_acted_change=acted)
    return read_event(shown.get("acted"), trace, fold, owners)


def _root(trace: Trace, fold: Fold, shown_pass: int | None) -> int:
    """Return the card where the pass begins, or what the program made last; -1 when nothing is drawn."""
    root = trace.passes[shown_pass].root if shown_pass is not None else len(fold.card_of) - 1
    return fold.card_of[root] if 0 <= root < len(fold.card_of) else len(fold.cards) - 1


def _owned(data: Mapping[str, Any], owners: Sequence[int]) -> dict[str, Any]:
    """Return the data of torch's graph with the learner's nodes: those are selected, and known beside the picture."""
    cards = [card | {"node": _owner(card.get("node"), owners)} if "node" in card else card for card in data["cards"]]
    first: dict[str, int] = {}
    for place, card in data["cardOf"].items():
        first.setdefault(str(owners[int(place)]), card)
    return {**data, "cards": cards, "cardOf": first}


def _owner(node: int | None, owners: Sequence[int]) -> int | None:
    return None if node is None or owners[node] < 0 else owners[node]


def read_event(message: object, trace: Trace, fold: Fold, owners: Sequence[int] | None = None) -> GraphEvent:
    """Read a message of the browser, which anybody may forge: what names nothing that is drawn did not happen."""
    if not isinstance(message, Mapping):
        return GraphEvent()
    at, name = message.get("at"), message.get("toggled")
    nodes = len(trace.nodes) if owners is None else max(owners, default=-1) + 1
    node = at if type(at) is int and 0 <= at < nodes else None
    room = message.get("room")
    if isinstance(room, Sequence) and len(room) == 2 and (told := room_from(*room)) is not None:
        return GraphEvent(True, node, room=told)
    if isinstance(message.get("find"), str):
        card = next((one for one in fold.cards if one.folded and one.id == message.get("within")), None)
        found = None if card is None else first_match(trace, card.nodes, message["find"])
        if found is None:
            return GraphEvent()
        return GraphEvent(True, node, found=found if owners is None else owners[found])
    known = {frame.id for frame in fold.frames} | {card.id for card in fold.cards if card.folded}
    if not isinstance(name, str) or name not in known:
        return GraphEvent()
    return GraphEvent(True, node, name, opened=read_opened(message.get("opened")))


def read_opened(told: object) -> frozenset[str] | None:
    """Return what a browser says is unfolded; None where it says nothing that could be."""
    if not isinstance(told, Sequence) or isinstance(told, str) or len(told) > MOST_NAMES:
        return None
    if not all(isinstance(name, str) and len(name) <= LONGEST_NAME for name in told):
        return None
    return frozenset(told)
