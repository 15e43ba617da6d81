"""Reasons for which a room refuses, and the sentence for each."""

from __future__ import annotations

from typing import Literal

from viz.words import _

Why = Literal[
    "no-room", "over", "guessing", "not-yours", "stranger", "locked", "room-full", "joins", "rooms-full", "rooms-many",
    "nothing-open", "moved-on", "closed", "step", "unreadable", "answer-long", "question-unsound", "questions-many",
    "room-large", "store-full",
]  # fmt: skip


class Refused(Exception):
    """A room does not do what was asked, and nothing has changed.

    Attributes:
        why: The reason; `refusal_text` has the sentence.
        most: The bound that was met, where there is one.
    """

    def __init__(self, why: Why, most: int = 0) -> None:
        super().__init__(why)
        self.why: Why = why
        self.most = most


class Unreachable(Exception):
    """The store of rooms does not answer just now. What is in it is not lost."""


def refusal_text(refused: Refused | Unreachable) -> str:
    """Return the sentence for a refusal, in the reader's language; plain text."""
    if isinstance(refused, Unreachable):
        return _("The room cannot be reached just now. Nothing is lost; trying again.")
    return _sentences()[refused.why].format(most=refused.most)


def _sentences() -> dict[Why, str]:
    return {
        "no-room": _("There is no room with this code. A room ends two hours after it was last used."),
        "over": _("This room is no more: the teacher ended it, nobody used it for two hours, or its server lost it."),
        "guessing": _("Too many codes that belong to no room were tried from here. Wait ten minutes."),
        "not-yours": _("This link does not open the room: its key is another one, or the room has ended."),
        "stranger": _("You are not in this room. Join it with its code."),
        "locked": _("The teacher lets nobody in any more."),
        "room-full": _("The room is full: {most} are in it."),
        "joins": _("Too many joined from here. Wait ten minutes."),
        "rooms-full": _("This server has as many rooms as it can hold. Try again later."),
        "rooms-many": _("You have opened {most} rooms. End one of them first, or wait until they have ended."),
        "nothing-open": _("Nothing is asked just now."),
        "moved-on": _("The teacher has gone on to another question."),
        "closed": _("The question is closed; answers are not taken any more."),
        "step": _("The room has gone on in the meantime. Look at it again."),
        "unreadable": _("This cannot be read as an answer. Write a shape like (2, 3), a number or [1, 2]."),
        "answer-long": _("An answer has at most {most} characters."),
        "question-unsound": _("The question is not complete, or too long."),
        "questions-many": _("A room takes {most} questions. Open a new one."),
        "store-full": _("The memory for rooms is full just now, and this was not kept. Try again later."),
        "room-large": _("The room has met its bound of memory. Open a new one; the summary holds what there is."),
    }
