"""Writes by NumPy into memory that a tensor shares.

NumPy tells nobody when it writes. So the memory that is known to be shared is compared with a copy: after every
statement of a program that has arrays, and before every operation (`check_shared`). Where it differs, the old cells are
put back for a moment, so that the recorded values can be copied, and then the new ones. torch's version counters see
nothing of this, as they see nothing of NumPy's write.
"""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Callable
from typing import Any, Protocol

import numpy
import torch

from core.recording.calls import Named
from core.recording.nodes import Call, Value
from core.recording.values import Values
from core.recording.versions import protect, settle, written

MOST_BYTES = 4_000_000
"""Larger memory is not compared: it would take a millisecond for each statement."""
MOST_SHARES = 64
"""So many are compared, the latest: a list of a thousand arrays would make every statement slow."""


class Share:
    """Memory that an array and a tensor share: the array, as long as anybody has it, and what was there last."""

    def __init__(self, tensor: torch.Tensor, array: numpy.ndarray) -> None:
        self.storage = tensor.untyped_storage()
        self.tensor = tensor
        self.array = weakref.ref(array)
        size = self.storage.nbytes()
        memory: Any = (ctypes.c_char * size).from_address(self.storage.data_ptr())
        self.now = numpy.frombuffer(memory, numpy.uint8)
        self.seen = self.now.copy()

    @property
    def is_there(self) -> bool:
        """Whether the memory is still where it was: ``resize_`` may have moved it."""
        return self.storage.data_ptr() == self.now.__array_interface__["data"][0]


class Sharing(Protocol):
    """The part of the recorder that this module needs.

    Attributes:
        shared: Memory that arrays share with tensors, by the identity of the storage.
        place, scope_now: Return where the program is, and the scope that is open.
    """

    shared: dict[int, Share]
    values: Values
    place: Callable[[], Any]
    scope_now: Callable[[], int]

    def absorb(self) -> None:
        """Turn what is in the log into values."""

    def resolve_passes(self) -> None:
        """Turn what the hooks of the passes have caught into adjoints."""


def note_sharing(recorder: Sharing, tensor: object, array: object) -> None:
    """Note that an array and a tensor look at the same memory, if they do."""
    if not isinstance(tensor, torch.Tensor) or not isinstance(array, numpy.ndarray) or not array.size:
        return
    with torch._C.DisableTorchFunction():
        if tensor.layout is not torch.strided or not tensor.is_cpu:
            return
        storage = tensor.untyped_storage()
        start, size = storage.data_ptr(), storage.nbytes()
        if not size or size > MOST_BYTES or not start <= array.__array_interface__["data"][0] < start + size:
            return
        recorder.shared.pop(storage._cdata, None)
        recorder.shared[storage._cdata] = Share(tensor.detach(), array)
        if len(recorder.shared) > MOST_SHARES:
            del recorder.shared[next(iter(recorder.shared))]


def looks_alike(tensor: torch.Tensor, other: torch.Tensor) -> bool:
    """Whether two tensors look at the same cells of the same memory in the same way."""
    try:
        alike = tensor.shape == other.shape and tensor.stride() == other.stride() and tensor.dtype is other.dtype
        return alike and 0 != tensor.data_ptr() == other.data_ptr()
    except RuntimeError:  # lazy, sparse, or without memory
        return False


def check_shared(recorder: Sharing) -> None:
    """Notice what NumPy wrote since the last call."""
    if not recorder.shared:
        return
    with torch._C.DisableTorchFunction(), torch.no_grad():
        for key, share in list(recorder.shared.items()):
            if share.is_there and not numpy.array_equal(share.now, share.seen):
                _written(recorder, share)
            if not share.is_there or share.array() is None:  # nobody can write any more
                recorder.shared.pop(key, None)


def _written(recorder: Sharing, share: Share) -> None:
    """Give every tensor of the memory that has a value its next one."""
    recorder.absorb()
    target = _target(recorder, share)
    if target is not None:
        after = share.now.copy()
        share.now[:] = share.seen
        recorder.resolve_passes()  # an adjoint may be this very tensor
        settle(recorder.values, target)
        operands = [recorder.values.of(target)]
        protect(recorder.values, [target])
        share.now[:] = after
        call = Call(Named("numpy_write"), (target,), {}, target, recorder.place(), recorder.scope_now(), True)
        written(recorder.values, call, target, operands)
    share.seen[:] = share.now


def _target(recorder: Sharing, share: Share) -> torch.Tensor | None:
    """Return the largest tensor of the memory that has a value now; what no operation has used needs no version."""
    found: list[Value] = [value for value in recorder.values.sharing(share.tensor) if not value.gone]
    if not found:
        return None
    return max(found, key=lambda value: (value.tensor.numel(), not value.tensor._is_view(), -value.index)).tensor


def settled(recorder: Sharing) -> None:
    """torch itself has written something: that is no news."""
    for share in recorder.shared.values():
        if share.is_there:
            share.seen[:] = share.now
