"""Bounds of a browser's message: its kind, the number of widgets that it names, and the size of each value.

Streamlit lets a client send any value of any kind for any widget, and also messages of which a visitor needs none:
``clear_cache`` empties the caches of everybody, ``load_git_info`` starts git.
"""

from __future__ import annotations

import math

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetState

from viz.arriving import JSON_CHARACTERS, MOST_ENTRIES, TEXT_CHARACTERS, OutOfBounds, counted
from viz.link import LONGEST

MESSAGE_BYTES = 1_000_000
MOST_WIDGETS = 1_000
"""Of one page; the graph page of a program with 64 leaves has fewer than a hundred."""
MOST_NAMES = 5_000
"""Of messages that a browser says it still has: Streamlit's own cache is far smaller."""
MOST_FILES = 10
NAME_CHARACTERS = 5_000
"""Of a widget's id, which holds its label, and of a page's or fragment's."""
QUERY_CHARACTERS = LONGEST + 1_000

KINDS = {"rerun_script", "app_heartbeat", "stop_script", "file_urls_request", "backend_operation_request"}
"""What pages of ours and Streamlit's own script send."""
NEVER_SENT = {"arrow_value", "bytes_value", "chat_input_value"}
"""Values of widgets that no page of ours has."""


def sound(data: bytes) -> bool:
    """Return whether a message is one that a page of ours could have sent."""
    if len(data) > MESSAGE_BYTES:
        return False
    message = BackMsg()
    try:
        message.ParseFromString(data)
        _check(message)
    except (DecodeError, OutOfBounds):
        return False
    return True


def _check(message: BackMsg) -> None:
    """Raise OutOfBounds where a message is none of ours."""
    kind = message.WhichOneof("type")
    if kind not in KINDS:
        raise OutOfBounds("kind")
    if kind == "rerun_script":
        _check_state(message.rerun_script)
    elif kind == "file_urls_request":
        names = message.file_urls_request.file_names
        _at_most(len(names), MOST_FILES)
        _texts(NAME_CHARACTERS, message.file_urls_request.request_id, *names)


def _check_state(state: ClientState) -> None:
    widgets = state.widget_states.widgets
    _at_most(len(widgets), MOST_WIDGETS)
    _at_most(len(state.cached_message_hashes), MOST_NAMES)
    _texts(QUERY_CHARACTERS, state.query_string)
    _texts(NAME_CHARACTERS, state.page_script_hash, state.page_name, state.fragment_id, *state.cached_message_hashes)
    for widget in widgets:
        _texts(NAME_CHARACTERS, widget.id)
        _check_value(widget)


def _check_value(widget: WidgetState) -> None:
    kind = widget.WhichOneof("value")
    if kind in NEVER_SENT:
        raise OutOfBounds("kind")
    if kind in ("json_value", "json_trigger_value"):
        counted(getattr(widget, kind), JSON_CHARACTERS)
    elif kind == "string_value":
        _texts(TEXT_CHARACTERS, widget.string_value)
    elif kind == "string_trigger_value":
        _texts(TEXT_CHARACTERS, widget.string_trigger_value.data)
    elif kind == "double_value":
        _finite(widget.double_value)
    elif kind in ("double_array_value", "int_array_value", "string_array_value"):
        entries = getattr(widget, kind).data
        _at_most(len(entries), MOST_ENTRIES)
        if kind == "string_array_value":
            _texts(TEXT_CHARACTERS, *entries)
        elif kind == "double_array_value":
            _finite(*entries)
    elif kind == "file_uploader_state_value":
        files = widget.file_uploader_state_value.uploaded_file_info
        _at_most(len(files), MOST_FILES)
        for one in files:
            _texts(NAME_CHARACTERS, one.file_id, one.name)


def _at_most(count: int, most: int) -> None:
    if count > most:
        raise OutOfBounds("entries")


def _finite(*numbers: float) -> None:
    if not all(map(math.isfinite, numbers)):  # no field of a browser can hold them
        raise OutOfBounds("kind")


def _texts(characters: int, *texts: str) -> None:
    if any(len(text) > characters for text in texts):
        raise OutOfBounds("length")
