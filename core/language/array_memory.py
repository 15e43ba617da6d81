"""The memory that arrays share with tensors.

An array that shares its memory with a tensor is written by torch, over the same storage object, so that the recorder
sees the write (`written`).
"""

from __future__ import annotations

from typing import Any

import numpy
import torch

from core.language.state import Run


def written(run: Run, array: numpy.ndarray, changed: numpy.ndarray) -> None:
    """Put new numbers into an array. Where a tensor has the same memory, torch does it and the recorder sees it."""
    base = run.arrays.get(_address(owner_of(array)))
    if base is None:
        array[...] = changed
        return
    with torch._C.DisableTorchFunction():
        if not _strided(array, base):  # a view that torch cannot have, such as a reversed one: all of it is written
            owner = owner_of(array)
            before = owner.copy()
            array[...] = changed
            array, changed = owner, owner.copy()
            owner[...] = before
        source = torch.from_numpy(numpy.ascontiguousarray(changed))
        target = _over(base, array)
    run.torch(torch.Tensor.copy_, False, (target, source), {}, run.recorder.at)


def owner_of(array: numpy.ndarray) -> numpy.ndarray:
    """Return the array whose memory an array looks at."""
    owner: Any = array
    while isinstance(owner.base, numpy.ndarray):
        owner = owner.base
    return owner


def _address(array: numpy.ndarray) -> int:
    return array.__array_interface__["data"][0]


def _strided(array: numpy.ndarray, base: torch.Tensor) -> bool:
    """Return whether a tensor over the base's memory can have an array's strides, all of them whole and forward."""
    size = array.itemsize
    return (
        array.dtype == owner_of(array).dtype
        and size == base.element_size()
        and all(step >= 0 and step % size == 0 for step in array.strides)
    )


def _over(base: torch.Tensor, array: numpy.ndarray) -> torch.Tensor:
    """Return the tensor over an array's memory that shares the storage object of the tensor it came from."""
    first = _address(array) - base.data_ptr()
    size = array.itemsize
    strides = tuple(step // size for step in array.strides)
    return base.as_strided(array.shape, strides, base.storage_offset() + first // size)


def shared_array(run: Run, tensor: torch.Tensor) -> numpy.ndarray:
    """``tensor.numpy()``: an array over the same memory."""
    with torch._C.DisableTorchFunction():
        array = tensor.numpy()  # torch refuses where a gradient would be lost
        run.arrays[_address(owner_of(array))] = tensor.detach()
    return array


def to_numpy(run: Run, tensor: torch.Tensor, **kwargs: Any) -> numpy.ndarray:
    """``Tensor.numpy``."""
    return shared_array(run, tensor)


def from_numpy(run: Run, array: Any) -> torch.Tensor:
    """``torch.from_numpy``: a tensor over the same memory."""
    if not isinstance(array, numpy.ndarray):
        raise TypeError(f"expected np.ndarray (got {type(array).__name__})")
    with torch._C.DisableTorchFunction():
        tensor = torch.from_numpy(array)  # torch's own refusals
        owner = owner_of(array)
        base = run.arrays.get(_address(owner))
        if base is None:
            base = run.arrays[_address(owner)] = torch.from_numpy(owner)
        return _over(base, array) if array.size and _strided(array, base) else tensor
