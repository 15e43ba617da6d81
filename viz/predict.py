"""Checking what a learner predicted: the first thing that differs among shape, dtype and value."""

from __future__ import annotations

import msgspec

from core.trace import Snapshot
from core.typed import Shape, close


class Guess(msgspec.Struct, frozen=True):
    """A prediction; None where nothing was said. ``value`` is the cells in C order."""

    shape: Shape | None = None
    dtype: str | None = None
    value: tuple[float, ...] | None = None


def first_difference(guess: Guess, truth: Snapshot) -> str | None:
    """Return "shape", "dtype" or "value", the first that is wrong; None when all that was said is right.

    Values are compared as numbers, with a relative tolerance of 1e-4: what a person writes down is rounded.
    """
    if guess.shape is not None and guess.shape != truth.shape:
        return "shape"
    if guess.dtype is not None and guess.dtype != truth.dtype:
        return "dtype"
    if guess.value is not None:
        cells = [float(one) for one in truth.array().reshape(-1).tolist()]
        if len(cells) != len(guess.value) or not all(map(close, guess.value, cells)):
            return "value"
    return None
