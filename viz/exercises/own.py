"""A teacher's own exercise, taken from an address and written into one."""

from __future__ import annotations

import hmac
from functools import lru_cache

from core.exercises.records import Exercise
from viz.exercises.own_key import server_keys
from viz.exercises.own_record import Own, exercise_of, shuffled
from viz.exercises.own_sealing import Unopened, read, sealed, unsealed

__all__ = ["PARAMETER", "WARNED_LENGTH", "Unopened", "opened", "opened_record", "text_of"]

PARAMETER = "e"
"""Of the address: ``/own_exercise?e=…``."""
WARNED_LENGTH = 8_000
"""Characters of an address, above which some programs cut it."""
OPENED = 64
"""Exercises that stay opened, of at most 80 kB each."""


@lru_cache(OPENED)
def opened(text: str) -> Exercise:
    """Return the exercise that an address holds; its title and sentences are safe Markdown.

    Its key and the order of its options or steps follow from the address and from the server's key: they are the same
    each time, and nobody else can tell them.

    Raises:
        Unopened: the text was damaged or forged, or another server sealed it.
    """
    own = opened_record(text)
    return shuffled(exercise_of(own, f"own-{_derived('key', text)[:12]}"), _derived("order", text))


def opened_record(text: str) -> Own:
    """Return the record that an address holds.

    Raises:
        Unopened: as `opened`.
    """
    return read(text, server_keys().all)


def text_of(own: Own, *, is_open: bool = False) -> str:
    """Return what an address says for an exercise.

    Raises:
        Unopened: it is larger than a link may be.
    """
    return unsealed(own) if is_open else sealed(own, server_keys().all[0])


def _derived(use: str, text: str) -> str:
    return hmac.digest(server_keys().all[0], f"cotangent: {use}\0{text}".encode(), "sha256").hex()
