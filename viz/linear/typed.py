"""Vectors and matrices as people type them: ``3, 4``, ``[[2, 1], [1, 2]]``, rows on lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.typed import as_ascii
from viz.arriving import OutOfBounds, counted

LONGEST = 800
MOST_ROWS = 6
HIGHEST = 1e12
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?(/\d+)?")
Matrix = tuple[tuple[float, ...], ...]


class Untyped(Exception):
    """A text that is no vector or matrix.

    Attributes:
        kind: "number" (``detail``: what is none), "huge" (``detail``: a number above `HIGHEST`), "ragged", "empty",
            "large", "many" (numbers of a vector) or "long".
    """

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind)
        self.kind, self.detail = kind, detail


def matrix(text: str) -> Matrix:
    """Return the rows of a matrix; a vector is one row.

    Raises:
        Untyped: it is none, or larger than 6 × 6.
    """
    if len(text) > LONGEST:
        raise Untyped("long")
    try:
        counted(text, LONGEST)
    except OutOfBounds:
        raise Untyped("large") from None
    lines = re.split(r"[\n;\]\)]", as_ascii(text).replace("[", " ").replace("(", " "))
    entries = [[one for one in re.split(r"[\s,]+", line) if one] for line in lines]
    rows = tuple(tuple(map(_number, line)) for line in entries if line)
    if not rows:
        raise Untyped("empty")
    if len(rows) > MOST_ROWS or max(map(len, rows)) > MOST_ROWS:
        raise Untyped("large")
    if len(set(map(len, rows))) > 1:
        raise Untyped("ragged")
    return rows


def vector(text: str) -> tuple[float, ...]:
    """Return the numbers of a vector, written in a row or in a column.

    Raises:
        Untyped: it is none, or has more than 6 numbers.
    """
    try:
        rows = matrix(text)
    except Untyped as error:
        raise Untyped("many") if error.kind == "large" else error from None
    if len(rows) == 1:
        return rows[0]
    if len(rows[0]) == 1:
        return tuple(row[0] for row in rows)
    raise Untyped("ragged")


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise Untyped("number", text[:20])
    above, _slash, below = text.partition("/")
    if below and float(below) == 0:
        raise Untyped("number", text[:20])
    value = float(above) / (float(below) if below else 1.0)
    if abs(value) > HIGHEST:
        raise Untyped("huge", text[:20])
    return value


def written(rows: Sequence[Sequence[float]] | Sequence[float]) -> str:
    """Return rows, or one, as Python writes them: ``[[2.0, 1.0], [1.0, 2.0]]``."""
    if rows and isinstance(rows[0], int | float):
        return f"[{', '.join(_plain(one) for one in rows)}]"  # pyright: ignore[reportArgumentType]
    return f"[{', '.join(written(row) for row in rows)}]"  # pyright: ignore[reportArgumentType]


def _plain(number: float) -> str:
    text = f"{number:.12g}"
    return text if any(sign in text for sign in ".e") else f"{text}."
