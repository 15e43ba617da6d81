"""A function at many points: with whole columns, else under vmap, else point by point. Imports torch."""

from __future__ import annotations

from collections.abc import Callable
from math import isclose, isnan

import torch

from core.program.ends import Stop
from core.sampling.elementwise import Watched
from core.sampling.learners_function import POINT_SHARE, Asked
from core.sampling.one_by_one import Found, looped

AGREEMENT = 1e-8
"""Relative and absolute: torch rounds a long column's sines otherwise than a single one."""


def everywhere(asked: Asked, rows: torch.Tensor) -> Found:
    """Return values and gradients at points, (variables, points)."""
    return batched(asked, rows) or looped(asked, rows)


def batched(asked: Asked, rows: torch.Tensor) -> Found | None:
    """Return the same from one run; None, from then on, where the function cannot be batched."""
    if asked.columns and rows.shape[1] > 1:
        found = _tried(with_columns, asked, rows)
        if found is not None:
            return found
        asked.columns = False
    if asked.batchable:
        found = _tried(under_vmap, asked, rows)
        if found is not None:
            return found
        asked.batchable = False
    return None


def _tried(way: Callable[[Asked, torch.Tensor], Found | None], asked: Asked, rows: torch.Tensor) -> Found | None:
    try:
        with asked.state.lend(asked.state.ticks_left()):
            found = way(asked, rows)
        if found is None or not _holds(asked, rows, found[0]):
            return None
    except (Exception, Stop):  # noqa: BLE001 - what the next way says about it is nearer the truth
        return None
    asked.succeeded = True
    return found


def _holds(asked: Asked, rows: torch.Tensor, values: torch.Tensor) -> bool:
    """Return whether the function gives at one point alone what it gave there among all.

    A function that counts its calls, or goes by the clock, does not.
    """
    with asked.state.lend(asked.job.limits.steps // POINT_SHARE):
        alone, there = asked.at(rows[:, -1].clone().requires_grad_()).item(), values[-1].item()
    return isclose(alone, there, rel_tol=AGREEMENT, abs_tol=AGREEMENT) or (isnan(alone) and isnan(there))


def with_columns(asked: Asked, rows: torch.Tensor) -> Found | None:
    """Call the function once with a column for each variable; None where this is not sure to be the same."""
    columns = [row.detach().requires_grad_() for row in rows]
    watched = Watched(columns, rows, asked.job.limits)
    with watched:
        values = asked.call(*columns) if asked.job.spread else asked.call(rows)
    if not watched.holds(values):
        return None
    return _with_gradients(asked, values.to(torch.float64), columns)


def under_vmap(asked: Asked, rows: torch.Tensor) -> Found:
    """Call the function once under ``torch.vmap``."""
    with asked.recorder.counting(asked.job.limits.operations, rows.shape[1]):
        if asked.job.spread:
            leaves = [row.detach().requires_grad_() for row in rows]
            values = torch.vmap(asked.value, randomness="different")(*leaves)
        else:
            # One variable's numbers lie side by side, so that x[0] of the batch is one stretch of memory.
            leaves = [rows.detach().requires_grad_()]
            values = torch.vmap(asked.value, in_dims=1, randomness="different")(leaves[0])
    values, found = _with_gradients(asked, values, leaves)
    return values, found if asked.job.spread else found[0].unbind()


def _with_gradients(asked: Asked, values: torch.Tensor, leaves: list[torch.Tensor]) -> Found:
    """Return the values with their derivatives: points do not know of each other, so one pass finds them all."""
    if not values.requires_grad:
        return values, [torch.zeros_like(leaf) for leaf in leaves]
    asked.depends = True
    ones = torch.ones_like(values[:1]).expand_as(values)
    found = torch.autograd.grad(values, leaves, ones, allow_unused=True)
    return values.detach(), [
        torch.zeros_like(leaf) if one is None else one for one, leaf in zip(found, leaves, strict=True)
    ]
