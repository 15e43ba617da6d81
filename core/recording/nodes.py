"""The nodes of the two graphs: a `Value` of the learner's program, a `TorchNode` of torch's own graph.

They refer to each other: a value to the torch nodes that its operation made, a torch node to the values that it belongs
to and leads to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch

from core.recording.graph import is_leaf, version_of
from core.recording.snapshots import Geometry, Taken


class Call(NamedTuple):
    """One call as the log holds it."""

    function: Any
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    out: Any
    place: Any
    scope: int
    grad_enabled: bool


class Value:
    """A node in the making. Fields as in `core.trace.Node`; ``tensor`` is kept so that ids stay unique.

    What most values do not have is said here, once for all of them: a long program makes many.
    """

    output = 0
    inside: Sequence[TorchNode] = ()
    fn: TorchNode | None = None
    names: tuple[str, ...] = ()
    called = -1  # which of its names it is called by; the last where that is -1
    named_in = 0  # the scope in which that name was bound
    note = ""
    taken: Taken | None = None  # its Snapshot, once it had to be taken
    number: int | None = None  # of the storage, once it was numbered
    stale = False  # its tensor shows another value by now
    gone = False  # … and that is no step of the computation: see `Values.forget`
    used = False  # as an operand
    write: Write | None = None
    alias: Value | None = None  # the version before, when both are one and the same to autograd
    earlier: Value | None = None  # the same tensor's value before this one

    def __init__(
        self, index: int, operation: str, tensor: torch.Tensor, call: Call | None, operands: list[Value],
        fn: TorchNode | None,
    ) -> None:  # fmt: skip
        self.index = self.call_index = index
        self.operation, self.tensor, self.call, self.operands = operation, tensor, call, operands
        self.place, self.scope = (call.place, call.scope) if call else (None, 0)
        if fn is None:
            self.requires_grad, self.leaf = tensor.requires_grad, is_leaf(tensor)
        else:
            self.fn, self.requires_grad, self.leaf = fn, True, False
        self.seen_version = version_of(tensor)

    @property
    def name(self) -> str:
        """The name of the value; "" where it has no variable."""
        return self.names[self.called] if self.names else ""

    def take_names(self, before: Value) -> None:
        """Be called what another version of the same tensor is called."""
        self.names, self.called, self.named_in = before.names, before.called, before.named_in


def viewed(view: Value) -> Value:
    """Return the operand that a view looks into: of a "re-view" the last, since its first is the write."""
    return view.operands[-1 if view.operation == "re-view" else 0]


class Write(NamedTuple):
    """A write through a view, as a "write-back" needs it to unfold torch's CopySlices."""

    copy_slices: TorchNode | None  # None when nothing here requires grad
    place: Geometry  # of the view
    before: Value  # the view before the write
    written: Value  # the view after it
    chain: list[Value]  # the views from ``before`` up to, and without, the base


class Kept(NamedTuple):
    """One saved tensor: torch's name of it, the tensor, or None and which output of the node it is."""

    name: str
    tensor: torch.Tensor | None
    output: int


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


End = tuple[Value, Value, int]
"""Of an edge of torch's graph that leads to an operand: (user, operand, slot)."""

Exit = tuple[TorchNode, int, Value]
"""An edge that leaves an operation: torch's node, number of the edge there, and the value that it leads to."""
