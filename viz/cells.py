"""A Snapshot as the few short cells that fit on a card, and as the text that a tooltip has room for."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import msgspec

from core.trace import Snapshot

VECTOR_CELLS = 6
MATRIX_CELLS = 4
SLIM_CELLS = 3
TEXT_CELLS = 64
CELL_CHARACTERS = 9
DIGITS = 4
MINUS = "−"
ELLIPSIS = "…"
BLANK = "?"
LONG_INTEGER = 10**20


class Cells(msgspec.Struct, frozen=True):
    """A value in short.

    Attributes:
        rows: Texts of the cells, row by row, ``…`` where some are left out; one row for a scalar or a vector.
        note: What the cells do not say ("2 × (3, 4)", "μ 0.01  σ 0.1"), or "".
    """

    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def number_text(value: Any) -> str:
    """Return a number in about four significant digits: ``−0.3333``, ``1.235e7``, ``3``, ``nan``, ``True``."""
    if type(value) is int and not -LONG_INTEGER < value < LONG_INTEGER:
        return str(value).replace("-", MINUS)  # too long to be kept
    return _number_text(value)


@lru_cache(maxsize=16_384, typed=True)  # a picture writes the same numbers on cards, edges, steps and tooltips
def _number_text(value: Any) -> str:
    if isinstance(value, complex):
        sign = MINUS if math.copysign(1, value.imag) < 0 else "+"
        return f"{number_text(value.real)}{sign}{number_text(abs(value.imag))}j"
    if isinstance(value, int) or not math.isfinite(value) or (value == int(value) and abs(value) < 1e7):
        whole = value if isinstance(value, bool) or not math.isfinite(value) else int(value)
        return str(whole).replace("-", MINUS)
    if 1e-3 <= abs(value) < 1e7:
        digits = max(4, len(str(int(abs(value)))))  # 1003.5 keeps its whole part
        text = f"{value:.{digits}g}"
        if "e" not in text:
            return text.replace("-", MINUS)
    mantissa, exponent = f"{value:.3e}".split("e")
    return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}".replace("-", MINUS)


def nested_text(value: Any) -> str:
    """Return nested lists on one line: ``[[1, 2], [3, 4]]``."""
    if isinstance(value, list):
        return f"[{', '.join(map(nested_text, value))}]"
    return number_text(value)


def is_blank(snapshot: Snapshot) -> bool:
    """Return whether the value is hidden until somebody has predicted it."""
    return snapshot.missing in ("predict", "predict-shape")


def shape_shown(snapshot: Snapshot) -> str:
    """Return a value's shape, or "?" where it is to be predicted."""
    return BLANK if snapshot.missing == "predict-shape" else shape_text(snapshot.shape)


def shape_text(shape: tuple[int, ...]) -> str:
    """Return a shape as Python writes a tuple: ``()``, ``(2,)``, ``(3, 4)``."""
    return str(tuple(shape))


def cells(snapshot: Snapshot, slim: bool = False) -> Cells:
    """Return the cells that fit on a card: six of a vector, four by four of a matrix, the first matrix of more axes.

    All have the same number of decimals, where that many tell each of them apart from zero.

    Args:
        slim: Of a vector with more than four cells, or a matrix of more than three rows or columns, show one short row.
    """
    if snapshot.missing:
        return Cells(((BLANK if is_blank(snapshot) else ELLIPSIS,),))
    if snapshot.numel == 0:
        return Cells((("[ ]",),))
    if snapshot.elided:
        return Cells((), _summary(snapshot))
    nested, leading = snapshot.tolist(), snapshot.shape[:-2]
    for _ in leading:
        nested = nested[0]
    matrix = nested if len(snapshot.shape) >= 2 else [nested] if snapshot.shape else [[nested]]
    widest = SLIM_CELLS + (len(matrix) == 1)
    if slim and (len(matrix) > SLIM_CELLS or len(matrix[0]) > widest or math.prod(leading) > 1):
        first = matrix[0][:SLIM_CELLS]
        return Cells(((*map(_writer(first), first), ELLIPSIS),))
    note = f"{'×'.join(map(str, leading))} × {shape_text(snapshot.shape[-2:])}" if math.prod(leading) > 1 else ""
    columns = VECTOR_CELLS if len(matrix) == 1 else MATRIX_CELLS
    whole = MATRIX_CELLS if len(matrix) <= MATRIX_CELLS else MATRIX_CELLS - 1
    seen = [row[:columns] if len(row) <= columns else row[: columns - 1] for row in matrix[:whole]]
    write = _writer([value for row in seen for value in row])
    rows = [_row(row, columns, write) for row in matrix[:MATRIX_CELLS]]
    if len(matrix) > MATRIX_CELLS:
        rows[-1] = (ELLIPSIS,) * len(rows[0])
    return Cells(tuple(rows), note)


