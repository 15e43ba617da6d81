"""The backward pass that a program left out, run where its last value is one number."""

from __future__ import annotations

import ast
from typing import Any

import torch

from core.explain import repairs
from core.explain.mistakes import mistake
from core.program.run import Run
from core.program.source import Source, span_of
from core.program.syntax_questions import is_print
from core.recording.lookup import nodes_of
from core.recording.snapshots import is_lazy
from core.trace import Mistake


def implicit_pass(state: Run, target: str | None) -> tuple[Mistake, ...]:
    """Run the backward pass that the program left out, where there is one number to start from."""
    value = state.variables.get(target) if target else _last_value(state)
    if not isinstance(value, torch.Tensor) or is_lazy(value):
        return ()
    with torch._C.DisableTorchFunction():
        wanted = value.requires_grad and value.is_floating_point() and value.grad_fn is not None
        elements, shape = value.numel(), tuple(value.shape)
    if not wanted or not state.recorder.lacks_a_pass(value):
        return ()
    if elements == 1:
        state.recorder.implicit_backward(value)
        return ()
    if state.recorder.passes:
        return ()
    return (_not_scalar(state.source, shape, target, nodes_of(state.recorder, [value])),)


def _last_value(state: Run) -> Any:
    """Return the value that the last statement bound or had; a loop or a definition has none."""
    if state.program.last < 0:
        return None
    match state.source.tree.body[state.program.last]:
        case ast.Expr():
            return state.last
        case ast.Assign(targets=[*_, ast.Name(id=name)]) | ast.AugAssign(target=ast.Name(id=name)):
            return state.variables.get(name)
        case ast.AnnAssign(target=ast.Name(id=name)):
            return state.variables.get(name)
    return None


def _not_scalar(parsed: Source, shape: tuple[int, ...], target: str | None, nodes: tuple[int, ...]) -> Mistake:
    last = [node for node in parsed.tree.body if not is_print(node)][-1]
    name = target
    match last:
        case ast.Expr(value=ast.Name(id=name)) | ast.Assign(targets=[*_, ast.Name(id=name)]):
            pass
        case ast.AugAssign(target=ast.Name(id=name)) | ast.AnnAssign(target=ast.Name(id=name)):
            pass
    offered = repairs.not_scalar(parsed, name, parsed.tree.body[-1]) if name else ()
    left = f"`{name}` {shape}" if name else str(shape)
    return mistake(
        "not-scalar", span_of(parsed.place(last)), left=left, left_shape=str(shape), repairs=offered, nodes=nodes
    )
