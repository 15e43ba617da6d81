"""Spare each run of a page what Streamlit computes anew for it and what is the same for all of them.

A run of the graph page took 31 ms of the server, half of it Streamlit's own. Three parts of that are in no run's
interest, and no setting turns them off, so they are wrapped in place (others are `fragment_places`, `shared_widgets`):

- The theme is read from all 300 options once for each of its six sections, under the lock that every message takes.
- Every value of a component's data is tried for being a data frame of fifteen libraries. Ours are JSON.
- A component's data are written a second time, sorted, and hashed, for the name of one that has no key. Ours have keys.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from streamlit.components.v2.bidi_component import serialization
from streamlit.components.v2.bidi_component.main import BidiComponentMixin
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_populate_theme = app_session._populate_theme_msg


def spare_streamlit() -> None:
    """Wrap what is too dear, for the whole process; calling it again changes nothing."""
    app_session._populate_theme_msg = populate_theme
    serialization._extract_dataframes_from_dict = without_frames
    BidiComponentMixin._build_bidi_identity_kwargs = named_by_key


def populate_theme(message: CustomThemeConfig, section: str = "theme") -> None:
    """Write the theme's options into a message; they do not change while the server runs."""
    known = _theme(section)
    if known.ByteSize():  # a part that has been merged with nothing counts as set
        message.MergeFrom(known)


@cache
def _theme(section: str) -> CustomThemeConfig:
    message = CustomThemeConfig()
    _populate_theme(message, section)
    return message


def without_frames(data: dict[str, Any], _arrow_blobs: object = None) -> dict[str, Any]:
    """Return a component's data as they are: none of ours has a data frame among them."""
    return data


def named_by_key(
    self: BidiComponentMixin, *, component_name: str, isolate_styles: bool, width: Any, height: Any, **_rest: Any
) -> dict[str, Any]:
    """Return what names a component beside its key."""
    return {"component_name": component_name, "isolate_styles": isolate_styles, "width": width, "height": height}
