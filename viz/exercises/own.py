"""A teacher's own exercise, taken from an address and written into one."""

from __future__ import annotations

from hashlib import sha256

from core.exercises.records import Exercise
from viz.exercises.own_key import server_keys
from viz.exercises.own_record import Own, exercise_of
from viz.exercises.own_sealing import Unopened, read, sealed, unsealed

PARAMETER = "e"
"""Of the address: ``/own_exercise?e=…``."""
WARNED_LENGTH = 8_000
"""Characters of an address, above which some programs cut it."""

__all__ = ["PARAMETER", "WARNED_LENGTH", "Unopened", "opened", "opened_record", "own_key_of", "text_of"]


def opened(text: str) -> Exercise:
    """Return the exercise that an address holds; its sentences are safe Markdown.

    Raises:
        Unopened: the text was damaged or forged, or another server sealed it.
    """
    return exercise_of(opened_record(text), own_key_of(text))


def opened_record(text: str) -> Own:
    """Return the record that an address holds.

    Raises:
        Unopened: as `opened`.
    """
    return read(text, server_keys().all)


def own_key_of(text: str) -> str:
    """Return a key for the exercise of an address, as those of the catalogue have one."""
    return "own-" + sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def text_of(own: Own, *, is_open: bool = False) -> str:
    """Return what an address says for an exercise.

    Raises:
        Unopened: it is larger than a link may be.
    """
    return unsealed(own) if is_open else sealed(own, server_keys().all[0])
