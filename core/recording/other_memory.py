"""Tensors that are made to look at other memory, by ``x.data = …`` and ``x.set_(…)``: for autograd nothing happens."""

from __future__ import annotations

from typing import Any

import torch

from core.recording import calls
from core.recording.held import held_tensors
from core.recording.log import Log
from core.recording.nodes import Call, Value
from core.recording.shared_memory import looks_alike, settled
from core.recording.snapshots import is_lazy
from core.recording.versions import note_counted, note_parted, protect, replaced

DATA_SET = calls.Named("set_data")
"""What stands for ``h.data = …`` of a tensor that an operation made."""


def assign_data(log: Log, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
    """``x.data = …``: a leaf is a new one afterwards, what an operation made has another version."""
    log.absorb()
    with torch._C.DisableTorchFunction():
        target, given = args[0], args[1] if len(args) > 1 else None
        if isinstance(given, torch.Tensor) and looks_alike(target, given):
            return func(*args, **kwargs)  # the end of ``x.data -= …``, whose write is recorded
        before = _about_to_replace(log, target)
    if before is None or before.fn is None or not isinstance(given, torch.Tensor):
        log.values.forget(target, keep_names=True)
        if before is not None:
            log.values.assigned[id(target)] = log.place()
        with torch._C.DisableTorchFunction():
            note_parted(log.values, target)
        if isinstance(given, torch.Tensor):
            with torch._C.DisableTorchFunction():
                _with_a_new_end(target, given)
        return func(*args, **kwargs)
    with torch._C.DisableTorchFunction():
        operands = [before, log.values.of(given)]
    out = func(*args, **kwargs)
    _has_replaced(log, DATA_SET, args, kwargs, operands)
    return out


def _with_a_new_end(target: torch.Tensor, given: torch.Tensor) -> None:
    """Let a leaf that is about to have another shape get a new AccumulateGrad, unless the program holds the old one.

    The old one knows the old shape. torch lets it go with the last graph that leads to it, and those that only the
    recorder still holds must not keep it. torch drops it when the dtype changes.
    """
    if is_lazy(target) or target._is_view() or given.shape == target.shape or given.dtype != target.dtype:
        return  # of a view torch would ask for its place in the graph, which it may refuse to tell
    if not (target.is_leaf and target.requires_grad):
        return
    with torch.enable_grad():
        end = target.view_as(target).grad_fn.next_functions[0][0]  # type: ignore[union-attr]
    if not _leads_to(list(held_tensors()), end):
        other = torch.float64 if given.dtype is not torch.float64 else torch.float32
        torch.Tensor.data.__set__(target, given.to(other))  # type: ignore[attr-defined]


def _leads_to(tensors: list[torch.Tensor], end: Any) -> bool:
    """Whether the graph of one of these tensors leads to a node of torch's."""
    waiting, seen = [function for one in tensors if (function := _function_of(one)) is not None], set[Any]()
    while waiting:
        function = waiting.pop()
        if function is end:
            return True
        if function not in seen:
            seen.add(function)
            waiting += [following for following, _ in function.next_functions if following is not None]
    return False


def _function_of(tensor: torch.Tensor) -> Any:
    try:
        return tensor.grad_fn
    except RuntimeError:  # one of several views whose base was written: torch refuses to tell
        return None


def set_memory(log: Log, function: Any, args: Any, kwargs: dict[str, Any]) -> Any:
    """``x.set_(…)``, of which torch tells its modes nothing."""
    log.absorb()
    with torch._C.DisableTorchFunction():
        before = _about_to_replace(log, args[0])
        operands = [log.values.of(one) for one in calls.tensors_in((args, kwargs))] if before is not None else []
    out = log.attempted(function, args, kwargs)
    if operands:
        _has_replaced(log, function, args, kwargs, operands)
    else:
        with torch._C.DisableTorchFunction():
            note_counted(log.values, args[0])
    return out


def _about_to_replace(log: Log, target: torch.Tensor) -> Value | None:
    """Copy what is recorded of a tensor that will look at other memory; return its value, if it has one."""
    if log.passes:
        log.resolve_passes()  # an adjoint may be this very tensor
    if not log.values.is_seen(target):
        return None
    before = log.values.of(target)
    protect(log.values, [target])
    return before


def _has_replaced(log: Log, function: Any, args: Any, kwargs: dict[str, Any], operands: list[Value]) -> None:
    with torch._C.DisableTorchFunction():
        log.count += 1
        call = Call(function, args, kwargs, args[0], log.place(), log.scope_now(), torch.is_grad_enabled())
        replaced(log.values, call, args[0], operands)
        if log.shared:
            settled(log)
    log.try_to_answer()
