"""Pictures that were drawn: a click that opens nothing needs no other drawing, and two readers share one."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from core.trace import Trace
from viz.picture.drawing import to_svg
from viz.picture.fold import Fold
from viz.picture.graph_data import graph_data
from viz.widgets.recent import Recent

KEPT = 32
"""Pictures of all sessions together; one of 300 cards takes about two megabytes, a usual one 200 kB."""


class Drawn(NamedTuple):
    """A picture and what the browser needs beside it; nobody changes it.

    Attributes:
        svg: "" when there is nothing to draw.
        data: What `viz.picture.graph_data.graph_data` returns.
    """

    svg: str
    data: dict[str, Any]


def drawn(
    trace: Trace, fold: Fold, shown_pass: int | None, words: Mapping[str, str], *, backward: bool = False
) -> Drawn:
    """Return the picture of a fold, as it was drawn before where it was.

    Raises:
        LayoutFailed: there is no picture; the next call tries again.
    """
    # A trace is never changed, so being the same object says enough; the picture does not keep it alive.
    key = (id(trace), fold, shown_pass, tuple(words.values()), backward)
    kept = _pictures().find(key)
    if kept is not None and kept[0]() is trace:
        return kept[1]
    svg = to_svg(trace, fold, shown_pass, words, backward=backward) if trace.nodes else ""
    found = Drawn(svg, graph_data(trace, fold, shown_pass, words))
    _pictures().keep(key, (weakref.ref(trace), found))
    return found


@st.cache_resource(show_spinner=False)
def _pictures() -> Recent[tuple[weakref.ref[Trace], Drawn]]:
    return Recent(KEPT)
