"""In-place writes: copy the values that a call is about to overwrite, then note the values that it has written."""

from __future__ import annotations

from typing import Any

import torch

from core.recording import calls
from core.recording.log import Log
from core.recording.nodes import Call, Value
from core.recording.places import is_a_module_counter
from core.recording.values import Values

Step = tuple[torch.Tensor, list[Value], tuple[Any, Any, Any]]
"""(tensor that is written, operands, (function, args, kwargs) of the call that would write it alone)."""


def about_to_write(
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
        values.protect(targets)
        return targets, [], True
    if is_a_module_counter() or (filler and not any(values.is_seen(one) for one in targets)):
        values.protect(targets)
        return targets, [], False
    if log.asked is not None:
        log.asked.before_write(values, (func, args, kwargs))
    steps = _steps(values, func, args, kwargs, targets, singles)
    if log.asked is not None:
        log.asked.before_steps(values, [(target, made) for target, _, made in steps])
    values.protect(targets)
    log.resolve_passes()
    return targets, steps, False


def has_written(log: Log, func: Any, out: Any, steps: list[Step]) -> None:
    """Note what a call has written."""
    log.count += 1
    place, scope, enabled = log.place(), log.scope_now(), torch.is_grad_enabled()
    for target, operands, (function, given, keywords) in steps:
        made = out if function is func else target
        log.values.written(Call(function, given, keywords, made, place, scope, enabled), target, operands)
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
            values.settle(target)
        return steps
    given = {name: value for name, value in kwargs.items() if name != "out"}
    operands = [values.of(one) for one in calls.tensors_in((calls.ordered_arguments(func, args), given))]
    for target in targets:
        values.settle(target)
    return [(target, operands, (func, args, given)) for target in targets]


def inner_writes(
    log: Log, function: calls.Named, args: Any, kwargs: dict[str, Any], written: list[torch.Tensor]
) -> None:
    """An opaque call wrote tensors that are recorded: their next values are its work."""
    place, scope, enabled = log.place(), log.scope_now(), torch.is_grad_enabled()
    for target in {id(one): one for one in written}.values():
        operands = [log.values.of(one) for one in calls.tensors_in((args, kwargs))]
        if (before := log.values.of(target)) not in operands:
            operands.append(before)
        log.values.written(Call(function, args, kwargs, target, place, scope, enabled), target, operands)
