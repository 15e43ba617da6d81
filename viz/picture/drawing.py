"""A fold of a trace as a finished picture: what is drawn, where, as SVG."""

from __future__ import annotations

from collections.abc import Mapping

from core.trace import Trace
from viz.picture.dot import to_dot
from viz.picture.fold import Fold
from viz.picture.graph_words import GRAPH_WORDS
from viz.picture.layout import placed
from viz.picture.scene import scene
from viz.picture.svg import to_text


def to_svg(
    trace: Trace,
    fold: Fold,
    shown_pass: int | None = None,
    words: Mapping[str, str] = GRAPH_WORDS,
    *,
    backward: bool = False,
) -> str:
    """Return the picture as SVG that may stand in a page: no scripts, no links, classes in place of colours.

    Args:
        shown_pass, words, backward: As for `viz.picture.scene.scene`.

    Raises:
        LayoutFailed: there is no picture; the message says why.
    """
    drawn = scene(trace, fold, shown_pass, words, backward=backward)
    return to_text(drawn, placed(to_dot(drawn)))
