"""Make a `Seen` of a value: the part that may leave a worker, bounded, and the same for reference and answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import numpy
import torch
from msgspec import structs

from core.recording.snapshots import snapshot
from core.sandbox.answer_messages import (
    BY_TEXT,
    DEEPEST,
    LONGEST_KIND,
    LONGEST_TEXT,
    MOST_CELLS,
    MOST_ITEMS,
    OURS,
    TOO_LARGE,
    Seen,
)
from core.trace.limits import Limits

TENSORS = (torch.Tensor, torch.nn.Parameter)
TOLD_BY_TEXT = {
    torch.dtype: "dtype", torch.device: "device", torch.layout: "layout", complex: "complex", slice: "slice",
    range: "range", bytes: "bytes", type: "type", type(...): "ellipsis",
}  # fmt: skip
"""Types of values whose text tells all of them."""
WIDEST = 63
"""Bits of a whole number that crosses as one."""
_LIMITS = Limits(kept_cells=MOST_CELLS)
_ADDRESS = re.compile(r" at 0x[0-9a-f]+(?=>)")


class TooLarge(Exception):
    """A value has more than may be compared; its argument is a key of `core.sandbox.answer_messages.TOO_LARGE`."""


def seen(value: object) -> Seen:
    """Return a value as it is now.

    Only what a type *is* counts, never what it says of itself: a class may lie in every method. Where reading it fails
    it is an error like one of the expression.
    """
    with torch._C.DisableTorchFunction():
        try:
            return _Looking().look(value, 1)
        except TooLarge as large:
            return Seen("error", TOO_LARGE[str(large)])
        except Exception as error:  # noqa: BLE001 - a class of the program's own may raise anything
            return Seen("error", f"{type(error).__name__} while reading the value"[:LONGEST_TEXT])


class _Looking:
    """One look at a value, which counts the parts that it has seen."""

    def __init__(self) -> None:
        self._count = 0

    def look(self, value: Any, depth: int) -> Seen:
        self._count += 1
        if self._count > MOST_ITEMS or depth >= DEEPEST:
            raise TooLarge("parts")
        kind = type(value)
        if kind in TENSORS:
            return _tensor(value)
        if kind is numpy.ndarray:
            return _array(value)
        if value is None:
            return Seen("none", "None")
        if kind is bool:
            return Seen("bool", repr(value), number=value)
        return self._plain(value, kind, depth)

    def _plain(self, value: Any, kind: type, depth: int) -> Seen:
        if issubclass(kind, float):
            number = float.__float__(value)
            return Seen("number", repr(number), number=number)
        if issubclass(kind, int):
            return _whole(int.__int__(value))
        if issubclass(kind, str):
            return Seen("text", _whole_text(str.__repr__(value)))
        for name, base in (("tuple", tuple), ("list", list)):
            if issubclass(kind, base):
                return _holding(name, self._items(base.__iter__(value), base.__len__(value), depth))
        if kind in (set, frozenset):
            return _sorted(kind.__name__, self._items(iter(value), len(value), depth))
        if kind is dict:
            return _sorted("dict", self._items(iter(value.items()), len(value), depth))
        return _other(value, kind)

    def _items(self, values: Iterable[Any], count: int, depth: int) -> tuple[Seen, ...]:
        if count + self._count > MOST_ITEMS:
            raise TooLarge("parts")
        return tuple([self.look(one, depth + 1) for one in values])


def _whole(number: int) -> Seen:
    if number.bit_length() > WIDEST:
        raise TooLarge("number")
    return Seen("number", repr(number), number=number)


def _whole_text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise TooLarge("text")
    return text


def _holding(kind: str, items: tuple[Seen, ...]) -> Seen:
    inside = ", ".join(item.text or "tensor(…)" for item in items)
    brackets = {"tuple": "()", "list": "[]"}.get(kind, "{}")
    text = brackets[0] + inside + ("," if kind == "tuple" and len(items) == 1 else "") + brackets[1]
    return Seen(kind, text[:LONGEST_TEXT], items=items)


def _sorted(kind: str, items: tuple[Seen, ...]) -> Seen:
    return _holding(kind, tuple(sorted(items, key=lambda item: item.text)))


def _tensor(value: torch.Tensor) -> Seen:
    taken = snapshot(value, _LIMITS)  # of one that is too large a corner: its shape tells it from the reference
    if taken.missing is not None:
        return Seen(f"{taken.missing} tensor", f"<tensor of shape {taken.shape}>"[:LONGEST_TEXT])
    if taken.layout != "strided":
        return Seen(f"{taken.layout} tensor", f"<tensor of shape {taken.shape}>"[:LONGEST_TEXT], taken)
    return Seen("tensor", tensor=_anywhere(taken), requires_grad=taken.requires_grad)


def _array(value: numpy.ndarray) -> Seen:
    if value.dtype.kind not in "biufc":
        if value.size > MOST_ITEMS:
            raise TooLarge("cells")
        return Seen("ndarray of objects", _whole_text(repr(value.tolist())))
    return Seen("ndarray", tensor=_anywhere(snapshot(torch.from_numpy(numpy.array(value, order="C")), _LIMITS)))


def _anywhere(taken: Any) -> Any:
    """Forget the place in memory: two tensors of the same cells are the same."""
    return structs.replace(taken, storage=0, version=0, storage_offset=0, is_view=False)


def _other(value: Any, kind: type) -> Seen:
    """Return anything else by its type's name and its text; a number of NumPy's is one by its value, too."""
    name = TOLD_BY_TEXT.get(kind) or kind.__name__
    if kind not in TOLD_BY_TEXT and name in (*OURS, *BY_TEXT):  # no class of a program may call itself one of these
        name = f"{name} object"
    text = _ADDRESS.sub("", repr(value))[:LONGEST_TEXT]
    number = value.item() if isinstance(value, numpy.number | numpy.bool_) else None
    return Seen(name[:LONGEST_KIND], text, number=number if isinstance(number, int | float) else None)
