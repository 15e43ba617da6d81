"""A function at many points: with whole columns, else under vmap, else point by point. Imports torch."""

from __future__ import annotations

from collections.abc import Callable
from math import isclose, isnan

import torch

from core.program.ends import Stop
from core.sampling.elementwise import Watched
from core.sampling.learners_function import POINT_SHARE, LearnersFunction
from core.sampling.one_by_one import Found, looped

AGREEMENT = 1e-8
"""Relative and absolute: torch rounds a long column's sines otherwise than a single one."""


def everywhere(f: LearnersFunction, rows: torch.Tensor) -> Found:
    """Return values and gradients at points, (variables, points)."""
    return batched(f, rows) or looped(f, rows)


def batched(f: LearnersFunction, rows: torch.Tensor) -> Found | None:
    """Return the same from one run; None, from then on, where the function cannot be batched."""
    if f.columns and rows.shape[1] > 1:
        found = _tried(with_columns, f, rows)
        if found is not None:
            return found
        f.columns = False
    if f.batchable:
        found = _tried(under_vmap, f, rows)
        if found is not None:
            return found
        f.batchable = False
    return None


def _tried(
    way: Callable[[LearnersFunction, torch.Tensor], Found | None], f: LearnersFunction, rows: torch.Tensor
) -> Found | None:
    try:
        with f.state.lend(f.state.ticks_left()):
            found = way(f, rows)
        if found is None or not _holds(f, rows, found[0]):
            return None
    except (Exception, Stop):  # noqa: BLE001 - what the next way says about it is nearer the truth
        return None
    f.succeeded = True
    return found


def _holds(f: LearnersFunction, rows: torch.Tensor, values: torch.Tensor) -> bool:
    """Return whether the function gives at one point alone what it gave there among all.

    A function that counts its calls, or goes by the clock, does not.
    """
    with f.state.lend(f.job.limits.steps // POINT_SHARE):
        alone, there = f.at(rows[:, -1].clone().requires_grad_()).item(), values[-1].item()
    return isclose(alone, there, rel_tol=AGREEMENT, abs_tol=AGREEMENT) or (isnan(alone) and isnan(there))


def with_columns(f: LearnersFunction, rows: torch.Tensor) -> Found | None:
    """Call the function once with a column for each variable; None where this is not sure to be the same."""
    columns = [row.detach().requires_grad_() for row in rows]
    watched = Watched(columns, rows, f.job.limits)
    with watched:
        values = f.call(*columns) if f.job.spread else f.call(rows)
    if not watched.holds(values):
        return None
    return _with_gradients(f, values.to(torch.float64), columns)


def under_vmap(f: LearnersFunction, rows: torch.Tensor) -> Found:
    """Call the function once under ``torch.vmap``."""
    with f.recorder.counting(f.job.limits.operations, rows.shape[1]):
        if f.job.spread:
            leaves = [row.detach().requires_grad_() for row in rows]
            values = torch.vmap(f.value, randomness="different")(*leaves)
        else:
            # One variable's numbers lie side by side, so that x[0] of the batch is one stretch of memory.
            leaves = [rows.detach().requires_grad_()]
            values = torch.vmap(f.value, in_dims=1, randomness="different")(leaves[0])
    values, found = _with_gradients(f, values, leaves)
    return values, found if f.job.spread else found[0].unbind()


def _with_gradients(f: LearnersFunction, values: torch.Tensor, leaves: list[torch.Tensor]) -> Found:
    """Return the values with their derivatives: points do not know of each other, so one pass finds them all."""
    if not values.requires_grad:
        return values, [torch.zeros_like(leaf) for leaf in leaves]
    f.depends = True
    ones = torch.ones_like(values[:1]).expand_as(values)
    found = torch.autograd.grad(values, leaves, ones, allow_unused=True)
    return values.detach(), [
        torch.zeros_like(leaf) if one is None else one for one, leaf in zip(found, leaves, strict=True)
    ]
