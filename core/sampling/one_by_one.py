"""A function at one point after the other: values, gradients, second derivatives. Imports torch."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence

import torch

from core.program.ends import Stop
from core.sampling.learners_function import LearnersFunction, NotScalar

OF_ONE_POINT = ("limit-operations", "limit-steps")


Found = tuple[torch.Tensor, Sequence[torch.Tensor]]
"""Values (points,) and, for each variable, its entries of the gradients (points,)."""


def looped(f: LearnersFunction, rows: torch.Tensor) -> Found:
    """Return values and gradients at points, (variables, points).

    They are not numbers where the function has no value, and after the time was up.
    """
    values = torch.full_like(rows[0], torch.nan)
    gradients = torch.full_like(rows, torch.nan)
    for index, point in enumerate(rows.T):
        if time.monotonic() > f.until:
            break
        leaf = point.clone().requires_grad_()
        try:
            with f.one_point():
                value = f.at(leaf)
                gradients[:, index] = slope(f, value, leaf)
            values[index] = value.detach()
            f.succeeded = True
        except Exception as error:  # noqa: BLE001 - math.log(-1): no value at this point, perhaps at others
            f.failure = f.failure or error
            if isinstance(error, NotScalar):
                break
        except Stop as error:
            f.failure = f.failure or error
            if error.kind not in OF_ONE_POINT or f.spent():
                break  # what there is so far can be shown
    return values, gradients.unbind()


def slope(f: LearnersFunction, value: torch.Tensor, leaf: torch.Tensor, further: bool = False) -> torch.Tensor:
    """Return the gradient of a value; ``further``: it will be differentiated once more."""
    if not value.requires_grad:
        return torch.zeros_like(leaf)
    (found,) = torch.autograd.grad(value, leaf, create_graph=further, allow_unused=True)
    f.depends = f.depends or found is not None
    return torch.zeros_like(leaf) if found is None else found


def hessian(f: LearnersFunction, point: torch.Tensor) -> torch.Tensor:
    """Return the second derivatives at one point, a gradient of each entry of the gradient."""
    count = f.job.variables
    second = torch.full((count, count), torch.nan, dtype=torch.float64)
    # An operation without a second derivative: there is none to show.
    with contextlib.suppress(Exception, Stop), f.one_point():
        leaf = point.clone().requires_grad_()
        gradient = slope(f, f.at(leaf), leaf, further=True)
        for row in range(count):
            if gradient.requires_grad:
                (found,) = torch.autograd.grad(gradient[row], leaf, retain_graph=True, allow_unused=True)
                second[row] = 0.0 if found is None else found
            else:
                second[row] = 0.0
    return second
