"""The records of which a trace has many: values, operations, torch's own nodes, contributions. See core.trace."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy

# Records of which a trace has a hundred thousand are made with gc=False: they hold plain values and each other, never
# in a circle, and a collector that looks at each of them takes longer than all else.

ITEM_SIZES = {
    "bool": 1, "uint8": 1, "int8": 1, "int16": 2, "int32": 4, "int64": 8,
    "float16": 2, "bfloat16": 2, "float32": 4, "float64": 8, "complex64": 8, "complex128": 16,
}  # fmt: skip
"""Bytes per element of every dtype that a Snapshot can hold."""


class Span(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A stretch of the learner's text. Lines count from 1, columns from 0 in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Summary(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Statistics of a tensor too large to keep whole; over its finite elements, None where there are none.

    ``std`` is the population standard deviation (divided by n). Complex tensors are summarised by modulus.
    """

    minimum: float | None
    maximum: float | None
    mean: float | None
    std: float | None
    nan_count: int
    infinite_count: int


class Snapshot(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A tensor at one moment.

    Attributes:
        shape: Lengths of the axes; ``()`` is a scalar.
        dtype: Name as torch prints it without ``torch.``: ``"float32"``, ``"int64"``, ``"bool"``.
        device: ``"cpu"`` or ``"cuda:0"``.
        stride: Elements (not bytes) between neighbours along each axis.
        storage_offset: Elements before the first one in the storage.
        storage: Number of the storage, from 0 in order of first sight; equal numbers share memory.
        version: How many in-place writes the storage's tensor had seen.
        is_view: Whether torch tracks it as a view of another tensor.
        requires_grad, is_leaf: As torch said when the operation had just run.
        cells: The kept elements, C order, little-endian, in the dtype's own format; their number is the product
            of ``kept``. Empty when the tensor has no elements, or when ``missing`` says why there are none.
        kept: Shape of what ``cells`` holds: ``shape`` itself, or the corner ``[:k0, :k1, …]`` of a large tensor.
        summary: Statistics of the whole tensor when only a corner is kept, else None.
        missing: Why no cells could be had (a code, see core.trace.reasons), or None.
    """

    shape: tuple[int, ...]
    dtype: str
    device: str
    stride: tuple[int, ...]
    storage_offset: int
    storage: int
    version: int
    is_view: bool
    requires_grad: bool
    is_leaf: bool
    cells: bytes
    kept: tuple[int, ...]
    summary: Summary | None = None
    missing: str | None = None

    @property
    def elided(self) -> bool:
        """True when only a corner and a summary are kept."""
        return self.kept != self.shape

    @property
    def numel(self) -> int:
        """Number of elements of the whole tensor."""
        count = 1
        for length in self.shape:
            count *= length
        return count

    def array(self) -> numpy.ndarray:
        """Return the kept cells as a NumPy array of shape ``kept``; bfloat16 comes as float32."""
        if self.dtype == "bfloat16":  # NumPy has no bfloat16: it is the upper half of a float32
            halves = numpy.frombuffer(self.cells, dtype="<u2").astype("<u4") << 16
            return halves.view("<f4").reshape(self.kept)
        return numpy.frombuffer(self.cells, dtype=numpy.dtype(self.dtype).newbyteorder("<")).reshape(self.kept)

    def tolist(self) -> Any:
        """Return the kept cells as nested lists (a number for a scalar); the corner when ``elided``."""
        return self.array().tolist()


class Saved(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A tensor that forward keeps for backward in one of torch's nodes.

    Attributes:
        name: torch's name of it: "self", "other", "result", …
        node: Index of the node whose value it is; -1 for one that only torch has (a dropout's mask).
        bytes: Size of its storage, which several may share.
        storage: Number of the storage, as in `Snapshot`.
    """

    name: str
    node: int
    bytes: int
    storage: int


class AutogradNode(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One node of torch's own graph.

    Attributes:
        name: torch's name, ``"MulBackward0"``, ``"torch::autograd::AccumulateGrad"`` shortened to ``"AccumulateGrad"``.
        edges: One pair (index into ``Trace.autograd``, output number there) per differentiable input;
            ``(-1, 0)`` where torch's edge is None.
        node: Index of the node whose operation made it; for AccumulateGrad, the leaf.
        shapes: Inside a composite, the shape of each of its outputs in the forward direction, None where torch does
            not tell; empty elsewhere, where the node's own value has it.
        saved: What it kept for the backward pass.
    """

    name: str
    edges: tuple[tuple[int, int], ...]
    node: int
    shapes: tuple[tuple[int, ...] | None, ...] = ()
    saved: tuple[Saved, ...] = ()


class Scope(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A stretch of the run that can be folded into one card.

    Attributes:
        kind: "program" (only number 0), "function", "loop", "iteration", "test" (the test that ended a while loop),
            "module" or "composite".
        name: The function's or module's name; the header of a loop or its test as written; "" for an iteration.
        parent: Index of the enclosing scope; -1 for the program.
        span: The call, the loop statement or None.
        iteration: Which turn of the loop, from 0; -1 for every other kind.
    """

    kind: str
    name: str
    parent: int
    span: Span | None
    iteration: int = -1


class Node(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One value of the computation and the operation that produced it.

    Attributes:
        index: Position in execution order, so every operand has a smaller index.
        operation: Name of the torch operation ("mul", "add_"), or "leaf" for a tensor that no operation produced
            and that requires grad, "constant" for one that does not. Two come from the explorer, not from the
            text: "write-back" (what an in-place write through a view did to the base; operands: the base before,
            the written view) and "re-view" (a view read again after its storage was written; operand: the
            storage's owner now). "grad" is a gradient that a pass with create_graph made.
        operands: Node indices in argument order; ``x * x`` gives ``(0, 0)``.
        value: Snapshot of the output at the moment it was produced.
        grad_fn: torch's name of the node behind the output ("MulBackward0"), or None.
        span: Where the expression stands in the learner's text, or None.
        names: Variables that were bound to this value, in order of binding.
        scope: Index into ``Trace.scopes``.
        note: A code for what a reader should know (core.trace.reasons.NOTES: "detach", "no-grad", "in-place" …) or "".
        call: Index of the first node that the same call made; outputs of one ``chunk`` share it.
        output: Which output of the call this is, from 0.
        text: The call with its operands as slots and its other arguments as written: ``"sum({0}, dim=1)"``.
        inside: Indices into ``Trace.autograd`` of torch's nodes that the operation made, outermost first.
        expands: For each operand slot, the axes of the *output* along which broadcasting stretched it (an axis
            that the operand lacks counts); contributions on that edge were summed over them.
    """

    index: int
    operation: str
    operands: tuple[int, ...]
    value: Snapshot
    grad_fn: str | None
    span: Span | None
    names: tuple[str, ...]
    scope: int
    note: str
    call: int
    output: int
    text: str
    inside: tuple[int, ...] = ()
    expands: tuple[tuple[int, ...], ...] = ()


class Contribution(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one backward pass sent along one edge: from operation ``user`` back to its operand ``slot``.

    ``visit`` is the position of ``user`` in the order in which autograd ran (equal for the edges of one user).
    """

    user: int
    slot: int
    operand: int
    value: Snapshot
    visit: int
