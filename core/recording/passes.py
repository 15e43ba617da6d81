"""One backward pass: hooks catch every adjoint and every contribution while torch runs it.

One hook per autograd node tells everything: its ``grad_outputs`` are the accumulated adjoints of the node's
outputs, ``grad_inputs[k]`` is what it sends along ``next_functions[k]``. The hook returns None (a tuple would
change the gradients) and refers to no tensor of the graph; its handle is removed when the pass is over, or the
graph could never be collected.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

from core.recording import calls
from core.recording.backward_pass import Pass
from core.recording.calls import Kind
from core.recording.graph import version_of
from core.recording.nodes import TorchNode, is_custom
from core.recording.saved_tensors import kept_by


def run_pass(
    one: Pass,
    func: Any,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    before_accumulation: Callable[[list[torch.Tensor]], None],
    before_write: Callable[[torch.Tensor], None],
) -> Any:
    """Run the learner's backward call with hooks on every node that it can reach."""
    read_arguments(one, args, kwargs)
    handles = [
        handle for root in one.roots if (node := one.graph.of(root)) is not None for handle in _hooked(one, node)
    ]
    leaves = _leaves(one)
    accumulated = [leaf.grad for leaf in leaves if leaf.grad is not None]
    if accumulated and one.kind is Kind.BACKWARD:
        before_accumulation(accumulated)
    watched = [(leaf, version_of(leaf)) for leaf in leaves if leaf._post_accumulate_grad_hooks]
    one.empty = {id(leaf) for leaf in leaves if leaf.grad is None}
    one.hooked_before = [(leaf, None if leaf.grad is None else leaf.grad.detach().clone()) for leaf, _ in watched]
    for leaf, _ in watched:  # an optimizer's step in such a hook is the usual case
        before_write(leaf)
    try:
        out = func(*args, **kwargs)
        if one.inputs is not None and one.kind is Kind.GRAD:
            pairs = zip(one.inputs, out, strict=False)
            one.returned = [(x, given.detach()) for x, given in pairs if given is not None and x._backward_hooks]
    finally:
        for handle in handles:
            handle.remove()
        if one.kind is Kind.BACKWARD:
            one.leaves = [(leaf, leaf.grad) for leaf in leaves if leaf.grad is not None]
            one.captured = [(leaf, before) for leaf, before in one.captured if leaf.grad is not before]
            if one.captured:
                known = {id(leaf) for leaf in leaves}
                one.leaves += [(x, x.grad) for x, _ in one.captured if x.grad is not None and id(x) not in known]
        if watched:
            one.rewritten = [leaf for leaf, version in watched if version_of(leaf) != version]
    return out


BACKWARD_NAMES = ("roots", "cotangents", "retain_graph", "create_graph")
GRAD_NAMES = ("roots", "inputs", "cotangents", "retain_graph", "create_graph")
ALIASES = {
    "tensors": "roots", "outputs": "roots", "self": "roots",
    "gradient": "cotangents", "grad_tensors": "cotangents", "grad_outputs": "cotangents",
}  # fmt: skip
"""torch's name of an argument → ours."""


def read_arguments(one: Pass, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Tensor.backward(gradient, retain_graph, create_graph, inputs), autograd.backward(tensors, grad_tensors,
    retain_graph, create_graph, …, inputs) and autograd.grad(outputs, inputs, grad_outputs, retain_graph,
    create_graph): one reading for the three."""
    given: dict[str, Any] = dict(zip(GRAD_NAMES if one.kind is Kind.GRAD else BACKWARD_NAMES, args, strict=False))
    for name, value in kwargs.items():
        given[ALIASES.get(name, name)] = value
    one.roots = calls.tensors_of(given.get("roots"))
    cotangents = given.get("cotangents")
    one.cotangents = list(cotangents) if isinstance(cotangents, (list, tuple)) else [cotangents]
    one.cotangents += [None] * (len(one.roots) - len(one.cotangents))
    inputs = given.get("inputs")
    one.inputs = None if inputs is None else list(calls.tensors_in(inputs))
    one.create_graph = bool(given.get("create_graph"))
    retain = given.get("retain_graph")
    one.retain_graph = one.create_graph if retain is None else bool(retain)


def _hooked(one: Pass, root: TorchNode) -> list[Any]:
    """Hook every node that the root reaches; iterative, because graphs are deeper than Python's stack."""
    seen, handles = set(one.nodes), []
    stack: list[TorchNode | None] = [root]
    while stack:
        node = stack.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        one.nodes.append(node)
        edges = node.edges or one.graph.edges(node)
        # a leaf's adjoint is the sum of what is sent to it, unless a hook changes that
        if edges or not node.is_leaf or node.function.variable._backward_hooks:
            if one.reads_saved and node.kept is None:
                node.kept = kept_by(node.function)
            handles.append(node.function.register_hook(_catch(one.events, node)))
            if is_custom(node):
                handles.append(_ShapesNoted(one, node))
        for following, _ in edges:
            stack.append(following)
    return handles


def _catch(events: list[Any], node: TorchNode) -> Callable[[Any, Any], None]:
    """Return the hook of one autograd node."""

    def catch(grad_inputs: Any, grad_outputs: Any) -> None:
        events.append((node, grad_inputs, grad_outputs))

    return catch


class _ShapesNoted:
    """Notes the shapes that a custom Function's backward returns: torch sums what is larger than the operand.

    Autograd calls a node's ``apply``; the node has one of its own while the pass runs.
    """

    def __init__(self, one: Pass, node: TorchNode) -> None:
        self._own = vars(node.function)
        self._before = self._own.get("apply")
        original, shapes = node.function.apply, one.returned_shapes

        def apply(*gradients: Any) -> Any:
            out = original(*gradients)
            shapes[node] = [tuple(each.shape) for each in calls.tensors_of(out)]
            return out

        self._own["apply"] = apply

    def remove(self) -> None:
        """Give the node back the ``apply`` that it had."""
        if self._before is None:
            del self._own["apply"]
        else:
            self._own["apply"] = self._before


def _leaves(one: Pass) -> list[torch.Tensor]:
    leaves = [node.function.variable for node in one.nodes if not node.edges and node.is_leaf]
    roots = [root for root in one.roots if root.grad_fn is None]
    return leaves + roots
