"""Finding the node of a tensor and its origin after a run that ended in a mistake.

Nothing of this runs while a program goes well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import torch

from core.recording.nodes import Value
from core.recording.recorder import Recorder


def nodes_of(recorder: Recorder, tensors: Iterable[torch.Tensor]) -> tuple[int, ...]:
    """Return the indices of the nodes that the tensors are now, each once; one that is new becomes a node."""
    with torch._C.DisableTorchFunction(), torch.no_grad():
        recorder.absorb()
        return tuple(dict.fromkeys(recorder.values.of(tensor).index for tensor in tensors))


def history_of(recorder: Recorder, tensor: torch.Tensor) -> Iterator[Value]:
    """Yield the value of a tensor and everything that it was computed from, the newest first."""
    with torch._C.DisableTorchFunction(), torch.no_grad():
        recorder.absorb()
        start = recorder.values.of(tensor)
    waiting, seen = {start.index: start}, {start.index}
    while waiting:
        value = waiting.pop(max(waiting))
        yield value
        for operand in value.operands:
            if operand.index not in seen:
                seen.add(operand.index)
                waiting[operand.index] = operand
