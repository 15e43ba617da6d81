"""Spare each run of a page what Streamlit computes anew for it and what is the same for all of them.

A run of the graph page took 31 ms of the server, half of it Streamlit's own. Four parts of that are in no run's
interest, and no setting turns them off, so they are wrapped in place:

- The theme is read from all 300 options once for each of its six sections, under the lock that every message takes.
- A fragment remembers where it stands by a deep copy. `DeltaGenerator` copies its parents without the copy's memory of
  what it has copied, so that each of n nested containers copies the n - 1 around it again.
- The cursors in these copies are numbers, and `copy` takes them apart into dictionaries.
- Every value of a component's data is tried for being a data frame of fifteen libraries. Ours are JSON.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from streamlit.components.v2.bidi_component import serialization
from streamlit.cursor import Cursor, LockedCursor, RunningCursor, SparseList
from streamlit.delta_generator import DeltaGenerator
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_populate_theme = app_session._populate_theme_msg


def spare_streamlit() -> None:
    """Wrap what is too dear, for the whole process; calling it again changes nothing."""
    app_session._populate_theme_msg = populate_theme
    DeltaGenerator.__deepcopy__ = copied_once
    Cursor.__deepcopy__ = place_copied  # pyright: ignore[reportAttributeAccessIssue] - it has none of its own
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


def place_copied(self: RunningCursor | LockedCursor, _memo: dict[int, Any]) -> RunningCursor | LockedCursor:
    """Return a copy of a cursor: numbers, and what passes, of which there is hardly ever any.

    `copy` would go through five dictionaries. Each session keeps a hundred of these, one for every container around
    every fragment of its page, and made so they take a third of the room.
    """
    copied = object.__new__(type(self))
    passing = self._transient_elements
    copied._transient_index = self._transient_index
    copied._transient_elements = deepcopy(passing, _memo) if len(passing) else SparseList()
    copied._root_container = self._root_container
    copied._parent_path = self._parent_path
    copied._index = self._index
    return copied


def without_frames(data: dict[str, Any], _arrow_blobs: object = None) -> dict[str, Any]:
    """Return a component's data as they are: none of ours has a data frame among them."""
    return data
