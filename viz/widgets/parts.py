"""The parts of pages that run alone, and the boxes that are filled when they are opened: their names, written once."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """A fragment; a widget of another one may ask for its run."""

    HEAD = "head"
    EXPLORER = "explorer"
    EXERCISES = "exercises"
    CLASSROOM = "classroom"


class Box(StrEnum):
    """The key under which the session holds whether a box is open."""

    SHARE = "share-open"
    EXPORT = "export-open"
    QUESTIONS = "questions-open"
    ASKING = "asking-open"
    BLANKS = "blanks-open"
    PROGRESS = "progress-open"
    ROOM_HISTORY = "room-history-open"
    ROOM_LINK = "room-link-open"
