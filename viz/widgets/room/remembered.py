"""The browser's memory of rooms: the participant in each, and the teacher's key of those opened here.

A reload, a dropped connection and another replica so find the place again. The address says the room's code and never
its key: a projector shows the address, too. A browser that keeps nothing has it as long as the tab is open.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import streamlit as st

from viz.arriving import OutOfBounds, counted
from viz.room.codes import code_read
from viz.widgets.exercises.browser_text import browser_text, browser_told

PLACE = "cotangent.rooms"
KEY, COPY = "room-memory", "room-remembered"
MOST_ROOMS = 12
LONGEST, LONGEST_ID = 4_000, 60


class Remembered(msgspec.Struct, frozen=True):
    """Of the rooms that were shown last.

    Attributes:
        ids: Room's code → as whom this browser takes part.
        keys: Room's code → the teacher's key.
    """

    ids: dict[str, str] = {}
    keys: dict[str, str] = {}


def told() -> bool:
    """Return whether the browser has said what it remembers; a new page waits for that."""
    return bool(browser_told(KEY))


def participant(code: str) -> str | None:
    """Return as whom this browser takes part in a room."""
    return _now().ids.get(code)


def key_of(code: str) -> str | None:
    """Return the teacher's key of a room, where this browser has it."""
    return _now().keys.get(code)


def remember_participant(code: str, one: str) -> None:
    """Remember as whom this browser takes part in a room."""
    now = _now()
    st.session_state[COPY] = msgspec.structs.replace(now, ids=_with(now.ids, code, one))


def remember_key(code: str, key: str) -> None:
    """Remember that this browser is the teacher's of a room."""
    now = _now()
    st.session_state[COPY] = msgspec.structs.replace(now, keys=_with(now.keys, code, key))


def forget(code: str) -> None:
    """Forget a room: it has ended, or its key is another one. What the browser still has of it is written over."""
    now = _now()
    kept = Remembered(*({name: one for name, one in each.items() if name != code} for each in (now.ids, now.keys)))
    st.session_state[COPY] = kept


def mounted() -> None:
    """Let the browser tell what it remembers, and remember what the session knows."""
    text = msgspec.json.encode(_now()).decode() if told() else ""
    browser_text(PLACE, text, key=KEY, on_change=_heard, always=True)


def _now() -> Remembered:
    return st.session_state.get(COPY, Remembered())


def _heard() -> None:
    """Join what the browser remembers: what this session found out since comes last."""
    found, now = _read(browser_told(KEY).get("text")), _now()
    st.session_state[COPY] = Remembered(
        dict([*found.ids.items(), *now.ids.items()][-MOST_ROOMS:]),
        dict([*found.keys.items(), *now.keys.items()][-MOST_ROOMS:]),
    )


def _read(text: object) -> Remembered:
    """Return what a browser's text remembers; nothing where it is none of ours."""
    if not isinstance(text, str) or not text:
        return Remembered()
    try:
        found = msgspec.json.decode(counted(text, LONGEST), type=Remembered)
    except (OutOfBounds, ValueError, msgspec.DecodeError):
        return Remembered()
    return Remembered(_sound(found.ids), _sound(found.keys))


def _sound(said: Mapping[str, str]) -> dict[str, str]:
    kept = [(code, one) for code, one in said.items() if code_read(code) == code and 0 < len(one) <= LONGEST_ID]
    return dict(kept[-MOST_ROOMS:])


def _with(before: Mapping[str, str], code: str, one: str) -> dict[str, str]:
    kept = [(name, said) for name, said in before.items() if name != code]
    return dict([*kept[1 - MOST_ROOMS :], (code, one)])
