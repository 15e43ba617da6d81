"""Reads texts that people type: punctuation of a Chinese keyboard, lists of bounded size, shapes, values. Pure."""

from __future__ import annotations

import json
import re

from core.explain.mistakes import FULL_WIDTH
from core.trace.limits import usual_limits

Shape = tuple[int, ...]

LONGEST = 2_000
"""Characters of a value that is read."""
MOST_AXES = 16
"""Of a typed shape or an uploaded array. PyTorch's own bound is 64; no page draws more than five."""
MOST_DIGITS = 300
"""Of one number. Python's conversion is quadratic and refuses more than 4,300; a float has 308 at most."""
MOST_DEPTH = 30
"""Brackets inside each other, in a typed list, a widget's value and a link."""
MOST_ENTRIES = 20_000
"""Commas and brackets of a typed list, a widget's value or a link."""
TEXT_CHARACTERS = usual_limits().source_characters + 20_000
"""Of one text from a browser: the longest program, and room for what is wrapped around it."""

_TYPED = FULL_WIDTH | str.maketrans("−０１２３４５６７８９", "-0123456789")
_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|'(?:[^'\\]|\\.)*+(?:'|\\?\Z))"""
    r"""|(?P<open>[\[({])|(?P<close>[\])}])|(?P<comma>,)|(?P<digits>[0-9a-fA-F_]+)""",
    re.DOTALL,
)
"""What is counted in JSON and in a Python literal. A text that is never ended reaches to the end, so that no input is
read more than once."""


class OutOfBounds(Exception):
    """A message is larger than anything that a page's controls send.

    Attributes:
        bound: "length", "digits", "depth", "entries", "axes", "cells", or "kind" for what is not read at all.
    """

    def __init__(self, bound: str) -> None:
        super().__init__(bound)
        self.bound = bound


def counted(text: str, characters: int = TEXT_CHARACTERS) -> str:
    """Return JSON or a Python literal unchanged, after its length, digits, depth and entries were counted.

    Raises:
        OutOfBounds: one of them is above its bound.
    """
    if len(text) > characters:
        raise OutOfBounds("length")
    depth = entries = 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "digits" and token.end() - token.start() > MOST_DIGITS:
            raise OutOfBounds("digits")
        if kind in ("open", "comma"):
            entries += 1
            depth += kind == "open"
        elif kind == "close":
            depth -= 1
        if depth > MOST_DEPTH:
            raise OutOfBounds("depth")
        if entries > MOST_ENTRIES:
            raise OutOfBounds("entries")
    return text


def as_ascii(text: str) -> str:
    """Return a text with the digits and the punctuation of a Chinese keyboard as Python writes them."""
    return text.translate(_TYPED)


def shape_read(text: str, *, free: bool = False) -> Shape | None:
    """Return the shape that a person typed, ``5, 4`` or ``(5,)`` or ``[2, 1]`` or ``()``; None when it is none.

    Args:
        free: Whether one length may be −1, as in a reshape.
    """
    if len(text) > LONGEST:
        return None
    plain = as_ascii(text).strip().removeprefix("torch.Size")
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
    plain = as_ascii(text).strip()
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


def close(left: float, right: float, tolerance: float = 1e-4) -> bool:
    """Return whether a number is as near to another, ``right``, as what a person writes down, rounded, may be.

    Not-a-number equals itself.
    """
    if left != left or right != right:
        return left != left and right != right
    return left == right or abs(left - right) <= tolerance * max(1.0, abs(right)) < float("inf")
