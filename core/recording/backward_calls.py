"""A program's calls of backward() and autograd.grad(), each of them recorded as a pass."""

from __future__ import annotations

from typing import Any

import torch

from core.recording import calls
from core.recording.backward_pass import Pass
from core.recording.calls import Kind
from core.recording.log import Log
from core.recording.nodes import Call
from core.recording.passes import run_pass
from core.recording.shared_memory import settled
from core.recording.versions import protect, written

PART_OF_PASSES = 0.375
"""Of the bytes of a message that the passes may take without their numbers: numbers get half, the rest is of nodes."""


def run_backward(log: Log, kind: Kind, func: Any, args: Any, kwargs: dict[str, Any], *, implicit: bool = False) -> Any:
    """Run the program's call, and note what it sends."""
    if log.passes:
        log.resolve_passes()  # their .grad is about to be added to
    if log.bounded and (
        len(log.passes) >= log.limits.passes or log.pass_bytes > log.limits.result_bytes * PART_OF_PASSES
    ):
        log.over("passes", len(log.passes), "more")
    one = _begun(log, Pass(kind, implicit, log.place(), log.scope_now(), log.values.graph))
    log.quiet += 1  # names that hooks and Functions bind meanwhile name nothing of the program
    try:
        out = run_pass(one, func, args, kwargs, lambda tensors: _before_accumulation(log, tensors), log.before_write)
    except BaseException as error:
        log.passes.remove(one)  # the program's mistake tells of it
        log.failed = error, func, args, kwargs
        raise
    finally:
        log.quiet -= 1
    if kind is Kind.GRAD:
        log.events.append((Kind.GRAD, one, out))
    if one.rewritten:
        _hooks_wrote(log, one)
    if log.shared:
        settled(log)
    return out


def _begun(log: Log, one: Pass) -> Pass:
    one.reads_saved = log.reads_saved
    one.number = len(log.passes)
    log.events.append((Kind.BACKWARD, one, None))
    log.passes.append(one)
    if log.captured:
        one.captured = [(leaf, None if leaf.grad is None else leaf.grad.clone()) for leaf in log.captured]
    return one


def _before_accumulation(log: Log, gradients: list[torch.Tensor]) -> None:
    """A pass is about to add to these .grad: copy those that the program has computed with."""
    if not log.gradients_read:
        return
    log.absorb()
    protect(log.values, [gradient for gradient in gradients if log.values.is_seen(gradient)])


def _hooks_wrote(log: Log, one: Pass) -> None:
    """Hooks of the pass have written leaves (an optimizer's step after each gradient): new versions."""
    log.absorb()
    for leaf in one.rewritten:
        call = Call(calls.Named("post_accumulate_grad_hook"), (leaf,), {}, leaf, one.place, one.scope, False)
        written(log.values, call, leaf, [log.values.of(leaf)])
