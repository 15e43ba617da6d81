"""A learner's progress, exercise by exercise. It is kept in the browser and in files, never by the server."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from viz.arriving import OutOfBounds, counted

LONGEST = 60_000
"""Characters of a file, and of what a browser tells."""
MOST = 600
"""Exercises in it."""
KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
LAST_MOMENT = 4_102_444_800_000
"""The year 2100: later times are nonsense."""

Moment = Annotated[int, msgspec.Meta(ge=0, le=LAST_MOMENT)]
"""Milliseconds since 1970, UTC."""


class Damaged(ValueError):
    """A text is no progress that we wrote."""


class Done(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The progress in one exercise.

    Attributes:
        tries: Answers that were checked, up to the first right one.
        done: When that came; 0: not yet.
        seen: Whether the solution was looked at before.
        seal: Of the server that found the answer right (`viz.exercises.seal`).
    """

    tries: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 0
    done: Moment = 0
    seen: bool = False
    seal: Annotated[str, msgspec.Meta(max_length=60)] = ""


NOTHING = Done()


class Progress(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The progress in all exercises.

    Attributes:
        exercises: By key; keys that this version does not know stay.
        since: When everything was forgotten last: of two that differ in it, the later replaces the other.
        version: Of this record.
    """

    exercises: dict[str, Done] = {}
    since: Moment = 0
    version: Literal[1] = 1

    def of(self, key: str) -> Done:
        """Return what was done of an exercise."""
        return self.exercises.get(key, NOTHING)

    def is_done(self, key: str) -> bool:
        """Return whether a right answer was given."""
        return self.of(key).done > 0


_encoder = msgspec.json.Encoder(order="deterministic")


def text_of(progress: Progress) -> str:
    """Return it as the text that browsers and files keep; equal progress gives equal texts."""
    return _encoder.encode(progress).decode()


def progress_in(text: str) -> Progress:
    """Return the progress that a text holds.

    Raises:
        Damaged: it is none of ours, or larger than ours can be.
    """
    try:
        found = msgspec.json.decode(counted(text, LONGEST), type=Progress)
    except (OutOfBounds, ValueError) as error:
        raise Damaged(str(error)) from error
    if len(found.exercises) > MOST or not all(map(KEY.fullmatch, found.exercises)):
        raise Damaged("more exercises than there are, or keys that are none")
    return found


def joined(one: Progress, other: Progress) -> Progress:
    """Return what two of them say together; of one person's, in whatever order they are joined."""
    if one.since != other.since:
        return max(one, other, key=lambda progress: progress.since)
    return with_file(one, other)


def with_file(progress: Progress, file: Progress) -> Progress:
    """Return progress with what a file adds to it, whenever that was written."""
    keys = dict.fromkeys((*progress.exercises, *file.exercises))
    both = {key: _both(progress.of(key), file.of(key)) for key in keys}
    return _bounded(msgspec.structs.replace(progress, exercises=both))


def _both(one: Done, other: Done) -> Done:
    """Return what was done first; while nothing is done, the larger number of tries."""
    if one.done and other.done:
        return min(one, other, key=lambda each: (each.done, each.tries, each.seal))
    if one.done or other.done:
        return one if one.done else other
    return Done(max(one.tries, other.tries), seen=one.seen or other.seen)


def tried(progress: Progress, key: str, moment: int | None, seal: str = "") -> Progress:
    """Return it with one try more; what is done stays as it was done first.

    Args:
        moment: When the answer was found to be right; None where it was not.
    """
    before = progress.of(key)
    if before.done:
        return progress
    return _with(progress, key, Done(before.tries + 1, moment or 0, before.seen, seal if moment else ""))


def solution_seen(progress: Progress, key: str) -> Progress:
    """Return it with the note that the solution was shown; after a right answer that is no matter."""
    before = progress.of(key)
    return progress if before.done else _with(progress, key, msgspec.structs.replace(before, seen=True))


def forgotten(moment: int) -> Progress:
    """Return nothing done, from now on."""
    return Progress(since=moment)


def first_open(progress: Progress, keys: Mapping[str, object] | tuple[str, ...]) -> str | None:
    """Return the first exercise that is not done; None when all are."""
    return next((key for key in keys if not progress.is_done(key)), None)


def _with(progress: Progress, key: str, done: Done) -> Progress:
    return _bounded(msgspec.structs.replace(progress, exercises={**progress.exercises, key: done}))


def _bounded(progress: Progress) -> Progress:
    """Let go of the first ones where there are too many: a text that we write is one that we read."""
    kept = list(progress.exercises.items())[-MOST:]
    while len(text_of(found := msgspec.structs.replace(progress, exercises=dict(kept)))) > LONGEST:
        kept = kept[len(kept) // 10 + 1 :]
    return found
