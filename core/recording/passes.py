"""One backward pass: hooks catch every adjoint and every contribution while torch runs it.

One hook per autograd node tells everything: its ``grad_outputs`` are the accumulated adjoints of the node's
outputs, ``grad_inputs[k]`` is what it sends along ``next_functions[k]``. The hook returns None (a tuple would
change the gradients) and refers to no tensor of the graph; its handle is removed when the pass is over, or the
graph could never be collected.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import torch

from core.recording import calls
from core.recording.calls import Kind
from core.recording.saved import Kept, kept_by

if TYPE_CHECKING:
    from core.recording.resolve import ResolvedPass
    from core.recording.values import Values


class Pass:
    """A backward pass in the making.

    Attributes:
        roots: The differentiated tensors.
        functions: Autograd nodes that were hooked.
        events: (index into functions, grad_inputs, grad_outputs) in the order in which autograd ran.
        leaves: (leaf tensor, its .grad right after the pass), for the kind "backward".
        inputs: The tensors that the caller restricted the pass to, or None.
        following: The ``next_functions`` of the nodes, by their ids, see `Values.following`.
    """

    def __init__(self, kind: Kind, implicit: bool, place: Any, scope: int, following: dict[int, Any]) -> None:
        self.kind, self.implicit, self.place, self.scope = kind, implicit, place, scope
        self.following = following
        self.position = self.previous_position = 0
        self.roots: list[torch.Tensor] = []
        self.cotangents: list[torch.Tensor | None] = []
        self.inputs: list[torch.Tensor] | None = None
        self.retain_graph = self.create_graph = False
        self.functions: list[Any] = []
        self.events: list[tuple[int, tuple[Any, ...], tuple[Any, ...]]] = []
        self.leaves: list[tuple[torch.Tensor, torch.Tensor]] = []
        self.saved: dict[int, list[Kept]] = {}  # id of autograd node → what it keeps, before the pass frees it
        self.reads_saved = False
        self.resolved: ResolvedPass | None = None

    def resolve(self, values: Values) -> None:
        """Turn the caught tensors into Snapshots, once. Everything before the pass must have been absorbed."""
        if self.resolved is None:
            from core.recording.resolve import resolved

            self.resolved = resolved(self, values)
            self.events.clear()

    def forget(self) -> None:
        """The pass failed, and nobody keeps its nodes: their ids may come again."""
        for function in self.functions:
            self.following.pop(id(function), None)

    def release(self) -> list[Any]:
        """Drop the tensors, and hand over the autograd nodes, the root first."""
        self.events.clear()
        self.roots.clear()
        self.leaves.clear()
        self.saved.clear()
        functions, self.functions = self.functions, []
        return functions


def run_pass(
    one: Pass,
    func: Any,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    before_accumulation: Callable[[list[torch.Tensor]], None],
) -> Any:
    """Run the learner's backward call with hooks on every node that it can reach."""
    _read_arguments(one, args, kwargs)
    handles = [handle for root in one.roots if root.grad_fn is not None for handle in _hooked(one, root.grad_fn)]
    leaves = _leaves(one)
    accumulated = [leaf.grad for leaf in leaves if leaf.grad is not None]
    if accumulated and one.kind is Kind.BACKWARD:
        before_accumulation(accumulated)
    try:
        out = func(*args, **kwargs)
    finally:
        for handle in handles:
            handle.remove()
        if one.kind is Kind.BACKWARD:
            one.leaves = [(leaf, leaf.grad) for leaf in leaves if leaf.grad is not None]
    return out


def _read_arguments(one: Pass, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Tensor.backward(gradient, retain_graph, create_graph, inputs), autograd.backward(tensors, grad_tensors,
    retain_graph, create_graph, …, inputs) and autograd.grad(outputs, inputs, grad_outputs, retain_graph,
    create_graph): one reading for the three."""
    names = ["roots", "cotangents", "retain_graph", "create_graph"]
    if one.kind is Kind.GRAD:
        names.insert(1, "inputs")
    given = dict(zip(names, args, strict=False)) | kwargs
    aliases = {
        "roots": ("tensors", "outputs", "self"), "cotangents": ("gradient", "grad_tensors", "grad_outputs"),
    }  # fmt: skip
    for name, others in aliases.items():
        for other in others:
            given.setdefault(name, given.get(other))
    one.roots = list(calls.tensors_in(given["roots"]))
    cotangents = given["cotangents"]
    one.cotangents = list(cotangents) if isinstance(cotangents, (list, tuple)) else [cotangents]
    one.cotangents += [None] * (len(one.roots) - len(one.cotangents))
    inputs = given.get("inputs")
    one.inputs = None if inputs is None else list(calls.tensors_in(inputs))
    one.create_graph = bool(given.get("create_graph"))
    retain = given.get("retain_graph")
    one.retain_graph = one.create_graph if retain is None else bool(retain)


def _hooked(one: Pass, root: Any) -> list[Any]:
    """Hook every node that the root reaches; iterative, because graphs are deeper than Python's stack."""
    functions, following, handles = one.functions, one.following, []
    seen = {id(function) for function in functions}
    stack = [root]
    while stack:
        function = stack.pop()
        if function is None or id(function) in seen:
            continue
        seen.add(id(function))
        edges = following.get(id(function))
        if edges is None:
            edges = following[id(function)] = function.next_functions
        if edges or not hasattr(function, "variable"):  # a leaf's adjoint is the sum of what is sent to it
            if one.reads_saved:
                one.saved[id(function)] = kept_by(function)
            handles.append(function.register_hook(_catch(one.events, len(functions))))
        functions.append(function)  # kept: the id of a freed wrapper comes again
        for next_one, _ in edges:
            stack.append(next_one)
    return handles


def _catch(events: list[Any], index: int) -> Callable[[Any, Any], None]:
    """Return the hook of one autograd node."""

    def catch(grad_inputs: Any, grad_outputs: Any) -> None:
        events.append((index, grad_inputs, grad_outputs))

    return catch


def _leaves(one: Pass) -> list[torch.Tensor]:
    leaves = [function.variable for function in one.functions if hasattr(function, "variable")]
    roots = [root for root in one.roots if root.grad_fn is None]
    return leaves + roots
