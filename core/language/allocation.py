"""Refusal before allocation: a dispatch mode that bounds every output before torch makes it.

Entering the mode and passing through it costs 10-20 µs, so calls that can only give something small go past it
(`core.language.torch_calls`); here come the rest: large operands, sizes as numbers, whole modules.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from core.language.stops import limit
from core.limits import Limits

SURE = 1_000_000
"""A bound up to this many elements is accepted without asking torch's meta kernel for the exact shape."""
UNREADY = (torch.nn.parameter.UninitializedParameter, torch.nn.parameter.UninitializedBuffer)
"""Parameters of a lazy layer before its first input: they have no shape, and torch answers nothing about them."""
MOST_OUTPUTS = 20_000
"""Tensors that one call may return: each is an object of a few hundred bytes."""


class Allocation(TorchDispatchMode):
    """Bounds outputs, bytes and estimated work of one run.

    Attributes:
        bytes: What the run's tensors take together, as far as the mode saw them.
        work: Estimated multiply-adds so far.
    """

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.limits = limits
        self.bytes = 0
        self.work = 0
        self.active = False

    def __enter__(self) -> Allocation:
        self.active = True
        return super().__enter__()

    def __exit__(self, *error: Any) -> None:
        self.active = False
        super().__exit__(*error)

    @contextmanager
    def elsewhere(self) -> Iterator[None]:
        """Within this the mode stays out: somebody else sees to it that no result is larger than its operands."""
        self.active = True
        try:
            yield
        finally:
            self.active = False

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        self._check(func, args, kwargs)
        out = func(*args, **kwargs)
        if any(returned.alias_info is None for returned in func._schema.returns):
            self._count(out)
        return out

    def _check(self, func: Any, args: Any, kwargs: dict[str, Any]) -> None:
        name = func._schema.name.removeprefix("aten::")
        given = [*args, *kwargs.values()]
        elements = SIZES[name](*args) if name in SIZES else _bound(given)
        if name in SPLITS and SPLITS[name](*args) > MOST_OUTPUTS:
            limit("container_items", MOST_OUTPUTS, SPLITS[name](*args))
        if elements > min(SURE, self.limits.tensor_elements):
            if name not in SIZES:
                elements = _alike(func, given) or self._exact(func, args, kwargs, elements)
        if elements > self.limits.tensor_elements:
            limit("tensor_elements", self.limits.tensor_elements, int(elements) if elements < 1e18 else "more")
        if self.bytes + elements > self.limits.run_bytes and not _returns_views(func):
            limit("run_bytes", self.limits.run_bytes, self.bytes + int(elements))
        self.work += int(WORK[name](*args) if name in WORK else elements)
        if self.work > self.limits.work:
            limit("work", self.limits.work, self.work)

    def _exact(self, func: Any, args: Any, kwargs: dict[str, Any], bound: float) -> float:
        """Ask the meta kernel, which computes shapes and allocates nothing, for the elements of the largest output."""
        to_meta = _Meta()
        positional = to_meta(list(args))
        keywords = {name: to_meta(value) for name, value in kwargs.items()}
        if "device" in keywords or not to_meta.seen:
            keywords["device"] = torch.device("meta")
        try:
            out = func(*positional, **keywords)
        except NotImplementedError:
            return bound
        except (RuntimeError, ValueError, IndexError):
            return 0  # the shapes do not fit: the call itself will say it
        return max((t.numel() for t in _tensors(out)), default=0)

    def _count(self, out: Any) -> None:
        self.bytes += sum(t.numel() * t.element_size() for t in _tensors(out))
        if self.bytes > self.limits.run_bytes:
            limit("run_bytes", self.limits.run_bytes, self.bytes)


class _Meta:
    """Replaces tensors in arguments by meta tensors of the same shape."""

    def __init__(self) -> None:
        self.seen = False

    def __call__(self, value: Any) -> Any:
        if isinstance(value, torch.Tensor):
            self.seen = True
            return torch.empty_strided(value.shape, value.stride(), dtype=value.dtype, device="meta")
        if isinstance(value, list | tuple):
            return type(value)(self(item) for item in value)
        return value


