"""A fold of a trace as a finished picture: what is drawn, where, as SVG, and what the browser needs beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from core.trace import Trace
from viz.picture.arrangement import Wish, arranged, fold_wished, largest
from viz.picture.fold_cards import NO_FOLD, Fold
from viz.picture.graph_data import graph_data
from viz.picture.layout import LayoutFailed
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
    """

    svg: str
    data: dict[str, Any]
    refused: str = ""
    fold: Fold = NO_FOLD


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
    tangents: Tangents | None = None,
) -> Drawn:  # fmt: skip
    """Return the picture that fits a room, with its data; see `viz.picture.arrangement`."""
    try:
        found = arranged(trace, wish, room, shown_pass, backward=backward, tangents=tangents)
    except LayoutFailed as failed:
        fold = fold_wished(trace, wish)
        return Drawn("", graph_data(trace, fold, shown_pass), str(failed), fold)
    return _finished(trace, found.fold, shown_pass, lambda: to_text(found.scene, found.places))


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
