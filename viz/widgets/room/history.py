"""The questions that a room was asked, with what came in, and the same as a table to keep."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from viz.authored import authored_markdown
from viz.escaping import visible
from viz.exercises.answers import places_in
from viz.files import csv_bytes
from viz.room.answers import options_of
from viz.room.records import Asked, Exercise, Finished
from viz.room.refusals import Refused, Unreachable, refusal_text
from viz.room.server import server_rooms
from viz.room.tallies import tally
from viz.widgets.room.asked_view import exercise_of, title_of
from viz.widgets.room.distribution import stage_said
from viz.widgets.room.watching import who
from viz.words import _, ngettext


def history(code: str, key: str) -> None:
    """Show the questions, the last one first."""
    try:
        found = server_rooms().finished(who(), code, key)
    except (Refused, Unreachable) as refused:
        st.warning(refusal_text(refused))
        return
    if not found:
        st.caption(_("Nothing was asked yet. What you ask stands here, with the answers."))
        return
    st.download_button(
        _("Everything as CSV"), summary(found), file_name=f"room-{code}.csv", mime="text/csv", on_click="ignore",
        icon=":material/download:", key="room-csv", width="stretch",
    )  # fmt: skip
    for one in reversed(found):
        st.markdown(_line(one))


def _line(one: Finished) -> str:
    groups = tally(one.question, one.answers)
    right = sum(group.count for group in groups if group.right)
    count = ngettext("{count} answer", "{count} answers", len(one.answers)).format(count=len(one.answers))
    told = _("{right} right").format(right=right) if any(group.right is not None for group in groups) else ""
    said = " · ".join(part for part in (count, told) if part)
    asked = " ".join(authored_markdown(visible(title_of(one.question.asked), 160)).split())
    return f"**{one.number}.** {asked}  \n:small[{said}]"


HEAD = ("question", "asked", "answer", "count", "right", "misconception")


def summary(found: Sequence[Finished]) -> bytes:
    """Return the questions as a table: a row for each answer that was given."""
    rows: list[Sequence[object]] = [HEAD]
    for one in found:
        for group in tally(one.question, one.answers):
            right = "" if group.right is None else "yes" if group.right else "no"
            said = answer_text(one.question.asked, group.answer)
            rows.append((one.number, visible(title_of(one.question.asked)), said, group.count, right,
                         visible(_(group.misconception))))  # fmt: skip
    return csv_bytes(rows)


def answer_text(asked: Asked, answer: str) -> str:
    """Return an answer in plain text."""
    if isinstance(asked, Exercise):
        return visible(stage_said(answer, exercise_of(asked)).replace("`", ""))
    places = places_in(answer, len(options_of(asked)))
    if places:
        return visible("; ".join(_(options_of(asked)[place]) for place in places))
    return visible(answer) or _("other answers")
