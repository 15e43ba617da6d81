"""Writing an instance as text: assignments of exactly the values that a generator returned. Imports torch."""

from __future__ import annotations

import keyword
import math
from typing import Any

import numpy
import torch

from core.sandbox.answer_messages import INSTANCE_CELLS, LONGEST_INSTANCE

DEEPEST = 10
SHORT = {torch.float32: numpy.float32, torch.float16: numpy.float16, torch.float64: numpy.float64}
"""Kinds of number that NumPy writes with as few digits as tell it from its neighbours."""
INFERRED = {torch.int64, torch.bool}
"""dtypes that ``torch.tensor`` gives a list of such numbers."""


class Unwritable(Exception):
    """An instance that no text can stand for.

    Attributes:
        kind: Of core.sandbox.answer_messages.FAULTS.
        size: Of the instance.
    """

    def __init__(self, kind: str, size: int) -> None:
        super().__init__(kind)
        self.kind, self.size = kind, size


def written(generator: Any, size: int) -> str:
    """Call a generator and return the assignments of what it returns.

    Raises:
        Unwritable: it is no dict from names to values, or one of them cannot be written down.
    """
    if not callable(generator):
        raise Unwritable("missing", size)
    values = generator(size)
    if type(values) is not dict or not values or not all(map(_is_name, values)):
        raise Unwritable("names", size)
    with torch._C.DisableTorchFunction():
        text = "".join(f"{name} = {_text(value, size, DEEPEST)}\n" for name, value in values.items())
    if len(text) > LONGEST_INSTANCE:
        raise Unwritable("long", size)
    return text


def _is_name(name: object) -> bool:
    return type(name) is str and name.isidentifier() and not keyword.iskeyword(name) and len(name) <= 60


def _text(value: Any, size: int, depth: int) -> str:
    kind = type(value)
    if kind in (torch.Tensor, torch.nn.Parameter):
        return _tensor(value, size)
    if kind is float:
        return _number(value)
    if kind in (int, bool, type(None)):
        return repr(value)
    if kind is str and len(value) <= LONGEST_INSTANCE:
        return repr(value)
    if kind not in (list, tuple) or depth == 0:
        raise Unwritable("value", size)
    if len(value) > INSTANCE_CELLS:
        raise Unwritable("cells", size)
    inside = ", ".join(_text(one, size, depth - 1) for one in value)
    return f"[{inside}]" if kind is list else f"({inside},)" if len(value) == 1 else f"({inside})"


def _tensor(value: torch.Tensor, size: int) -> str:
    """Write a tensor down. Of a view, or of a result, only the values are kept: it is a leaf in the text."""
    if value.numel() > INSTANCE_CELLS or math.prod(max(1, length) for length in value.shape) > INSTANCE_CELLS:
        raise Unwritable("cells", size)
    if value.layout is not torch.strided or value.is_quantized or not _is_plain(value.dtype):
        raise Unwritable("value", size)
    more = f", dtype={value.dtype}" if not _is_inferred(value) else ""
    more += ", requires_grad=True" if value.requires_grad else ""
    if value.numel() == 0:
        return f"torch.zeros({tuple(value.shape)}, dtype={value.dtype}{', requires_grad=True' * value.requires_grad})"
    return f"torch.tensor({_cells(value.detach().cpu().tolist(), SHORT.get(value.dtype))}{more})"


def _is_plain(dtype: torch.dtype) -> bool:
    return dtype in SHORT or dtype in (torch.bfloat16, torch.complex64, torch.complex128, torch.bool) or (
        not dtype.is_floating_point and not dtype.is_complex and dtype.itemsize <= 8 and "int" in str(dtype)
    )  # fmt: skip


def _is_inferred(value: torch.Tensor) -> bool:
    return value.dtype in INFERRED or value.dtype is torch.get_default_dtype()


def _cells(value: Any, short: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_cells(one, short) for one in value)}]"
    if isinstance(value, float):
        return _number(value, short)
    return repr(value) if not isinstance(value, complex) else f"complex({_number(value.real)}, {_number(value.imag)})"


def _number(value: float, short: Any = None) -> str:
    if not math.isfinite(value):
        return f'float("{value}")'
    # The text is read as 64 bits and then rounded once more: were that ever another number, all digits are written.
    if short is not None and (fewest := str(short(value))) and float(short(float(fewest))) == value:
        return fewest
    return repr(value)