def short_text(snapshot: Snapshot, longest: int = 18) -> str:
    """Return a value in one short line: ``−2``, ``[−6, 2]``, and where that is too long its shape ``(64, 3)``."""
    if is_blank(snapshot):
        return BLANK
    if not snapshot.missing and not snapshot.elided and snapshot.numel <= 8:
        text = nested_text(snapshot.tolist())
        if len(text) <= longest:
            return text
    return shape_text(snapshot.shape)


def full_text(snapshot: Snapshot) -> str:
    """Return a value as lines for a tooltip: every cell up to 64 of them, else the corner, its shape and statistics."""
    if snapshot.missing:
        return BLANK if is_blank(snapshot) else shape_text(snapshot.shape)
    array = snapshot.array()
    if array.size > TEXT_CELLS:
        array = array[tuple(slice(0, 4 if array.ndim <= 2 else 2) for _ in array.shape)]
    lines = [nested_text(array.tolist()).replace("], [", "],\n [")]
    if array.shape != snapshot.shape:
        lines[0] += f" {ELLIPSIS}"
        lines.append(_summary(snapshot) if snapshot.summary else shape_text(snapshot.shape))
    return "\n".join(lines)


def _writer(values: list[Any]) -> Callable[[Any], str]:
    """Return how to write all of some numbers: with one number of decimals where that is short and exact enough."""
    sizes = [abs(value) for value in values if type(value) is float and value and math.isfinite(value)]
    if len(values) < 2 or not sizes or not all(type(value) is float for value in values):
        return _cell
    if max(sizes) >= 1e6 or max(sizes) > 1e4 * min(sizes):
        return _cell
    digits = max(0, DIGITS - 1 - math.floor(math.log10(max(sizes))), 1 - math.floor(math.log10(min(sizes))))
    texts = [f"{value:.{digits}f}" for value in values if math.isfinite(value)]
    spare = min(len(text) - len(text.rstrip("0")) for text in texts) if digits else 0
    digits = max(0, digits - spare)
    if max(len(text) for text in texts) - spare > CELL_CHARACTERS:
        return _cell
    return lambda value: f"{value or 0.0:.{digits}f}".replace("-", MINUS)


def _row(row: list[Any], columns: int, write: Callable[[Any], str]) -> tuple[str, ...]:
    texts = [write(value) for value in row[:columns]]
    if len(row) > columns:
        texts[-1] = ELLIPSIS
    return tuple(texts)


def _summary(snapshot: Snapshot) -> str:
    summary = snapshot.summary
    if summary is None or summary.mean is None or summary.std is None:
        return shape_text(snapshot.shape)
    text = f"μ {number_text(summary.mean)}  σ {number_text(summary.std)}"
    odd = (("nan", summary.nan_count), ("inf", summary.infinite_count))
    return text + "".join(f"  {name} ×{count}" for name, count in odd if count)


def _cell(value: Any) -> str:
    text = number_text(value)
    return text if len(text) <= CELL_CHARACTERS else number_text(float(value)) if isinstance(value, int) else text
