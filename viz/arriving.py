"""Bounds of everything that a browser sends. Each is counted before anything is built from what arrived. Pure.

Links, pasted lists, typed numbers, uploaded arrays and messages of widgets are all read with these functions. A browser
is a stranger: whoever can open the page can send any bytes in place of what the page's own controls send.
"""

from __future__ import annotations

import ast
import io
import math
from tokenize import TokenError
from typing import NamedTuple

import numpy

from core.program.source import with_newlines
from core.trace.limits import usual_limits
from core.typed import MOST_AXES, MOST_DEPTH, MOST_DIGITS, MOST_ENTRIES, TEXT_CHARACTERS, OutOfBounds, counted

__all__ = [
    "MOST_AXES", "MOST_DEPTH", "MOST_DIGITS", "MOST_ENTRIES", "TEXT_CHARACTERS", "OutOfBounds", "array", "counted",
]  # fmt: skip

MOST_CELLS = 20_000
"""Of an uploaded array: as many as a literal of the allowed length could ever show."""
JSON_CHARACTERS = 6 * usual_limits().source_characters + 20_000
"""Of a widget's value as JSON, which writes some characters as six."""
HEADER_BYTES = 1_000
"""Of the header of a .npy file: it states a type and a shape."""


def literal(text: str, characters: int = TEXT_CHARACTERS) -> object:
    """Return the value of a Python literal.

    Raises:
        OutOfBounds: it is larger than a page takes.
        ValueError: it is no literal.
    """
    try:
        return ast.literal_eval(counted(text, characters))
    except (SyntaxError, MemoryError, RecursionError, TypeError) as error:  # "1 + 'a'j" and the like
        raise ValueError(str(error)) from None


def number(value: object, low: float, high: float, otherwise: float) -> float:
    """Return a number from a field, inside its bounds; ``otherwise`` for what is no finite number.

    Streamlit checks the bounds of a number field in the browser only.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return otherwise
    if isinstance(value, float) and not math.isfinite(value):
        return otherwise
    return min(max(value, low), high)


def program_text(text: str) -> str:
    """Return a program as Python and the page's own messages can hold it: one kind of line end, no half character.

    JSON from a browser may hold half of a surrogate pair, which no encoding has.
    """
    return with_newlines(text.encode("utf-8", "replace").decode())


class ArrayHeader(NamedTuple):
    """The header of a .npy file, and the place where its cells begin."""

    shape: tuple[int, ...]
    dtype: numpy.dtype
    column_major: bool
    start: int


def array_header(content: bytes) -> ArrayHeader:
    """Read the header of a .npy file.

    Raises:
        OutOfBounds: it announces too many axes, a length that no array here has, or more cells than fit.
        ValueError: it is no header of a file of plain numbers.
    """
    reader = io.BytesIO(content[: HEADER_BYTES + 12])
    version = numpy.lib.format.read_magic(reader)
    if version not in ((1, 0), (2, 0)):  # 3.0 is for field names outside Latin-1, which no plain number has
        raise ValueError("another version of the format")
    read = numpy.lib.format.read_array_header_1_0 if version == (1, 0) else numpy.lib.format.read_array_header_2_0
    try:
        shape, column_major, dtype = read(reader, max_header_size=HEADER_BYTES)
    except (SyntaxError, TokenError, MemoryError, RecursionError, TypeError, OverflowError) as error:
        raise ValueError(str(error)) from None
    if len(shape) > MOST_AXES:
        raise OutOfBounds("axes")
    # Every length on its own: a zero among them makes the product zero, and NumPy would still make the lists.
    if any(length < 0 or length > MOST_CELLS for length in shape) or math.prod(shape) > MOST_CELLS:
        raise OutOfBounds("cells")
    if dtype.kind not in "biuf" or dtype.hasobject or dtype.itemsize > 16:
        raise ValueError("no plain numbers")
    return ArrayHeader(shape, dtype, column_major, reader.tell())


def array(content: bytes) -> numpy.ndarray:
    """Return the array of a .npy file. Nothing is unpickled: the bytes after the header are taken as numbers.

    Raises:
        OutOfBounds, ValueError: as `array_header`; ValueError too where cells are missing.
    """
    header = array_header(content)
    count = math.prod(header.shape)
    cells = numpy.frombuffer(content, header.dtype, count, header.start) if count else numpy.empty(0, header.dtype)
    return cells.reshape(header.shape, order="F" if header.column_major else "C")


class Bucket:
    """Tokens that are spent and come back with time: so many at once, and so many a second for good."""

    def __init__(self, at_once: float, per_second: float, now: float) -> None:
        self._most = at_once
        self._per_second = per_second
        self.left = at_once
        self._seen = now

    def seconds_to_wait(self, cost: float, now: float) -> float:
        """Spend tokens, on credit if need be, and return after how many seconds the credit is paid."""
        self.left = min(self._most, self.left + (now - self._seen) * self._per_second)
        self._seen = now
        self.left -= cost
        return max(0.0, -self.left / self._per_second)
