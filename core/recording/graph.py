"""A tensor's place in torch's graph, also where torch refuses to tell it.

A view that was made under no_grad, of a leaf that requires a gradient, has no answer once it or its base was written:
asked for its node, torch raises. To autograd it is a plain tensor with none.
"""

from __future__ import annotations

from typing import Any

import numpy
import torch


def fn_of(tensor: torch.Tensor) -> Any:
    """Return the tensor's ``grad_fn``, None where there is none to be had."""
    try:
        return tensor.grad_fn
    except RuntimeError:
        return None


def is_leaf(tensor: torch.Tensor) -> bool:
    """Return ``tensor.is_leaf``."""
    try:
        return tensor.is_leaf
    except RuntimeError:
        return True


def version_of(tensor: torch.Tensor) -> int:
    """Return how many writes a tensor has seen; 0 for one of inference mode, which counts none."""
    try:
        return tensor._version
    except RuntimeError:
        return 0


def shape_of(tensor: torch.Tensor) -> tuple[int, ...]:
    """Return a tensor's shape; that of the largest row, with their number, for a nested one; () where there is none."""
    try:
        return tuple([int(length) for length in tensor.shape])
    except Exception:  # noqa: BLE001  # nested, lazy, or a class of the program's own that may raise anything
        pass
    try:
        if tensor.is_nested:
            rows = [row.shape for row in tensor.unbind()]
            return len(rows), *map(max, numpy.transpose(rows).tolist())
    except Exception:  # noqa: BLE001
        pass
    return ()
