"""The finished picture of a fold: its SVG, and the data that the browser needs with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from core.trace import Trace
from viz.picture.arrangement import Wish, arranged, fold_wished, largest
from viz.picture.fold_cards import NO_FOLD, Fold
from viz.picture.graph_data import graph_data, wrong_data
from viz.picture.layout import LayoutFailed
from viz.picture.numbers import Held, held, held_for
from viz.picture.room import USUAL, Room
from viz.picture.scene import Tangents, scene
from viz.picture.svg import to_text


class Drawn(msgspec.Struct, frozen=True):
    """A picture and what the browser needs beside it; nobody changes it.

    Attributes:
        svg: "" when there is nothing to draw.
        data: What `viz.picture.graph_data.graph_data` returns.
        refused: Why there is no picture though there is a graph; "" where there is one.
        fold: What is drawn.
        held: What keeps it as it is while its numbers change; None where that cannot be.
    """

    svg: str
    data: dict[str, Any]
    refused: str = ""
    fold: Fold = NO_FOLD
    held: Held | None = None


def drawn(
    trace: Trace, fold: Fold, shown_pass: int | None, *, backward: bool = False,
    tangents: Tangents | None = None,
) -> Drawn:  # fmt: skip
    """Return the picture of a fold with its data, however large it is."""

    def written() -> str:
        return to_svg(trace, fold, shown_pass, backward=backward, tangents=tangents)

    return _finished(trace, fold, shown_pass, written)


def drawn_for(
    trace: Trace, wish: Wish, room: Room, shown_pass: int | None, *, backward: bool = False,
    tangents: Tangents | None = None, before: Held | None = None,
) -> Drawn:  # fmt: skip
    """Return the picture that fits a room, with its data; see `viz.picture.arrangement`.

    Args:
        before: What the picture before is held by: where only numbers have changed, this one is like it.
    """
    plain = not backward and tangents is None
    try:
        found = held_for(trace, wish, room, shown_pass, before) if before and plain else None
        found = found or arranged(trace, wish, room, shown_pass, backward=backward, tangents=tangents)
    except LayoutFailed as failed:
        fold = fold_wished(trace, wish)
        return Drawn("", graph_data(trace, fold, shown_pass), str(failed), fold)
    drawn = _finished(trace, found.fold, shown_pass, lambda: to_text(found.scene, found.places))
    return msgspec.structs.replace(drawn, held=held(trace, shown_pass, found)) if plain else drawn


def for_browser(
    trace: Trace, found: Drawn, shown_pass: int | None, owners: Sequence[int] | None = None
) -> dict[str, Any]:
    """Return all that the browser gets of one picture.

    Args:
        owners: For torch's graph: the learner's node that each of its nodes belongs to. Those are selected, and known
            beside the picture.
    """
    return {
        **(found.data if owners is None else _owned(found.data, owners)),
        "svg": found.svg,
        "name": found.held.name if found.held else "",
        "shown": shown_pass,
        "root": _root(trace, found.fold, shown_pass),
        "wrong": wrong_data(trace, found.fold),
    }


def _root(trace: Trace, fold: Fold, shown_pass: int | None) -> int:
    """Return the card where the pass begins, or what the program made last; -1 when nothing is drawn."""
    root = trace.passes[shown_pass].root if shown_pass is not None else len(fold.card_of) - 1
    return fold.card_of[root] if 0 <= root < len(fold.card_of) else len(fold.cards) - 1


def _owned(data: Mapping[str, Any], owners: Sequence[int]) -> dict[str, Any]:
    """Return the data of torch's graph with the learner's nodes."""
    cards = [card | {"node": _owner(card.get("node"), owners)} if "node" in card else card for card in data["cards"]]
    first: dict[str, int] = {}
    for place, card in data["cardOf"].items():
        first.setdefault(str(owners[int(place)]), card)
    return {**data, "cards": cards, "cardOf": first}


def _owner(node: int | None, owners: Sequence[int]) -> int | None:
    return None if node is None or owners[node] < 0 else owners[node]


def _finished(trace: Trace, fold: Fold, shown_pass: int | None, written: Callable[[], str]) -> Drawn:
    data = graph_data(trace, fold, shown_pass)
    if not trace.nodes:
        return Drawn("", data, fold=fold)
    try:
        return Drawn(written(), data, fold=fold)
    except LayoutFailed as failed:
        return Drawn("", data, str(failed), fold)


def to_svg(
    trace: Trace,
    fold: Fold,
    shown_pass: int | None = None,
    *,
    backward: bool = False,
    tangents: Tangents | None = None,
) -> str:
    """Return the picture as SVG that may stand in a page: no scripts, no links, classes in place of colours.

    Args:
        shown_pass, backward, tangents: As for `viz.picture.scene.scene`.

    Raises:
        LayoutFailed: there is no picture; the message says why.
    """
    shown = scene(trace, fold, shown_pass, backward=backward, tangents=tangents)
    return to_text(shown, largest(shown, USUAL))
