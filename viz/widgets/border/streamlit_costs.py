"""Spare each run of a page what Streamlit computes anew for it and what is the same for all of them.

A run of the graph page took 31 ms of the server, half of it Streamlit's own. Three parts of that are in no run's
interest, and no setting turns them off, so they are wrapped in place:

- The theme is read from all 300 options once for each of its six sections, under the lock that every message takes.
- A fragment remembers where it stands by a deep copy. `DeltaGenerator` copies its parents without the copy's memory of
  what it has copied, so that each of n nested containers copies the n - 1 around it again.
- Every value of a component's data is tried for being a data frame of fifteen libraries. Ours are JSON.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from streamlit.components.v2.bidi_component import serialization
from streamlit.delta_generator import DeltaGenerator
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_populate_theme = app_session._populate_theme_msg


def spare_streamlit() -> None:
    """Wrap what is too dear, for the whole process; calling it again changes nothing."""
    app_session._populate_theme_msg = populate_theme
    DeltaGenerator.__deepcopy__ = copied_once
    serialization._extract_dataframes_from_dict = without_frames


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


def copied_once(self: DeltaGenerator, _memo: dict[int, Any]) -> DeltaGenerator:
    """Return a copy of a container and of those around it, each of them copied once."""
    copied = DeltaGenerator(
        root_container=self._root_container,
        cursor=deepcopy(self._cursor, _memo),
        parent=deepcopy(self._parent, _memo),
        block_type=self._block_type,
    )
    copied._form_data = deepcopy(self._form_data, _memo)
    copied._creating_fragment_id = self._creating_fragment_id
    return copied


def without_frames(data: dict[str, Any], _arrow_blobs: object = None) -> dict[str, Any]:
    """Return a component's data as they are: none of ours has a data frame among them."""
    return data
