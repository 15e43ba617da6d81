"""Questions about one operation: its local Jacobian, and which operand cells an output cell depends on.

The operation is called again on copies of its recorded operands, so what the program does before and after it
does not matter, and a composite, an in-place write and a view are all just functions here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

from core.errors import LimitExceeded, NotDifferentiable
from core.limits import Limits
from core.recording import calls
from core.recording.snapshots import Storages, snapshot
from core.recording.values import Call, Values
from core.trace import Jacobian

Question = tuple[str, tuple[int, ...]]
"""("local_jacobian", (node, slot)) or ("dependence", (node, flat cell))."""


class Local:
    """One operation as a function of its operands alone.

    Attributes:
        operands: Copies of the recorded operands, by slot.
        call: Maps a list of operands to the output of this node.
    """

    def __init__(self, function: Callable[..., Any], args: Any, kwargs: Any, output: int) -> None:
        ordered = calls.ordered_arguments(function, args)
        self._swapped = ordered is not args
        self.operands = [tensor.detach().clone() for tensor in calls.tensors_in((ordered, kwargs))]
        self._function, self._arguments, self._kwargs, self._output = function, ordered, kwargs, output
        self._random_state = torch.get_rng_state()

    def call(self, operands: list[torch.Tensor]) -> torch.Tensor:
        """Run the operation on these operands; the same random numbers each time."""
        torch.set_rng_state(self._random_state)
        remaining = iter(operand.clone() for operand in operands)  # an in-place operation writes its copy
        args, kwargs = _replaced((self._arguments, self._kwargs), remaining)
        if self._swapped:
            args = (args[1], args[0])
        out = self._function(*args, **kwargs)
        if out is None:  # x[i] = v returns nothing; what it made is x
            return args[0]
        return list(calls.tensors_in(out))[self._output]


def _replaced(value: Any, tensors: Any) -> Any:
    if isinstance(value, torch.Tensor):
        return next(tensors)
    if isinstance(value, torch.Size):
        return value
    if isinstance(value, (list, tuple)):
        items = [_replaced(item, tensors) for item in value]
        return type(value)(items) if type(value) in (list, tuple) else type(value)(*items)
    if isinstance(value, dict):
        return {key: _replaced(item, tensors) for key, item in value.items()}
    return value


def answered(question: Question, values: Values, limits: Limits) -> Any:
    """Answer a question about a value that the last absorbed call has made."""
    value = values.all[question[1][0]]
    if value.call is None or not value.operands:
        raise NotDifferentiable("no operation produced this value", "constant")
    return _answer(question, Local(*_callable(value.call), value.output), limits)


def answered_call(question: Question, function: Any, args: Any, kwargs: Any, limits: Limits) -> Any:
    """Answer a question about an in-place write that is about to happen."""
    return _answer(question, Local(function, args, kwargs, 0), limits)


def _callable(call: Call) -> tuple[Any, Any, Any]:
    return call.function, call.args, call.kwargs


def _answer(question: Question, local: Local, limits: Limits) -> Any:
    kind, (_, about) = question
    state = torch.get_rng_state()
    try:
        with torch._C.DisableTorchFunction(), torch.enable_grad():
            if kind == "local_jacobian":
                return local_jacobian(local, about, limits)
            return dependence(local, about, limits)
    finally:
        torch.set_rng_state(state)


def local_jacobian(local: Local, slot: int, limits: Limits) -> Jacobian:
    """Return d(output)/d(operand), numerator layout, by one vector-Jacobian product per output cell, batched.

    Raises:
        NotDifferentiable: the operand or the output is integer, or no gradient passes between them.
        LimitExceeded: more than ``limits.jacobian_elements`` entries.
    """
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
    value = _rows(x, y).reshape(tuple(y.shape) + tuple(x.shape))
    whole = Limits(kept_cells=max(limits.kept_cells, limits.jacobian_elements))
    return Jacobian(tuple(y.shape), tuple(x.shape), snapshot(value, Storages(), whole))


def _rows(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
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


def readable(answer: Any, question: Question) -> Any:
    """Return an answer as `core.trace.Trace` promises it: a Jacobian, or {slot: [flat cells]}."""
    if answer is None:
        raise NotDifferentiable("no operation produced this value", "constant")
    return answer if isinstance(answer, Jacobian) else dict(answer)
