"""Checking what a learner predicted: the first thing that differs among shape, dtype and value."""

from __future__ import annotations

import json
import re

import msgspec

from core.trace import Snapshot
from viz.arriving import MOST_AXES, OutOfBounds, counted

Shape = tuple[int, ...]

LONGEST = 2_000
"""Characters of a value that is read."""


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


def shape_read(text: str, *, free: bool = False) -> Shape | None:
    """Return the shape that a person typed, ``5, 4`` or ``(5,)`` or ``[2, 1]`` or ``()``; None when it is none.

    Args:
        free: Whether one length may be −1, as in a reshape.
    """
    if len(text) > LONGEST:
        return None
    plain = text.strip().translate(str.maketrans("，、（）［］【】−", ",,()[][]-")).removeprefix("torch.Size")
    plain = plain.strip("()[] ")
    if not plain:
        return () if text.strip() else None
    length = r"(?:-1|\d{1,9})" if free else r"\d{1,9}"
    if not re.fullmatch(rf"{length}(\s*,\s*{length})*\s*,?", plain) or plain.count("-1") > 1:
        return None
    if plain.count(",") > MOST_AXES:
        return None
    return tuple(int(one) for one in plain.split(",") if one.strip())


def value_read(text: str) -> tuple[Shape, tuple[float, ...]] | None:
    """Return shape and cells of a value that was typed, ``-2`` or ``[[1, 2.5], [3, nan]]``; None when it is none."""
    if len(text) > LONGEST:
        return None
    plain = text.strip().translate(str.maketrans("−，［］（）。", "-,[]()."))
    plain = re.sub(r"^(?:torch\.)?tensor\((.*)\)$", r"\1", plain, flags=re.DOTALL)
    if not plain or re.search(r"[^\s\d\[\],.+\-a-zA-Z]", plain):
        return None
    for word, number in (("True", "1"), ("False", "0"), ("nan", "NaN"), ("inf", "Infinity")):
        plain = re.sub(rf"\b{word}\b", number, plain)
    plain = re.sub(r"(?<![\d.])\.(?=\d)", "0.", re.sub(r"(\d)\.(?!\d)", r"\1.0", plain))
    plain = re.sub(r",\s*\]", "]", plain).replace("+", "")
    try:
        return _shape_and_cells(json.loads(counted(plain)))
    except (OutOfBounds, ValueError):
        return None


def _shape_and_cells(value: object) -> tuple[Shape, tuple[float, ...]]:
    """Raises ValueError where rows have different lengths, or where something is no number."""
    if isinstance(value, int | float):
        return (), (float(value),)
    if not isinstance(value, list):
        raise ValueError("neither a number nor a list")
    parts = [_shape_and_cells(one) for one in value]
    if len({shape for shape, _ in parts}) > 1:
        raise ValueError("rows of different lengths")
    inner = parts[0][0] if parts else ()
    return (len(parts), *inner), tuple(cell for _, cells in parts for cell in cells)


def _close(left: float, right: float) -> bool:
    if left != left or right != right:
        return left != left and right != right
    return left == right or abs(left - right) <= 1e-4 * max(1.0, abs(right))
