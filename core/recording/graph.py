"""What a tensor says of its place in torch's graph, also where torch refuses to say it.

A view that was made under no_grad, of a leaf that requires a gradient, has no answer once it or its base was written:
asked for its node, torch raises. To autograd it is a plain tensor with none.
"""

from __future__ import annotations

from typing import Any

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
