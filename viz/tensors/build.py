"""Building a tensor: shape, dtype and values as one line of a program; pasted tables and uploaded files. Pure."""

from __future__ import annotations

import ast
import io
import re

import msgspec
import numpy

from core.trace import ITEM_SIZES

KINDS = ("zeros", "ones", "full", "arange", "linspace", "eye", "rand", "randn", "list")
DTYPES = ("float32", "float64", "float16", "int64", "int32", "int16", "int8", "uint8", "bool", "complex64")
FLOATING = ("float32", "float64", "float16")
MOST_TYPED = 4_000
"""Characters of a typed or pasted list, and of the literal that a file becomes: it stands in the program's text."""
MOST_FILE_BYTES = 200_000


class Recipe(msgspec.Struct, frozen=True):
    """What the controls say.

    Attributes:
        kind: One of `KINDS`.
        shape: For arange the reshape that follows, () for none.
        dtype: "" for what torch chooses.
        number: The value of full, the end of arange, the number of steps of linspace, the size of eye.
        seed: Of rand and randn; None leaves the generator as it is.
        text: The nested list or the pasted table.
    """

    kind: str = "zeros"
    shape: tuple[int, ...] = (3, 4)
    dtype: str = ""
    number: float = 12.0
    seed: int | None = 0
    text: str = ""


class BadList(Exception):
    """The typed text is no list of numbers; ``code`` names why: "empty", "letters", "long"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def line(name: str, recipe: Recipe) -> str:
    """Return the lines that make the tensor, such as ``A = torch.zeros(3, 4, dtype=torch.int64)``."""
    dtype = f", dtype=torch.{recipe.dtype}" if recipe.dtype else ""
    sizes = ", ".join(map(str, recipe.shape)) or "()"
    kind = recipe.kind
    if kind in ("rand", "randn"):
        seed = "" if recipe.seed is None else f"torch.manual_seed({recipe.seed})\n"
        return f"{seed}{name} = torch.{kind}({sizes}{dtype})"
    if kind == "full":
        return f"{name} = torch.full({recipe.shape}, {plain(recipe.number)}{dtype})"
    if kind == "arange":
        shaped = f".reshape({sizes})" if recipe.shape else ""
        return f"{name} = torch.arange({plain(recipe.number)}{dtype}){shaped}"
    if kind == "linspace":
        return f"{name} = torch.linspace(0, 1, {int(recipe.number)}{dtype})"
    if kind == "eye":
        return f"{name} = torch.eye({int(recipe.number)}{dtype})"
    if kind == "list":
        return f"{name} = torch.tensor({as_list(recipe.text)}{dtype})"
    return f"{name} = torch.{kind}({sizes}{dtype})"


def plain(number: float) -> str:
    """Return a number as a person writes it: ``12``, ``0.5``."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def as_list(text: str) -> str:
    """Return the nested list that a text means: a Python list, or rows of a spreadsheet.

    Raises:
        BadList: it is neither.
    """
    text = text.strip()
    if not text:
        raise BadList("empty")
    if len(text) > MOST_TYPED:
        raise BadList("long")
    if text[0] in "[(-+.0123456789TF" and "\t" not in text:
        try:
            value = ast.literal_eval(" ".join(text.split("\n")) if text[0] in "[(" else text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return _table(text)
        if _numbers(value):
            return repr(value)
        raise BadList("letters")
    return _table(text)


def _numbers(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(_numbers(one) for one in value)
    return isinstance(value, int | float | complex | bool)


def _table(text: str) -> str:
    rows = [re.split(r"[\t,; ]+", row.strip()) for row in text.splitlines() if row.strip()]
    try:
        numbers = [[_number(cell) for cell in row if cell] for row in rows]
    except ValueError:
        raise BadList("letters") from None
    return repr(numbers[0] if len(numbers) == 1 else numbers)


def _number(cell: str) -> int | float:
    try:
        return int(cell)
    except ValueError:
        return float(cell)


def from_file(name: str, content: bytes) -> str:
    """Return the nested list in an uploaded CSV or .npy file.

    Raises:
        BadList: it is too large ("long"), or holds something else than numbers ("letters").
    """
    if len(content) > MOST_FILE_BYTES:
        raise BadList("long")
    if name.endswith(".npy"):
        try:
            # read_array, not load: load also opens archives. A header may announce any shape before a single cell.
            array = numpy.lib.format.read_array(io.BytesIO(content), allow_pickle=False)
        except Exception:  # noqa: BLE001 - a stranger's header makes NumPy raise seven kinds of errors, MemoryError too
            raise BadList("letters") from None
        if array.dtype.kind not in "biuf":
            raise BadList("letters")
        written = repr(array.tolist())
    else:
        written = as_list(content.decode("utf-8-sig", errors="replace"))
    if len(written) > MOST_TYPED:
        raise BadList("long")
    return written


def bytes_of(recipe: Recipe) -> int | None:
    """Return what the cells will take, None where the shape is not in the recipe."""
    if recipe.kind in ("arange", "linspace", "list"):
        return None
    count = 1
    for length in (int(recipe.number),) * 2 if recipe.kind == "eye" else recipe.shape:
        count *= length
    return count * ITEM_SIZES[recipe.dtype or "float32"]


def next_name(taken: list[str]) -> str:
    """Return the first capital letter that no tensor has."""
    letters = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    return next((letter for letter in letters if letter not in taken), f"T{len(taken)}")
