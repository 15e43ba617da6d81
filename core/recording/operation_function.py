"""One recorded operation as a function of its operands, to be called again on copies of them.

So what the program does before and after the operation does not matter, and a composite, an in-place write and a view
are functions like any other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

from core.recording import calls
from core.recording.nodes import Value, viewed


class Local:
    """One operation as a function of its operands alone, with the same random numbers at each call.

    Attributes:
        operands: Copies of the recorded operands, by slot.
        random_state: Of torch's generator before the recorded call.
    """

    def __init__(self, operands: list[torch.Tensor], function: Callable[[list[torch.Tensor]], torch.Tensor]) -> None:
        self.operands = [tensor.detach().clone() for tensor in operands]
        self._function = function
        self.random_state = torch.get_rng_state()

    def call(self, operands: list[torch.Tensor]) -> torch.Tensor:
        """Run the operation on copies of these operands (an in-place operation writes its copy)."""
        torch.set_rng_state(self.random_state)
        return self._function([operand.clone() for operand in operands])


def of_call(function: Callable[..., Any], args: Any, kwargs: Any, output: int) -> Local:
    """Return a logged call as a Local."""
    ordered = calls.ordered_arguments(function, args)
    swapped = ordered is not args

    def run(operands: list[torch.Tensor]) -> torch.Tensor:
        again, named = _replaced((ordered, kwargs), iter(operands))
        if swapped:
            again = (again[1], again[0])
        out = function(*again, **named)
        if out is None:  # x[i] = v returns nothing; what it made is x
            return again[0]
        return list(calls.tensors_in(out))[output]

    return Local(list(calls.tensors_in((ordered, kwargs))), run)


def of_write_back(value: Value) -> Local:
    """Return "write-back" as a Local: the base with the written view in its place."""
    write, base = value.write, value.operands[0].tensor
    assert write is not None
    size, stride, offset = write.place
    shape, steps, offset = tuple(base.shape), base.stride(), offset - base.storage_offset()

    def run(operands: list[torch.Tensor]) -> torch.Tensor:
        flat = laid_out(operands[0], shape, steps)
        flat.as_strided(size, stride, offset).copy_(operands[1])
        return flat.as_strided(shape, steps).clone()

    return Local([operand.tensor for operand in value.operands], run)


def of_review(value: Value) -> Local:
    """Return "re-view" as a Local: other cells of the same storage, of the operand to which autograd goes on."""
    source, view = viewed(value).tensor, value.tensor
    shape, steps = tuple(source.shape), source.stride()
    size, stride = tuple(view.shape), view.stride()
    offset = view.storage_offset() - source.storage_offset()

    def run(operands: list[torch.Tensor]) -> torch.Tensor:
        return laid_out(operands[-1], shape, steps).as_strided(size, stride, offset).clone()

    return Local([operand.tensor for operand in value.operands], run)


def of_unnoticed(value: Value) -> Local:
    """Return a write behind autograd's back as a Local: to autograd it is the version before, whatever was written."""
    assert value.alias is not None
    slot = value.operands.index(value.alias)
    return Local([operand.tensor for operand in value.operands], lambda operands: operands[slot])


def laid_out(tensor: torch.Tensor, shape: tuple[int, ...], stride: tuple[int, ...]) -> torch.Tensor:
    """Return a fresh storage that holds the tensor with this geometry, from its first element on."""
    extent = 1 + sum((length - 1) * step for length, step in zip(shape, stride, strict=True))
    flat = torch.zeros(extent, dtype=tensor.dtype, device=tensor.device)
    flat.as_strided(shape, stride).copy_(tensor)
    return flat


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
