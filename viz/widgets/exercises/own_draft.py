"""The exercise that a teacher is writing, kept in the teacher's browser: closing the page loses nothing."""

from __future__ import annotations

import msgspec

from viz.exercises.own_record import Own
from viz.exercises.own_sealing import LONGEST_PLAIN
from viz.widgets.exercises import own_choices as choices
from viz.widgets.exercises.browser_text import browser_text, browser_told
from viz.widgets.exercises.own_sending import own_in

PLACE = "cotangent.own_exercise"
KEY = "own-draft"


def draft_kept(own: Own) -> None:
    """Let the browser keep what stands in the fields, unless it is an example of ours."""
    text = "" if choices.START.value else msgspec.json.encode(own).decode("utf-8", "replace")
    browser_text(PLACE, text if len(text) <= LONGEST_PLAIN else "", key=KEY, on_change=_heard)


def _heard() -> None:
    """Go on with what the browser has kept, where nothing was written yet in this session."""
    text = browser_told(KEY).get("text")
    if choices.START.value is None or not isinstance(text, str) or not text:
        return
    own = own_in(text.encode("utf-8", "replace"))
    if own is not None and own != choices.written():
        choices.START.choose(None)
        choices.take(own)
        choices.arrived(own)
