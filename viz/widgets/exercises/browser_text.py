"""A text that the browser keeps at a place in its storage: the server reads it and says what is to be kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from viz.widgets.mounting import bundled, message_of
from viz.widgets.visitors import visitor

_mounted = bundled("exercise_memory")
LONGEST_SERIAL = 60
HIDDEN = "<style>[class*='st-key-browser-text-'] { display: none; }</style>"


def browser_text(place: str, text: str, *, key: str, on_change: Callable[[], None], always: bool = False) -> None:
    """Keep a text in the browser, once what was kept there has been told; ``on_change`` is called with each telling.

    Args:
        always: Whether a browser that keeps nothing tells so, too.
    """
    with st.container(key=f"browser-text-{key}"):
        st.html(HIDDEN)
        data = {
            "place": place,
            "text": text,
            "heard": _serial(browser_told(key)),
            "session": visitor(),
            "always": always,
        }
        _mounted(key=key, data=data, on_kept_change=on_change)


def browser_told(key: str) -> Mapping[str, object]:
    """Return what the browser told last: "text", and "refused" where it keeps nothing."""
    told = message_of(key, "kept")
    return told if isinstance(told, Mapping) else {}


def _serial(told: Mapping[str, object]) -> str:
    serial = told.get("serial")
    return serial if isinstance(serial, str) and len(serial) <= LONGEST_SERIAL else ""
