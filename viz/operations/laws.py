"""Laws of the remarks: what must hold of the numbers for a sentence of `viz.operations.remarks` to be true."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy

Array = numpy.ndarray[Any, Any]

Law = Callable[[Array, Array, Array, Array], bool]
"""(operand, result, adjoint, contribution) → whether the sentence is true of them."""


def _close(one: Any, other: Any, size: float) -> bool:
    return bool(numpy.allclose(one, other, rtol=1e-4, atol=1e-5 * size + 1e-30, equal_nan=True))


def _size(bar: Array) -> float:
    return float(numpy.abs(bar).sum())


def only_moved(x: Array, out: Array, bar: Array, sent: Array) -> bool:
    """Whether what arrived is what was sent: the same numbers at other places, or several added, or some left out."""
    arrived, gone = _parts(bar), _parts(sent)
    return {*gone.tolist()} <= {*arrived.tolist(), 0.0} or _close(arrived.sum(), gone.sum(), _size(bar))


def _parts(cells: Array) -> Array:
    """Return all numbers in a row, of a complex one both parts: a view may show them as two."""
    flat = cells.reshape(-1)
    return numpy.stack([flat.real, flat.imag]).reshape(-1) if flat.dtype.kind == "c" else flat


def nothing_lost(x: Array, out: Array, bar: Array, sent: Array) -> bool:
    """Whether all that arrived was sent, however it was distributed."""
    return _close(bar.sum(), sent.sum(), _size(bar))


def as_it_is(x: Array, out: Array, bar: Array, sent: Array) -> bool:
    """Whether the adjoint passed unchanged, but for rounding to another type."""
    size = float(numpy.abs(bar).max(initial=0.0))
    return bar.shape == sent.shape and bool(numpy.allclose(bar, sent, rtol=1e-2, atol=1e-3 * size))


def one_chosen(x: Array, out: Array, bar: Array, sent: Array) -> bool:
    """Whether, for each result, one cell that is equal to it got the whole adjoint."""
    if not _close(bar.sum(), sent.sum(), _size(bar)):
        return False
    given = sent != 0
    return int(given.sum()) <= int((bar != 0).sum()) and bool(numpy.isin(x[given], out).all())


def shared_equally(x: Array, out: Array, bar: Array, sent: Array) -> bool:
    """Whether equal cells share: more of them got something than results had sent."""
    return int((sent != 0).sum()) > int((bar != 0).sum()) and nothing_lost(x, out, bar, sent)


def within_windows(x: Array, out: Array, bar: Array, sent: Array) -> bool:
    """Whether only cells that are the largest of some window got something, and nothing was lost."""
    return nothing_lost(x, out, bar, sent) and bool(numpy.isin(x[sent != 0], out).all())


def balanced(x: Array, out: Array, bar: Array, sent: Array) -> bool:
    """Whether the contributions add up to 0."""
    return _close(sent.sum(), 0.0, float(numpy.abs(sent).sum()) + _size(bar))


def all_zero(x: Array, out: Array, bar: Array, sent: Array) -> bool:
    """Whether 0 was sent."""
    return not sent.any()


def always(x: Array, out: Array, bar: Array, sent: Array) -> bool:
    """Sentences about how the operation computes, which no cell contradicts."""
    return True


LAWS: Mapping[str, Law] = {
    "moves": only_moved, "largest": one_chosen, "shared": shared_equally, "repeated": nothing_lost,
    "windows-mean": nothing_lost, "windows-max": within_windows, "bias": nothing_lost, "rows": nothing_lost,
    "straight": as_it_is, "normalised": balanced, "no-slope": all_zero, "kernel-input": always,
    "kernel-weight": always, "eigen": always, "gates": always, "steps": always,
}  # fmt: skip
"""Remark → its law. Remarks that stand beside a formula ("each", "spreads") are checked by the formula."""
