"""torch's own graph as the recorder knows it: each of its nodes once, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import torch

from core.recording.graph import fn_of

if TYPE_CHECKING:
    from core.recording.saved import Kept
    from core.recording.values import Value


End = tuple["Value", "Value", int]
"""(user, operand, slot)"""


class TorchNode:
    """One node of torch's graph. It keeps torch's object, whose id would otherwise come again for another.

    What only some nodes have is said here, once for all of them: a long program makes many.
    """

    edges: tuple[tuple[TorchNode | None, int], ...] | None = None  # torch is slow to tell them: see `TorchGraph.edges`
    user: Value | None = None  # whose operation made it
    owner: Value | None = None  # the value that is its output 0
    others: dict[int, Value] = {}  # those of its further outputs; replaced, never changed
    ends: list[End | None] | None = None  # by number of edge: the operand that it leads to
    write: Value | None = None  # of a CopySlices: its "write-back"
    kept: list[Kept] | None = None  # what it saved, read before a pass frees it
    walked = False  # it was attributed, or never will be
    leaf: Value | None = None  # of an AccumulateGrad: the first value of its tensor that a graph led to
    number = -1  # in `core.trace.Trace.autograd`

    def __init__(self, function: Any) -> None:
        self.function = function

    @property
    def is_leaf(self) -> bool:
        """Whether it is an AccumulateGrad."""
        return hasattr(self.function, "variable")

    def owner_of(self, output: int) -> Value | None:
        """Return the value that is one of its outputs."""
        return self.others.get(output) if output else self.owner


def is_custom(node: TorchNode) -> bool:
    """Whether a program's own autograd.Function made the node."""
    return isinstance(node.function, torch.autograd.function.BackwardCFunction)


class TorchGraph:
    """The nodes of torch's graph that were met."""

    def __init__(self) -> None:
        self._nodes: dict[int, TorchNode] = {}

    def node(self, function: Any) -> TorchNode:
        """Return the node for torch's object."""
        node = self._nodes.get(id(function))
        if node is None:
            node = self._nodes[id(function)] = TorchNode(function)
        return node

    def of(self, tensor: torch.Tensor) -> TorchNode | None:
        """Return the node whose output a tensor is, or None."""
        function = fn_of(tensor)
        return None if function is None else self.node(function)

    def edges(self, node: TorchNode) -> tuple[tuple[TorchNode | None, int], ...]:
        """Return the edges of a node as torch's ``next_functions``."""
        if node.edges is None:
            node.edges = tuple([
                (None if function is None else self.node(function), output)
                for function, output in node.function.next_functions
            ])  # fmt: skip
        return node.edges

    def release(self, last: Iterable[TorchNode]) -> list[Any]:
        """Forget all nodes, and hand over torch's objects for those given."""
        functions = [node.function for node in last]
        for node in self._nodes.values():
            node.function, node.edges, node.kept, node.ends = None, (), None, None
            node.user = node.owner = node.write = node.leaf = None
            node.others = {}
        self._nodes.clear()
        return functions
