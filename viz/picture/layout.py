"""DOT text to places, by Graphviz in this process; for a server that is one of `viz.picture.studio`."""

from __future__ import annotations

from collections import OrderedDict

from viz.picture.places import Places, places_from

KEPT_WEIGHT = 4
"""Characters that a text and its places weigh for each character of the text."""

CACHED_CHARACTERS = 16_000_000
"""Texts whose places are kept: some hundred of the largest, thousands of usual ones."""

WARM_UP = (
    "digraph { subgraph cluster_a { label=a; a [label=a] } a -> b [id=e label=<<TABLE><TR><TD>b</TD></TR></TABLE>>] }"
)


class LayoutFailed(Exception):
    """Graphviz refused the text."""


class Layout:
    """The places that Graphviz found for the last texts."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, Places] = OrderedDict()
        self._kept = 0

    def places(self, dot: str, engine: str = "dot") -> Places:
        """Return where Graphviz puts what a DOT text describes; ``engine`` as for `graphviz_call.laid_out`.

        Raises:
            LayoutFailed: there are no places; the message says why.
        """
        if dot in self._made:
            self._made.move_to_end(dot)
            return self._made[dot]
        places = self._made[dot] = places_from(_laid_out(dot, engine))
        self._kept += KEPT_WEIGHT * len(dot)
        while self._kept > CACHED_CHARACTERS and len(self._made) > 1:
            old, _ = self._made.popitem(last=False)
            self._kept -= KEPT_WEIGHT * len(old)
        return places


def _laid_out(dot: str, engine: str) -> bytes:
    from viz.picture import graphviz_call  # here: the server orders pictures and loads no Graphviz

    try:
        return graphviz_call.laid_out(dot, engine)
    except graphviz_call.Refused as refused:
        raise LayoutFailed(str(refused)) from refused


_layout = Layout()
placed = _layout.places
