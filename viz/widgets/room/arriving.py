"""Finds a page's room and side: from the address, else from the session's last room."""

from __future__ import annotations

import streamlit as st

from viz.room.codes import code_read
from viz.room.refusals import Refused, Unreachable, refusal_text
from viz.room.server import server_rooms
from viz.widgets import address
from viz.widgets.room import remembered
from viz.widgets.room import room_choices as choices
from viz.widgets.room.watching import who

LONGEST_KEY = 60


def arrived_room() -> str | None:
    """Return the code of the room; take a teacher's key out of the address, which a projector shows.

    Must be called before `Choices.begin`, which takes note that the page was entered.
    """
    state, asked = st.session_state, st.query_params
    said = asked.get(choices.ROOM, "")
    code = code_read(said)
    if address.is_news(choices.ROOM, choices.ADDRESS):  # who comes from another page of ours is still in the room
        state[choices.ROOM_NOW] = code
    key = asked.get(choices.TEACH, "")
    if code is not None and 0 < len(key) <= LONGEST_KEY:
        _with_key(code, key)
    if choices.TEACH in asked:
        del asked[choices.TEACH]
    now = state.get(choices.ROOM_NOW)
    if (now or "") != said and choices.AS in asked:
        del asked[choices.AS]
    address.write(choices.ROOM, now or "", choices.ADDRESS)
    return now


def _with_key(code: str, key: str) -> None:
    """Remember a key that fits; another one, in a link that somebody made up, must not take the right one's place."""
    try:
        server_rooms().teacher_pulse(who(), code, key)
    except Unreachable:
        if remembered.key_of(code) is not None:
            return
    except Refused as refused:
        st.session_state[choices.NOTICE] = refusal_text(refused)
        return
    remembered.remember_key(code, key)


def is_teacher() -> bool:
    """Return whether this page may be the teacher's: unless it is to show what students see."""
    return st.query_params.get(choices.AS) != "student"
