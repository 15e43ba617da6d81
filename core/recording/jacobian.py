"""Questions about one operation: its local Jacobian, and which operand cells an output cell depends on.

The operation is called again on copies of its recorded operands, see `core.recording.operation_function`.
"""

from __future__ import annotations

from typing import Any

import torch

from core.recording.differences import finite_difference
from core.recording.operation_function import Local, of_call, of_review, of_write_back
from core.recording.snapshots import snapshot
from core.recording.values import Values
from core.trace import Jacobian
from core.trace.errors import LimitExceeded, NotDifferentiable
from core.trace.limits import Limits

Question = tuple[str, tuple[int, ...]]
"""("local_jacobian", (node, slot)), ("finite_difference", (node, slot)) or ("dependence", (node, flat cell))."""


def answered(question: Question, values: Values, random_state: torch.Tensor, limits: Limits) -> Any:
    """Answer a question about a value that the last absorbed call has made; an error is an answer, too."""
    value = values.all[question[1][0]]
    if not value.operands:
        return NotDifferentiable("no operation produced this value", "constant")
    if value.operation == "write-back":
        return _answer(question, of_write_back(value), limits)
    if value.operation == "re-view":
        return _answer(question, of_review(value), limits)
    if value.call is None:
        return NotDifferentiable(f"{value.operation} cannot be called again on its own", "not-differentiable")
    local = of_call(value.call.function, value.call.args, value.call.kwargs, value.output)
    local.random_state = random_state
    return _answer(question, local, limits)


def answered_call(question: Question, call: tuple[Any, Any, Any], limits: Limits) -> Any:
    """Answer a question about an in-place write that is about to happen."""
    return _answer(question, of_call(*call, 0), limits)


def _answer(question: Question, local: Local, limits: Limits) -> Any:
    kind, (_, about) = question
    state = torch.get_rng_state()
    try:
        with torch._C.DisableTorchFunction(), torch.enable_grad():
            if kind == "local_jacobian":
                return local_jacobian(local, about, limits)
            if kind == "finite_difference":
                return finite_difference(local, about, limits)
            return dependence(local, about, limits)
    except (NotDifferentiable, LimitExceeded) as error:
        return error
    finally:
        torch.set_rng_state(state)


def local_jacobian(local: Local, slot: int, limits: Limits) -> Jacobian:
    """Return d(output)/d(operand), numerator layout, by one vector-Jacobian product per output cell, batched.

    Raises:
        NotDifferentiable: the operand or the output is integer, or no gradient passes between them.
        LimitExceeded: more than ``limits.jacobian_elements`` entries.
    """
    if slot >= len(local.operands):  # a parameter that the operation holds without naming it
        raise NotDifferentiable(f"operand {slot} is no argument of the call", "not-differentiable")
    x = local.operands[slot]
    if not (x.is_floating_point() or x.is_complex()):
        raise NotDifferentiable(f"operand {slot} is {x.dtype}: integers and booleans have no derivative", "integer")
    x.requires_grad_(True)
    y = local.call(local.operands)
    size = y.numel() * x.numel()
    if size > limits.jacobian_elements:
        raise LimitExceeded("jacobian_elements", limits.jacobian_elements, size)
    if y.grad_fn is None:
        raise NotDifferentiable("the operation has no derivative with respect to this operand", "not-differentiable")
    value = rows(x, y).reshape(tuple(y.shape) + tuple(x.shape))
    whole = Limits(kept_cells=max(limits.kept_cells, limits.jacobian_elements))
    return Jacobian(tuple(y.shape), tuple(x.shape), snapshot(value, whole))


def rows(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """One row per output cell: the gradient of that cell."""
    if y.numel() == 0 or x.numel() == 0:
        return torch.zeros(y.numel(), x.numel(), dtype=x.dtype, device=x.device)
    units = torch.eye(y.numel(), dtype=y.dtype, device=y.device).reshape(-1, *y.shape)
    try:
        (rows,) = torch.autograd.grad(y, x, units, retain_graph=True, is_grads_batched=True, allow_unused=True)
    except RuntimeError:  # some derivatives (custom Functions) cannot be batched
        found = [torch.autograd.grad(y, x, unit, retain_graph=True, allow_unused=True)[0] for unit in units]
        rows = None if found[0] is None else torch.stack(found)
    if rows is None:
        return torch.zeros(y.numel(), x.numel(), dtype=x.dtype, device=x.device)
    return rows.reshape(y.numel(), x.numel()).detach()


def dependence(local: Local, cell: int, limits: Limits) -> list[tuple[int, list[int]]]:
    """Return (slot, flat operand cells) on which the output cell depends, whatever the values now.

    Each operand cell is moved, at the recorded values and at random ones, and the output cell is watched:
    that finds the whole fibre of a max and both sides of a where, and needs no derivative.

    Raises:
        LimitExceeded: the operands have more than ``limits.dependence_cells`` cells together.
    """
    cells = sum(operand.numel() for operand in local.operands)
    if cells > limits.dependence_cells:
        raise LimitExceeded("dependence_cells", limits.dependence_cells, cells)
    generator = torch.Generator().manual_seed(0)
    found: list[tuple[int, list[int]]] = []
    with torch.no_grad():
        for slot, operand in enumerate(local.operands):
            moved = [flat for flat in range(operand.numel()) if _depends(local, slot, flat, cell, generator)]
            found.append((slot, moved))
    return found


ATTEMPTS = 3


def _depends(local: Local, slot: int, flat: int, cell: int, generator: torch.Generator) -> bool:
    for attempt in range(ATTEMPTS):
        base = [operand.detach().clone() for operand in local.operands]
        if attempt:
            base = [_shaken(operand, generator) for operand in base]
        moved = [operand.clone() for operand in base]
        for step in _steps(moved[slot]):
            moved[slot] = base[slot].clone()
            target = moved[slot].reshape(-1)
            target[flat] = step if moved[slot].dtype is torch.bool else target[flat] + step
            moved[slot] = target.reshape(base[slot].shape)
            if _differs(local, base, moved, cell):
                return True
    return False


def _shaken(operand: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Other values of the same kind; integers stay, because they may be indices."""
    if not operand.is_floating_point():
        return operand
    noise = torch.randn(operand.shape, generator=generator, dtype=torch.float64).to(operand)
    return noise.abs() + 0.1 if bool((operand > 0).all()) else noise


def _steps(operand: torch.Tensor) -> tuple[Any, ...]:
    if operand.dtype is torch.bool:
        return (True, False)
    if operand.is_floating_point() or operand.is_complex():
        return (0.75, -0.75, 1000.0, -1000.0)
    return (1, -1)


def _differs(local: Local, base: list[torch.Tensor], moved: list[torch.Tensor], cell: int) -> bool:
    try:
        first, second = local.call(base).reshape(-1)[cell], local.call(moved).reshape(-1)[cell]
    except (RuntimeError, IndexError):  # an index that was moved out of range: it decides, so it matters
        return True
    return not torch.equal(first, second) and not bool(torch.isnan(first) & torch.isnan(second))
