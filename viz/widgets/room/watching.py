"""Updating a room's page without polling: the browser holds a request open, and asks for the page when it is answered.

See `viz.widgets.border.rooms`, which answers the browser, and `js/components/room_watch.js`, which asks.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import streamlit as st

from viz.cells import shape_text
from viz.room.answers import form_of, value_text
from viz.room.records import Places, Pulse, Revealed, Truth, Value, Visitor
from viz.room.refusals import Refused, Unreachable
from viz.room.server import server_rooms
from viz.widgets.border import rooms as border
from viz.widgets.mounting import bundled
from viz.widgets.room import room_choices as choices
from viz.widgets.room.distribution import LETTERS, share_of
from viz.widgets.visitors import visitor
from viz.words import _

_mounted = bundled("room_watch")
MOST_BARS = 8
"""That come with the news: more would fill a phone."""
ENDED = "ended"
UNREACHED = "unreached"
"""What a page has seen that could not reach its room: any news is other."""


def who() -> Visitor:
    """Return who asks: the session, and the address from which it came."""
    return Visitor(visitor(), st.context.ip_address or "")


def watch(code: str, seen: str, *, participant: str = "", key: str = "") -> None:
    """Let the page run again as soon as the room is another one than was seen.

    Args:
        seen: `for_students` or `for_teacher` of what the page shows.
        participant: Who is there as long as the page is; or
        key: The teacher's, to whom every answer is news.
    """
    asked = (code, participant, key)
    kept = st.session_state.get(choices.TICKET)
    if kept is None or kept[0] != asked or not border.given(kept[1]):
        kept = (asked, _ticket(code, participant, key))
        st.session_state[choices.TICKET] = kept
    words = {
        "lost": _("The room cannot be reached just now. Nothing is lost; trying again."),
        "right": _("Right: {answer}").format(answer="{}"),
    }
    _mounted(key=choices.WATCH, data={"ticket": kept[1], "seen": seen, "words": words}, on_news_change=lambda: None)


def for_students(version: int) -> str:
    """Return what names a room's state to those who answer: a step of the teacher's is news, an answer is none."""
    return str(version)


class AtOnce(msgspec.Struct, frozen=True):
    """The part of a reveal that comes with the news, short and in no language.

    Attributes:
        right: The letters of options, a shape, a number; "" for nothing.
        bars: The answers, as ``right`` is written, and how many gave each; those that have no such name are left out.
    """

    right: str
    bars: tuple[Bar, ...]


class Bar(msgspec.Struct, frozen=True):
    """One answer in the bar chart: how many gave it, and how many of a hundred that is."""

    answer: str
    count: int
    share: int
    right: bool


def at_once(view: Revealed | None) -> str:
    """Return `AtOnce` of a reveal as JSON; "" for nothing."""
    if view is None:
        return ""
    said = AtOnce(_right_shown(view.truth), tuple(_bars(view)))
    return msgspec.json.encode(said).decode() if said.right or said.bars else ""


def _bars(view: Revealed) -> Iterator[Bar]:
    if form_of(view.asked) == "verdict":
        return
    by_place = form_of(view.asked) in ("one", "several")
    for place, group in enumerate(view.groups[:MOST_BARS]):
        name = LETTERS[place] if by_place else group.answer
        if name:
            yield Bar(name, group.count, share_of(group.count, view.answered), group.right is True)


def _right_shown(truth: Truth) -> str:
    match truth:
        case Places(right=right):
            return ", ".join(LETTERS[place] for place in right)
        case Value(shape=shape, cells=cells):
            return shape_text(shape) if cells is None else value_text(shape, cells)
    return ""


def for_teacher(pulse: Pulse) -> str:
    """Return what names a room's state to its teacher."""
    return f"{pulse.version}.{pulse.moves}.{pulse.present}"


def _ticket(code: str, participant: str, key: str) -> str:
    asker, rooms = who(), server_rooms()

    def here() -> str:
        try:
            if key:
                return for_teacher(rooms.teacher_pulse(asker, code, key))
            found = rooms.here(asker, code, participant)
            return border.with_words(for_students(found.version), at_once(found.revealed))
        except Refused:
            return ENDED
        except Unreachable as error:
            raise ConnectionError from error

    return border.ticket(f"{code}/teacher" if key else code, here)
