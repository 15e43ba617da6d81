"""torch's own graph in the recorder: one `TorchNode` for each of its nodes, with the value that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch

from core.recording.graph import fn_of
from core.recording.nodes import TorchNode


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
