"""The browser's memory of the exercises, on every page that shows it.

The session has a copy while it lasts; nothing else on the server keeps it. A page calls ``mounted()`` once, reads
``progress()``, and tells what happened by ``tried()`` and ``solution_seen()`` in callbacks or before ``mounted()``.
"""

from __future__ import annotations

import time

import streamlit as st

from viz.exercises import progress as done
from viz.exercises.progress import Damaged, Progress
from viz.widgets.exercises.browser_text import browser_text, browser_told

PLACE = "cotangent.exercises"
KEY, COPY, REFUSED = "exercise-memory", "exercise-progress", "exercise-memory-refused"


def progress() -> Progress:
    """Return what was done, as far as the browser has told."""
    return st.session_state.get(COPY, Progress())


def refused() -> bool:
    """Return whether this browser keeps nothing: then what was done lasts as long as the tab."""
    return bool(st.session_state.get(REFUSED))


def mounted() -> None:
    """Let the browser tell what it remembers, and remember what the session knows."""
    known = progress()
    browser_text(PLACE, done.text_of(known) if known != Progress() else "", key=KEY, on_change=_heard)


def tried(key: str, moment: int | None, seal: str = "") -> None:
    """Note that an answer was checked.

    Args:
        moment: When it was found to be right; None where it was not.
        seal: Of a right answer, see `viz.exercises.seal`.
    """
    st.session_state[COPY] = done.tried(progress(), key, moment, seal)


def solution_seen(key: str) -> None:
    """Note that a solution was shown."""
    st.session_state[COPY] = done.solution_seen(progress(), key)


def replace(new: Progress) -> None:
    """Remember something else: a file was joined, or all is forgotten."""
    st.session_state[COPY] = new


def now() -> int:
    """Return the moment, as `viz.exercises.progress.Moment`."""
    return int(time.time() * 1000)


def _heard() -> None:
    """Join what the browser remembers; a text that is damaged says nothing, and the next one takes its place."""
    told = browser_told(KEY)
    st.session_state[REFUSED] = told.get("refused") is True
    text = told.get("text")
    try:
        found = done.progress_in(text) if isinstance(text, str) and text else Progress()
    except Damaged:
        return
    replace(done.joined(progress(), found))
