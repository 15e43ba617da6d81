"""In-place writes: copy the values that a call is about to overwrite, then note the values that it has written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import FunctionType
from typing import Any

import torch

from core.recording import calls
from core.recording.log import Log
from core.recording.nodes import Call, Value
from core.recording.places import is_a_module_counter
from core.recording.shared_memory import settled
from core.recording.snapshots import is_lazy
from core.recording.values import Values
from core.recording.versions import protect, settle, written

Step = tuple[torch.Tensor, list[Value], tuple[Any, Any, Any]]
"""(tensor that is written, operands, (function, args, kwargs) of the call that would write it alone)."""


def copied_before(log: Log, tensors: Iterable[torch.Tensor]) -> list[torch.Tensor]:
    """Copy what is recorded of tensors that may be about to be written; return those that have values."""
    log.absorb()
    known = [one for one in tensors if log.values.is_seen(one)]
    if not known:
        return []
    log.resolve_passes()  # an adjoint may be one of them
    for one in known:
        settle(log.values, one)
    protect(log.values, known)
    return known


def write(
    log: Log, func: Any, args: Any, kwargs: dict[str, Any], *,
    finishing: bool = False, targets: list[torch.Tensor] | None = None,
) -> Any:  # fmt: skip
    """Call what writes in place. What it overwrites is copied first, so the log has to be understood up to here."""
    with torch._C.DisableTorchFunction():  # what is asked here is no call of the program
        targets, steps, are_gradients = _about_to_write(log, func, args, kwargs, finishing, targets)
    if steps and log.count >= log.most:
        log.over("operations", log.limits.operations, "more")
    try:
        out = log.attempted(func, args, kwargs)
    except Exception:
        with torch._C.DisableTorchFunction(), torch.no_grad():
            _has_failed(log, func, steps)
        raise
    with torch._C.DisableTorchFunction():
        if are_gradients:
            for target in targets:
                log.values.forget(target)
        if steps:
            _has_written(log, func, out, steps)
        if log.shared:
            settled(log)
    return out


def write_out(log: Log, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
    """``add(a, b, out=c)``: a write of c, or the making of it when nobody has used it yet."""
    log.absorb()
    targets = list(calls.tensors_in(kwargs["out"]))
    if any(log.values.is_seen(target) for target in targets):
        return write(log, func, args, kwargs, targets=targets)
    out = func(*args, **kwargs)
    given = {name: value for name, value in kwargs.items() if name != "out"}
    log.note_call(func, args, given, out)
    log.try_to_answer()
    return out


def update_statistics(log: Log, func: Any, args: Any, kwargs: dict[str, Any], normalise: Callable[[], Any]) -> Any:
    """Batch normalisation writes its running mean and variance, which is no step of the computation."""
    first = 1 if isinstance(func, FunctionType) else 3  # torch.batch_norm takes weight and bias before them
    statistics = [*args[first : first + 2], kwargs.get("running_mean"), kwargs.get("running_var")]
    statistics = [one for one in statistics if isinstance(one, torch.Tensor)]
    log.absorb()
    for tensor in statistics:
        log.values.of(tensor)
    protect(log.values, statistics)
    out = normalise()
    log.absorb()
    for tensor in statistics:
        log.values.forget(tensor, keep_names=True)
    return out


def _about_to_write(
    log: Log, func: Any, args: Any, kwargs: dict[str, Any], finishing: bool, targets: list[torch.Tensor] | None
) -> tuple[list[torch.Tensor], list[Step], bool]:
    """Return the tensors that a call will write, its steps, and whether the tensors are gradients."""
    log.absorb()
    values, singles = log.values, []
    if targets is None:
        targets = calls.written_arguments(func, args, kwargs)
        if calls.is_of_lists(func) and args:
            singles = calls.single_writes(func, args, kwargs)
            targets = [target for target, _ in singles]
    filler = finishing or func.__name__ in calls.FILLERS
    if targets and all(values.is_gradient(one, even_used=filler) for one in targets):  # x.grad.zero_() is no step
        log.resolve_passes()
        protect(values, targets)
        return targets, [], True
    if is_a_module_counter() or (filler and not any(_has_values(values, one) for one in targets)):
        protect(values, targets)
        return targets, [], False
    if log.asked is not None:
        log.asked.before_write(values, (func, args, kwargs))
    steps = _steps(values, func, args, kwargs, targets, singles)
    if log.asked is not None:
        log.asked.before_steps(values, [(target, made) for target, _, made in steps])
    protect(values, targets)
    log.resolve_passes()
    return targets, steps, False


def _has_failed(log: Log, func: Any, steps: list[Step]) -> None:
    """Note what a call has written before it raised: an index out of range comes after those that were in range."""
    changed = [step for step in steps if (before := log.values.current(step[0])) is not None and _differs(log, before)]
    if changed:
        _has_written(log, func, None, changed)


def _differs(log: Log, before: Value) -> bool:
    """Whether a tensor holds other numbers than its value; of one that is kept in part, the corner and the summary."""
    if before.taken is None:
        return False
    kind, *_, kept, summary = log.values.album.taken(before.tensor, before.number)
    was_kind, *_, was_kept, was_summary = before.taken
    if kept is None or was_kept is None:
        return kept is not was_kept
    same = kept.shape == was_kept.shape and bool(torch.isclose(kept, was_kept, 0, 0, equal_nan=True).all())
    return kind != was_kind or not same or repr(summary) != repr(was_summary)


def _has_values(values: Values, tensor: torch.Tensor) -> bool:
    """Whether a tensor, or another that looks at its memory, has a value: ``d = w.data; w.zero_()`` changes d."""
    if is_lazy(tensor):
        return False
    return values.is_seen(tensor) or any(not one.gone for one in values.sharing(tensor))


def _has_written(log: Log, func: Any, out: Any, steps: list[Step]) -> None:
    """Note what a call has written."""
    log.count += 1
    place, scope, enabled = log.place(), log.scope_now(), torch.is_grad_enabled()
    for target, operands, (function, given, keywords) in steps:
        made = out if function is func else target
        written(log.values, Call(function, given, keywords, made, place, scope, enabled), target, operands)
    log.try_to_answer()


def _steps(
    values: Values, func: Any, args: Any, kwargs: dict[str, Any], targets: list[torch.Tensor], singles: list[Any]
) -> list[Step]:
    """Return the steps of a call that is about to write these tensors."""
    if singles:
        singles = [one for one in singles if not values.is_gradient(one[0])]  # those are forgotten, as above
        steps = [
            (target, [values.of(one) for one in calls.tensors_in((made[1], made[2]))], made) for target, made in singles
        ]
        for target, _, _ in steps:
            settle(values, target)
        return steps
    given = {name: value for name, value in kwargs.items() if name != "out"}
    operands = [values.of(one) for one in calls.tensors_in((calls.ordered_arguments(func, args), given))]
    for target in targets:
        settle(values, target)
    return [(target, operands, (func, args, given)) for target in targets]


def inner_writes(
    log: Log, function: calls.Named, args: Any, kwargs: dict[str, Any], targets: list[torch.Tensor]
) -> None:
    """An opaque call wrote tensors that are recorded: their next values are its work."""
    place, scope, enabled = log.place(), log.scope_now(), torch.is_grad_enabled()
    for target in {id(one): one for one in targets}.values():
        operands = [log.values.of(one) for one in calls.tensors_in((args, kwargs))]
        if (before := log.values.of(target)) not in operands:
            operands.append(before)
        written(log.values, Call(function, args, kwargs, target, place, scope, enabled), target, operands)
