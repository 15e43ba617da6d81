"""Turning a typed list, pasted cells or an uploaded file into the expression that makes the tensor. Pure."""

from __future__ import annotations

import re
import unicodedata

from core.program.source import with_newlines
from viz.arriving import MOST_DIGITS, OutOfBounds, array, literal
from viz.tensors.literal import cells_text

MOST_TYPED = 4_000
"""Characters of a typed or pasted list, and of the literal that a file becomes: it stands in the program's text."""
MOST_FILE_BYTES = 200_000
NAMED = ("float64", "float16", "int32", "int16", "int8", "uint8")
"""Types of a file's numbers that are told to torch.tensor, which would choose another."""
WRITTEN_BY_HAND = {"、": ",", "【": "[", "】": "]", "−": "-", "–": "-", "\u3000": " "}
"""What a Chinese keyboard or a text processor writes, beyond the wide forms that NFKC knows."""


class BadList(Exception):
    """The text is no list of numbers.

    Attributes:
        code: "empty", "letters", "ragged", "long", "digits" for a number that no tensor holds, "deep" for too many
            axes, "cells" for an array of too many cells or axes, or "file" for a .npy file that holds
            something else than numbers.
        found: Of "letters" what is no number, of "ragged" the number of the row that differs.
    """

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(code, found)
        self.code = code
        self.found = found


def as_list(text: str) -> str:
    """Return the nested list that a text means: a Python list, or rows of a spreadsheet.

    Raises:
        BadList: it is neither.
    """
    if len(text) > MOST_TYPED:
        raise BadList("long")  # before anything reads it: NFKC may make eighteen characters of one
    text = with_newlines(narrowed(text)).strip(" \n")
    if not text.strip():
        raise BadList("empty")
    if len(text) > MOST_TYPED:
        raise BadList("long")
    value = _python_list(text)
    written = cells_text(_table(text) if value is None else value)
    if len(written) > MOST_TYPED:
        raise BadList("long")
    return written


def narrowed(text: str) -> str:
    """Return code or numbers as Python reads them: a Chinese keyboard writes wide commas, colons, brackets, digits."""
    return unicodedata.normalize("NFKC", text).translate(str.maketrans(WRITTEN_BY_HAND))


def _python_list(text: str) -> object:
    """Return what a literal says; None where the text is none, so that it may be a table."""
    if "\t" in text or text[0] not in "[(-+.0123456789TF":
        return None
    try:
        value = literal(" ".join(text.split("\n")) if text[0] in "[(" else text)
    except OutOfBounds as error:
        raise BadList("deep" if error.bound == "depth" else "digits") from None
    except ValueError:
        return None
    for one in _leaves(value):
        if not isinstance(one, int | float | complex | bool):
            raise BadList("letters", repr(one))
    return value


def _leaves(value: object) -> list[object]:
    if isinstance(value, list | tuple):
        return [leaf for one in value for leaf in _leaves(one)]
    return [value]


def _table(text: str) -> list:
    """Return the rows of a table. A blank cell is missing: NaN; a column that is blank all the way is none."""
    # Around a separator spaces mean nothing; between two numbers they separate.
    rows = [
        re.sub(" +", "\t", re.sub(" *[,;\t] *", "\t", line.strip(" \r"))).split("\t")
        for line in text.split("\n")
        if line.strip()
    ]
    width = max(len(row) for row in rows)
    kept = [at for at in range(width) if any(at < len(row) and row[at] for row in rows)]
    numbers = [[_number(row[at]) for at in kept if at < len(row)] for row in rows]
    for at, row in enumerate(numbers):
        if len(row) != len(numbers[0]):
            raise BadList("ragged", str(at + 1))
    return numbers[0] if len(numbers) == 1 else numbers


def _number(cell: str) -> int | float:
    cell = cell.strip('"')
    if not cell:
        return float("nan")
    if len(cell) > MOST_DIGITS and set(cell) <= set("0123456789.+-_"):
        raise BadList("digits")
    for kind in (int, float):
        try:
            number = kind(cell)
        except ValueError:
            continue
        return number if abs(number) < 2**63 else float(number)
    raise BadList("letters", cell[:40])


def from_file(name: str, content: bytes) -> str:
    """Return the call that makes the tensor in an uploaded CSV or .npy file: ``torch.tensor([[1, 2]])``.

    Raises:
        BadList: it is too large ("long"), or holds something else than numbers.
    """
    if len(content) > MOST_FILE_BYTES:
        raise BadList("long")
    if not name.lower().endswith(".npy"):
        return f"torch.tensor({as_list(content.decode('utf-8-sig', errors='replace'))})"
    try:
        found = array(content)
    except OutOfBounds:
        raise BadList("cells") from None
    except ValueError:
        raise BadList("file") from None
    dtype = f", dtype=torch.{found.dtype.name}" if found.dtype.name in NAMED or not found.size else ""
    if not found.size:  # of its lengths one is zero, and the others need no lists
        return f"torch.tensor([]{dtype}).reshape({found.shape})"
    written = f"torch.tensor({cells_text(found.tolist())}{dtype})"
    if len(written) > MOST_TYPED:
        raise BadList("long")
    return written
