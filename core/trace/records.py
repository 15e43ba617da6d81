"""The records of which a trace has many: values, operations, torch's own nodes, contributions. See core.trace."""

from __future__ import annotations

from functools import cache
from math import prod
from typing import Any

import msgspec
import numpy

# Records of which a trace has a hundred thousand are made with gc=False: they hold plain values and each other, never
# in a circle, and a collector that looks at each of them takes longer than all else.

ITEM_SIZES = {
    "bool": 1, "uint8": 1, "int8": 1, "int16": 2, "int32": 4, "int64": 8, "uint16": 2, "uint32": 4, "uint64": 8,
    "float16": 2, "bfloat16": 2, "float32": 4, "float64": 8, "complex32": 4, "complex64": 8, "complex128": 16,
    "float8_e4m3fn": 1, "float8_e5m2": 1, "float8_e4m3fnuz": 1, "float8_e5m2fnuz": 1, "float8_e8m0fnu": 1,
    "quint8": 4, "qint8": 4, "qint32": 4, "quint4x2": 4, "quint2x4": 4,
    **dict.fromkeys([f"{sign}int{bits}" for sign in ("", "u") for bits in range(1, 8)], 1),
    **dict.fromkeys(["bits1x8", "bits2x4", "bits4x2", "bits8", "float4_e2m1fn_x2"], 1), "bits16": 2,
}  # fmt: skip
"""Bytes per element of every dtype. Of a quantized tensor a Snapshot holds the float32 numbers that the stored integers
stand for; of the last two lines' dtypes, in which torch computes nothing, no cells."""

LAYOUTS = frozenset("strided sparse_coo sparse_csr sparse_csc sparse_bsr sparse_bsc _mkldnn jagged".split())
"""Every ``Snapshot.layout``."""

SMALL_FLOATS = {
    "float8_e4m3fn": (3, 7), "float8_e5m2": (2, 15), "float8_e4m3fnuz": (3, 8), "float8_e5m2fnuz": (2, 16),
}  # fmt: skip
"""Bits of the fraction and bias of the exponent of floats of eight bits (Micikevicius et al. 2022; "fnuz": Noune et al.
2022, with no minus zero, whose place NaN has)."""


@cache
def _small_floats(dtype: str) -> numpy.ndarray:
    """Return the number of each of the 256 codes of an eight-bit float."""
    codes = numpy.arange(256)
    if dtype == "float8_e8m0fnu":  # an exponent and nothing else
        return numpy.where(codes == 255, numpy.nan, 2.0 ** (codes - 127.0)).astype("<f4")
    bits, bias = SMALL_FLOATS[dtype]
    exponent, fraction = (codes & 127) >> bits, (codes & ((1 << bits) - 1)) / (1 << bits)
    size = numpy.where(exponent == 0, fraction * 2.0 ** (1 - bias), (1 + fraction) * 2.0 ** (exponent - bias))
    if dtype == "float8_e5m2":
        size = numpy.where(exponent == 31, numpy.where(fraction == 0, numpy.inf, numpy.nan), size)
    elif dtype == "float8_e4m3fn":
        size = numpy.where((codes & 127) == 127, numpy.nan, size)
    else:
        size = numpy.where(codes == 128, numpy.nan, size)
    return numpy.where(codes >= 128, -size, size).astype("<f4")


class Span(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A stretch of the learner's text. Lines count from 1, columns from 0 in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Summary(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Statistics of a tensor too large to keep whole; over its finite elements, None where there are none.

    ``std`` is the population standard deviation (divided by n). Complex tensors are summarised by modulus.
    ``negative_count`` says how many of the infinite elements are −∞.
    """

    minimum: float | None
    maximum: float | None
    mean: float | None
    std: float | None
    nan_count: int
    infinite_count: int
    negative_count: int = 0


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
        layout: "strided"; "sparse_coo" and its like for a tensor that stores only some of its elements: ``cells`` has
            them all, and ``stride`` is what a dense copy would have.
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
    layout: str = "strided"

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
        """Return the kept cells as a NumPy array of shape ``kept``, of shape (0,) where they are missing.

        What NumPy has no dtype for comes as float32 (bfloat16, eight-bit floats, quantized) or complex64.
        """
        if self.missing is not None:
            return numpy.zeros(0, numpy.float32)
        if self.dtype == "bfloat16":  # it is the upper half of a float32
            halves = numpy.frombuffer(self.cells, dtype="<u2").astype("<u4") << 16
            return halves.view("<f4").reshape(self.kept)
        if self.dtype.startswith("float8"):
            return _small_floats(self.dtype)[numpy.frombuffer(self.cells, dtype="u1")].reshape(self.kept)
        if self.dtype == "complex32":
            return numpy.frombuffer(self.cells, dtype="<f2").astype("<f4").view("<c8").reshape(self.kept)
        kind = "float32" if self.dtype.startswith("q") else self.dtype
        return numpy.frombuffer(self.cells, dtype=numpy.dtype(kind).newbyteorder("<")).reshape(self.kept)

    def tolist(self) -> Any:
        """Return the kept cells as nested lists (a number for a scalar); the corner when ``elided``.

        Where there are none, that is ``[]``, however many empty lists the shape would ask for.
        """
        if prod(self.kept) == 0 and prod([max(1, length) for length in self.kept]) > MOST_LISTS:
            return []
        return self.array().tolist()


MOST_LISTS = 10_000
"""So many lists a tensor without elements may become."""


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
            the written view) and "re-view" (a tensor whose storage was written through another one; operand: the
            value that wrote it). "grad" is a gradient that a pass with create_graph made.
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
        called: Which of ``names`` it is called by (`name`): the last bound one, but no parameter or loop's variable
            that was bound to what had a name outside: ``for p in (w, b)`` leaves w and b with their names.
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
    called: int = -1

    @property
    def name(self) -> str:
        """The name of the value; "" where it has no variable."""
        return self.names[self.called] if self.names else ""


class Contribution(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The gradient that one backward pass sent along one edge: from operation ``user`` back to its operand ``slot``.

    ``visit`` is the position of ``user`` in the order in which autograd ran (equal for the edges of one user).

    A slot of -1 (`WITHIN`) is no operand of ``user``. There are two kinds: ``user`` is another output of the call
    that made ``operand`` (an LSTM cell's h is computed from its c), and the value came to it within the operation; or
    ``user`` is ``operand`` itself, and the value is what a hook of the program added to the sum that arrived.
    """

    user: int
    slot: int
    operand: int
    value: Snapshot
    visit: int


class Remark(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A note on one contribution of a pass, or on the .grad that it left.

    Attributes:
        user, slot, operand: Of the contribution; for a .grad the leaf, `WITHIN` and the leaf.
        kind: A key of core.trace.reasons.PASS_REMARKS.
        facts: What the sentence is filled with.
    """

    user: int
    slot: int
    operand: int
    kind: str
    facts: dict[str, str] = {}


WITHIN = -1
"""Slot of a contribution that came through no operand, see `Contribution`."""


def cell_index(flat: int, shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return the index tuple of a flat C-order cell; ``()`` for a scalar."""
    return tuple(int(i) for i in numpy.unravel_index(flat, shape)) if shape else ()
