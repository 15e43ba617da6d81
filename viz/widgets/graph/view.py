"""The picture of a computation graph: pan, zoom, search, light up what flows where, select and fold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
import streamlit as st
from streamlit.components.v2 import component

from core.trace import Span, Trace
from viz.picture.drawing import Drawn
from viz.picture.finding import first_match
from viz.picture.fold_cards import Fold
from viz.picture.graph_data import way_data, wrong_data
from viz.picture.picture_words import WORDS
from viz.theme import classes, variables

HERE = Path(__file__).parent
SCRIPTS = ("view", "picture", "light", "edges", "choosing", "pointer", "controls", "minimap", "player")
"""Pieces of one script, in order: they see each other's functions, and the first one mounts the widget."""

SCRIPT = "\n".join((HERE / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
STYLE = "\n".join(
    [
        variables(),
        classes(),
        *((HERE / name).read_text(encoding="utf-8") for name in ("view.css", "minimap.css", "player.css")),
    ]
)

_mounted = component("graph_view", css=STYLE, js=SCRIPT)


class GraphEvent(NamedTuple):
    """What the person did in the picture since the last run.

    Attributes:
        happened: False when nothing; the others then mean nothing.
        selected: The node that was selected; None when the selection was cleared (and nothing was folded).
        toggled: The folded card or open frame that was clicked (see `viz.picture.fold.toggled`), or None.
        asked: The edge that was pointed at and whose local Jacobian is wanted: its (operand, user, slot), or None.
    """

    happened: bool = False
    selected: int | None = None
    toggled: str | None = None
    asked: tuple[int, int, int] | None = None


def graph_view(
    trace: Trace,
    fold: Fold,
    drawn: Drawn,
    *,
    key: str,
    selected: int | None = None,
    span: Span | None = None,
    words: Mapping[str, str] = WORDS,
    height: int = 540,
    on_select: Callable[[int | None], None] = lambda node: None,
    on_toggle: Callable[[str], None] = lambda name: None,
    on_ask: Callable[[tuple[int, int, int]], None] = lambda use: None,
    answer: tuple[str, list[str]] | None = None,
    way: tuple[frozenset[int], int] = (frozenset(), -1),
) -> GraphEvent:
    """Show the picture; return what was done in it, and call ``on_select`` or ``on_toggle`` before the run.

    Args:
        drawn: The picture of this fold.
        selected: The node to mark; what this says wins over what was clicked before.
        span: Where it stands in the program, for the editor to light; also of a node that is not drawn.
        words: As `WORDS`, translated.
        height: In CSS pixels.
        on_ask: Called with a use of a value whose edge was pointed at, when only torch knows its local Jacobian.
        way: Nodes on the way of a gradient, to be lit, and the one that made it what it is (or -1).
        answer: The id of an edge that was asked about, and what is to be said of it.
    """

    def acted() -> None:
        event = _event(st.session_state[key].get("acted"), trace, fold)
        if event.asked is not None:
            on_ask(event.asked)
        elif event.toggled is not None:
            on_toggle(event.toggled)
        elif event.happened:
            on_select(event.selected)

    data = {
        **drawn.data,
        "svg": drawn.svg,
        "selected": selected,
        "selectedSpan": msgspec.to_builtins(span),
        "words": dict(words),
        "height": height,
        "way": way_data(fold, *way),
        "wrong": wrong_data(trace, fold),
        "asked": {"edge": answer[0], "says": answer[1]} if answer else None,
    }
    shown = _mounted(key=key, data=data, on_acted_change=acted)
    return _event(shown.get("acted"), trace, fold)


def _event(message: object, trace: Trace, fold: Fold) -> GraphEvent:
    """Read a message of the browser, which anybody may forge: what names nothing that is drawn did not happen."""
    if not isinstance(message, Mapping):
        return GraphEvent()
    node, name = message.get("node"), message.get("toggled")
    if isinstance(message.get("find"), str):
        card = next((one for one in fold.cards if one.folded and one.id == message.get("within")), None)
        found = None if card is None else first_match(trace, card.nodes, message["find"])
        return GraphEvent() if found is None else GraphEvent(True, found)
    if isinstance(name, str):
        known = {frame.id for frame in fold.frames} | {card.id for card in fold.cards if card.folded}
        return GraphEvent(True, None, name) if name in known else GraphEvent()
    if isinstance(message.get("edge"), str):
        use = next((edge.uses[0] for edge in fold.edges if edge.id == message["edge"] and len(edge.uses) == 1), None)
        return GraphEvent(True, asked=use) if use else GraphEvent()
    if name is not None or "node" not in message:
        return GraphEvent()
    known_node = node is None or (type(node) is int and 0 <= node < len(trace.nodes))
    return GraphEvent(True, node) if known_node else GraphEvent()
