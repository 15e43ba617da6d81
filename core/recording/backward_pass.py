"""A backward pass while it is recorded: what the hooks catch, and what it resolves to."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch

from core.recording.calls import Kind
from core.recording.nodes import TorchNode
from core.recording.snapshots import Taken
from core.recording.torch_graph import TorchGraph
from core.trace.records import Remark
from core.trace.tables import ContributionTable, ReasonsByKey, SnapshotsByKey


class ResolvedPass(NamedTuple):
    """The fields of `core.trace.BackwardPass` that come from the caught tensors."""

    roots: tuple[int, ...]
    adjoints: SnapshotsByKey
    sent: ContributionTable
    reasons: ReasonsByKey
    accumulations: SnapshotsByKey
    inner: dict[TorchNode, Taken]
    order: tuple[int, ...]
    remarks: tuple[Remark, ...]

    @property
    def bytes(self) -> int:
        """About how many bytes of a message it takes, without the numbers of its tensors."""
        tables = (self.adjoints.snapshots, self.sent.values, self.accumulations.snapshots)
        kinds = sum(len(one.kinds) for one in tables) + 2 * len(self.reasons.kinds)
        rows = sum(len(one) for one in tables) + len(self.reasons) + len(self.inner)
        return BYTES_OF_A_PASS + BYTES_OF_A_KIND * kinds + BYTES_OF_A_ROW * rows


BYTES_OF_A_PASS, BYTES_OF_A_KIND, BYTES_OF_A_ROW = 400, 80, 20


class Pass:
    """A backward pass in the making.

    Attributes:
        number: How many passes ran before it.
        roots: The differentiated tensors.
        nodes: Autograd nodes that the roots reach.
        events: (node, grad_inputs, grad_outputs) in the order in which autograd ran.
        leaves: (leaf tensor, its .grad right after the pass), for the kind "backward".
        inputs: The tensors that the caller restricted the pass to, or None.
        graph: Of the whole run.
    """

    def __init__(self, kind: Kind, implicit: bool, place: Any, scope: int, graph: TorchGraph) -> None:
        self.kind, self.implicit, self.place, self.scope = kind, implicit, place, scope
        self.graph = graph
        self.position = self.previous_position = self.number = 0
        self.roots: list[torch.Tensor] = []
        self.cotangents: list[torch.Tensor | None] = []
        self.inputs: list[torch.Tensor] | None = None
        self.retain_graph = self.create_graph = False
        self.nodes: list[TorchNode] = []
        self.events: list[tuple[TorchNode, tuple[Any, ...], tuple[Any, ...]]] = []
        self.leaves: list[tuple[torch.Tensor, torch.Tensor]] = []
        self.returned: list[tuple[torch.Tensor, torch.Tensor]] = []  # (input with hooks, what autograd.grad gave)
        self.captured: list[tuple[torch.Tensor, torch.Tensor | None]] = []  # (leaf of a checkpoint, .grad before)
        self.rewritten: list[torch.Tensor] = []  # leaves that a hook wrote while the pass ran
        self.returned_shapes: dict[TorchNode, list[tuple[int, ...]]] = {}  # of what a custom Function's backward gave
        self.empty: set[int] = set()  # ids of the leaves that had no .grad before
        self.hooked_before: list[tuple[torch.Tensor, torch.Tensor | None]] = []  # (leaf with hooks on .grad, its .grad)
        self.reads_saved = False
        self.resolved: ResolvedPass | None = None

    def release(self) -> list[TorchNode]:
        """Drop the tensors, and hand over the autograd nodes, the root first."""
        self.events.clear()
        self.roots.clear()
        self.leaves.clear()
        self.returned.clear()
        self.captured.clear()
        self.rewritten.clear()
        self.returned_shapes.clear()
        self.hooked_before.clear()
        nodes, self.nodes = self.nodes, []
        return nodes
