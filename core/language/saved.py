"""``torch.save`` and ``torch.load``: copies in the program's own directory in memory. Nothing is pickled.

What lay in one storage lies in one storage again, as in torch's files; a network is saved as its parameters.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import torch

from core.language import files
from core.language.state import TENSORS, Run
from core.language.stops import Refused, limit
from core.language.weight import weigh

PLAIN = (int, float, bool, str, type(None), complex, torch.Size, torch.dtype, torch.device)


def save(run: Run, value: Any, path: Any) -> None:
    """``torch.save(value, path)``."""
    name = files.named(path)
    files.File(run, name, "w")
    run.saved[name] = _copied(run, value)


def load(run: Run, path: Any, map_location: Any = None, weights_only: bool = True) -> Any:
    """``torch.load(path)``: a fresh copy each time; there is one device, so ``map_location`` changes nothing."""
    name = files.named(path)
    if name not in run.saved:
        raise FileNotFoundError(f"[Errno 2] No such file or directory: '{path}'")
    return _copied(run, run.saved[name])


def _copied(run: Run, value: Any) -> Any:
    weigh(run, value)
    with torch._C.DisableTorchFunction(), torch.no_grad():
        return _copy(run, value, {}, {})


def _copy(run: Run, value: Any, storages: dict[int, Any], known: dict[int, Any]) -> Any:
    """Return a copy; what occurs twice is copied once.

    Args:
        storages: Address of a storage → its copy.
        known: id of a tensor → its copy.
    """
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind in TENSORS:
        if id(value) not in known:
            known[id(value)] = _tensor(run, value, storages)
        return known[id(value)]
    if kind in (list, tuple):
        return kind(_copy(run, item, storages, known) for item in value)
    if kind in (dict, OrderedDict):
        made: Any = kind(
            (_copy(run, key, storages, known), _copy(run, item, storages, known)) for key, item in value.items()
        )
        if kind is OrderedDict:
            made._metadata = getattr(value, "_metadata", None)  # what load_state_dict asks a state_dict for
        return made
    raise Refused("save", name=kind.__name__)


def _tensor(run: Run, tensor: Any, storages: dict[int, Any]) -> Any:
    storage = tensor.untyped_storage()
    if storage._cdata not in storages:
        run.allocation.bytes += storage.nbytes()
        if run.allocation.bytes > run.limits.run_bytes:
            limit("run_bytes", run.limits.run_bytes, run.allocation.bytes)
        storages[storage._cdata] = storage.clone()
    made = torch.empty(0, dtype=tensor.dtype, device=tensor.device)
    made.set_(storages[storage._cdata], tensor.storage_offset(), tensor.size(), tensor.stride())
    if type(tensor) is torch.nn.Parameter:
        return torch.nn.Parameter(made, tensor.requires_grad)
    return made.requires_grad_(tensor.requires_grad)
