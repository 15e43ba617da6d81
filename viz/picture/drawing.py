"""A fold of a trace as a finished picture: what is drawn, where, as SVG, and what the browser needs beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from core.trace import Snapshot, Trace
from viz.picture.dot import to_dot
from viz.picture.fold_cards import Fold
from viz.picture.graph_data import graph_data
from viz.picture.graph_words import GRAPH_WORDS
from viz.picture.layout import LayoutFailed, placed
from viz.picture.scene import scene
from viz.picture.svg import to_text


class Drawn(msgspec.Struct, frozen=True):
    """A picture and what the browser needs beside it; nobody changes it.

    Attributes:
        svg: "" when there is nothing to draw.
        data: What `viz.picture.graph_data.graph_data` returns.
        refused: Why there is no picture though there is a graph; "" where there is one.
    """

    svg: str
    data: dict[str, Any]
    refused: str = ""


def drawn(
    trace: Trace, fold: Fold, shown_pass: int | None, words: Mapping[str, str], *, backward: bool = False,
    tangents: Mapping[int, Snapshot | None] | None = None,
) -> Drawn:  # fmt: skip
    """Return the picture of a fold with its data."""
    data = graph_data(trace, fold, shown_pass, words)
    if not trace.nodes:
        return Drawn("", data)
    try:
        return Drawn(to_svg(trace, fold, shown_pass, words, backward=backward, tangents=tangents), data)
    except LayoutFailed as failed:
        return Drawn("", data, str(failed))


def to_svg(
    trace: Trace,
    fold: Fold,
    shown_pass: int | None = None,
    words: Mapping[str, str] = GRAPH_WORDS,
    *,
    backward: bool = False,
    tangents: Mapping[int, Snapshot | None] | None = None,
) -> str:
    """Return the picture as SVG that may stand in a page: no scripts, no links, classes in place of colours.

    Args:
        shown_pass, words, backward, tangents: As for `viz.picture.scene.scene`.

    Raises:
        LayoutFailed: there is no picture; the message says why.
    """
    shown = scene(trace, fold, shown_pass, words, backward=backward, tangents=tangents)
    return to_text(shown, placed(to_dot(shown)))
