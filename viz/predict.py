"""Checking what a learner predicted: the first thing that differs among shape, dtype and value."""

from __future__ import annotations

import re

import msgspec

from core.trace import Snapshot

Shape = tuple[int, ...]


class Guess(msgspec.Struct, frozen=True):
    """What was predicted; None where nothing was said. ``value`` is the cells in C order."""

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
        if len(cells) != len(guess.value) or not all(map(_close, guess.value, cells)):
            return "value"
    return None


def shape_read(text: str) -> Shape | None:
    """Return the shape that a person typed, ``5, 4`` or ``(5,)`` or ``[2, 1]`` or ``()``; None when it is none."""
    plain = text.strip().translate(str.maketrans("，（）", ",()")).removeprefix("torch.Size")
    plain = plain.strip("()[] ")
    if not plain:
        return () if text.strip() else None
    if not re.fullmatch(r"\d{1,9}(\s*,\s*\d{1,9})*\s*,?", plain):
        return None
    return tuple(int(one) for one in plain.split(",") if one.strip())


def _close(left: float, right: float) -> bool:
    if left != left or right != right:
        return left != left and right != right
    return left == right or abs(left - right) <= 1e-4 * max(1.0, abs(right))