def _tensors(value: Any) -> Iterator[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _tensors(item)


def _returns_views(func: Any) -> bool:
    return all(returned.alias_info is not None for returned in func._schema.returns)


def _bound(values: list[Any]) -> float:
    """Return the product of all operands' elements and all numbers: sound wherever SIZES has no rule of its own."""
    product = 1.0
    for value in values:
        kind = type(value)
        if isinstance(value, torch.Tensor):
            product *= _cells(value)
        elif kind is int:
            product *= max(abs(value), 1)
        elif kind in (list, tuple):
            if value and isinstance(value[0], torch.Tensor):
                product *= sum(_cells(t) for t in value if t is not None)
            else:
                product *= _bound(list(value))
    return product


def _alike(func: Any, values: list[Any]) -> int:
    """Return the elements of what a pointwise operation gives for operands of one shape (and single numbers), else 0.

    It spares the meta kernel, which costs more than the operation itself on a few thousand elements.
    """
    if torch.Tag.pointwise not in func.tags:
        return 0
    shapes = {value.shape for value in values if isinstance(value, torch.Tensor) and value.dim()}
    return math.prod(shapes.pop()) if len(shapes) == 1 else 0


def _cells(tensor: torch.Tensor) -> int:
    """Return the elements of a tensor; axes of length 0 count as 1, since a product over them can be large again."""
    return tensor.numel() or isinstance(tensor, UNREADY) or math.prod(max(length, 1) for length in tensor.shape)


def _arange(*numbers: Any) -> float:
    start, end, step = (0, numbers[0], 1) if len(numbers) == 1 else (*numbers, 1)[:3]
    count = (end - start) / step if step else 0
    return count if count == count else 0  # nan: torch says it


def _svd(x: torch.Tensor, full: bool = True, *rest: Any) -> float:
    rows, columns = x.shape[-2:]
    batch = x.numel() // max(rows * columns, 1)
    return batch * (max(rows, columns) ** 2 if full else rows * columns)


def _randint(*given: Any) -> float:
    return math.prod(next((size for size in given if isinstance(size, list | tuple)), ()))


SIZES: dict[str, Any] = {
    "eye": lambda n, m=None, *_: n * (n if m is None else m),
    "diag_embed": lambda x, offset=0, *_: _cells(x) * (x.shape[-1] + abs(offset)) ** 2 / max(x.shape[-1], 1),
    "diagflat": lambda x, offset=0, *_: (x.numel() + abs(offset)) ** 2,
    "diag": lambda x, diagonal=0, *_: (x.numel() + abs(diagonal)) ** 2 if x.dim() == 1 else x.numel(),
    "_linalg_svd": _svd,
    "linalg_qr": lambda x, *_: _svd(x),
    "nonzero": lambda x: x.numel() * max(x.dim(), 1),
    "arange": _arange,
    "linspace": lambda start, end, steps, *_: steps,
    "logspace": lambda start, end, steps, *_: steps,
    "randperm": lambda n, *_: n,
    "randint": _randint,
    "repeat": lambda x, repeats: _cells(x) * math.prod(repeats),
}
"""Operations whose output the product of sizes and numbers does not bound, or bounds too loosely: elements."""

SPLITS: dict[str, Any] = {
    "unbind": lambda x, dim=0: x.shape[dim] if x.dim() else 0,
    "split": lambda x, size, dim=0: x.shape[dim] // max(size, 1) if isinstance(size, int) else len(size),
    "split_with_sizes": lambda x, sizes, dim=0: len(sizes),
    "chunk": lambda x, chunks, dim=0: min(chunks, x.shape[dim]) if x.dim() else 0,
}
"""Operations that return many tensors: how many."""


def _matrix(x: torch.Tensor, *_: Any) -> float:
    return 10.0 * x.numel() * min(x.shape[-2:], default=1) if x.dim() > 1 else x.numel()


def _convolution(x: torch.Tensor, weight: torch.Tensor, *_: Any) -> float:
    return float(x.numel()) * weight.numel() / max(weight.shape[1], 1) * 4


WORK: dict[str, Any] = {
    "mm": lambda a, b, *_: a.numel() * b.shape[-1],
    "bmm": lambda a, b, *_: a.numel() * b.shape[-1],
    "addmm": lambda c, a, b, *_: a.numel() * b.shape[-1],
    "baddbmm": lambda c, a, b, *_: a.numel() * b.shape[-1],
    "mv": lambda a, b: a.numel(),
    "convolution": _convolution,
    "convolution_backward": lambda g, x, weight, *_: 2 * _convolution(x, weight) + float(g.numel()) * weight.numel(),
    "_cdist_forward": lambda a, b, *_: a.numel() * b.shape[-2] * 4,
    "_linalg_svd": _matrix,
    "_linalg_det": _matrix,
    "_linalg_eigh": _matrix,
    "_linalg_solve_ex": _matrix,
    "linalg_inv_ex": _matrix,
    "linalg_qr": _matrix,
    "linalg_cholesky_ex": _matrix,
    "linalg_pinv": _matrix,
}
"""Multiply-adds of operations that take more than one per output element."""
