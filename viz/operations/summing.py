"""Sums over the axes along which broadcasting stretched an operand."""

from __future__ import annotations

from typing import Any

import numpy

Array = numpy.ndarray[Any, Any]


def summed_into(product: Array, shape: tuple[int, ...]) -> Array | None:
    """Sum over the axes along which the operand was stretched; None where the shapes do not fit."""
    if product.ndim < len(shape):
        return numpy.broadcast_to(product, shape) if product.size == 1 else None
    product = product.sum(axis=tuple(range(product.ndim - len(shape))))
    axes = tuple(k for k, length in enumerate(shape) if length == 1 and product.shape[k] != 1)
    product = product.sum(axis=axes, keepdims=True)
    return product if product.shape == shape else None
