"""Traces built by hand, so that a test of the picture needs neither torch nor a worker."""

from __future__ import annotations

from collections.abc import Sequence

import numpy

from core.trace import BackwardPass, Contribution, Node, Scope, Snapshot, Span, Trace, TraceRecord
from core.trace.reasons import Reason

DTYPES = {"float64": "float32", "int64": "int64", "bool": "bool"}


def snapshot(
    values: object, *, requires_grad: bool = False, leaf: bool = False, version: int = 0, view: bool = False
) -> Snapshot:
    """Return a Snapshot of nested lists; Python floats become float32 as in torch."""
    array = numpy.asarray(values)
    dtype = DTYPES[array.dtype.name]
    array = numpy.ascontiguousarray(array.astype(dtype)).reshape(array.shape)
    stride = tuple(step // array.itemsize for step in array.strides)
    return Snapshot(
        array.shape, dtype, "cpu", stride, 0, 0, version, view, requires_grad, leaf, array.tobytes(), array.shape
    )


class Program:
    """What a test writes a trace with: one call for every node, scopes by `enter` and `leave`."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.scopes = [Scope("program", "", -1, None)]
        self.passes: list[BackwardPass] = []
        self.inside = [0]
        self.line = 0

    def enter(self, kind: str, name: str = "", iteration: int = -1) -> int:
        self.scopes.append(Scope(kind, name, self.inside[-1], Span(self.line + 1, 0, self.line + 1, 1), iteration))
        self.inside.append(len(self.scopes) - 1)
        return self.inside[-1]

    def leave(self) -> None:
        self.inside.pop()

    def leaf(self, name: str, values: object, *, line: int | None = None) -> int:
        return self._add("leaf", (), snapshot(values, requires_grad=True, leaf=True), name, line=line)

    def constant(self, name: str, values: object, *, line: int | None = None) -> int:
        return self._add("constant", (), snapshot(values, leaf=True), name, line=line)

    def operation(
        self, operation: str, operands: Sequence[int], values: object, name: str = "", *, text: str = "",
        note: str = "", grad: bool = True, version: int = 0, view: bool = False, inside: int = 1,
        line: int | None = None,
    ) -> int:  # fmt: skip
        value = snapshot(values, requires_grad=grad, version=version, view=view)
        return self._add(operation, tuple(operands), value, name, text, note, inside, line)

    def _add(
        self, operation: str, operands: tuple[int, ...], value: Snapshot, name: str = "", text: str = "",
        note: str = "", inside: int = 0, line: int | None = None,
    ) -> int:  # fmt: skip
        index = len(self.nodes)
        self.line = self.line + 1 if line is None else line
        slots = ", ".join(f"{{{slot}}}" for slot in range(len(operands)))
        self.nodes.append(
            Node(
                index, operation, operands, value, f"{operation.title()}Backward0" if inside else None,
                Span(self.line, 0, self.line, 9), (name,) if name else (), self.inside[-1], note, index, 0,
                text or f"{operation}({slots})", tuple(range(inside)),
            )
        )  # fmt: skip
        return index

    def backward(
        self,
        adjoints: dict[int, object],
        sent: Sequence[tuple[int, int, object]],
        reasons: dict[int, str] | None = None,
    ) -> None:
        """Add a pass from the last node; ``sent`` holds (user, slot, value) in the order in which autograd ran."""
        order = list(dict.fromkeys(user for user, _, _ in sent))
        contributions = tuple(
            Contribution(user, slot, self.nodes[user].operands[slot], snapshot(value), order.index(user))
            for user, slot, value in sent
        )
        root = max(adjoints)
        self.passes.append(
            BackwardPass(
                root, (root,), "backward", False, None, len(self.nodes), False, False,
                {node: snapshot(value) for node, value in adjoints.items()}, contributions,
                {node: Reason(kind) for node, kind in (reasons or {}).items()}, {}, {}, tuple(order),
            )
        )  # fmt: skip

    def trace(self, source: str = "") -> Trace:
        nodes, scopes, passes = tuple(self.nodes), tuple(self.scopes), tuple(self.passes)
        return Trace(TraceRecord(source, "cpu", 0, nodes, scopes, (), passes, {}, None, (), None))


def squared_error(*, only_w: bool = False, passes: bool = True) -> Trace:
    """z = (⟨x, w⟩ − y)² at x=(1,2), w=(3,−1), y=2: acceptance rows Q1, Q2 and, with ``only_w``, Q6."""
    program = Program()
    make = program.constant if only_w else program.leaf
    x, w, y = make("x", [1.0, 2.0]), program.leaf("w", [3.0, -1.0]), make("y", 2.0)
    a = program.operation("dot", (x, w), 1.0, "a", text="torch.dot({0}, {1})")
    b = program.operation("sub", (a, y), -1.0, "b", text="{0} - {1}")
    z = program.operation("pow", (b,), 1.0, "z", text="{0} ** 2")
    adjoints = {z: 1.0, b: -2.0, a: -2.0, w: [-2.0, -4.0]}
    sent = [(z, 0, -2.0), (b, 0, -2.0), (a, 1, [-2.0, -4.0])]
    if not only_w:
        adjoints |= {x: [-6.0, 2.0], y: 2.0}
        sent[2:] = [(b, 1, 2.0), (a, 0, [-6.0, 2.0]), (a, 1, [-2.0, -4.0])]
    if passes:
        program.backward(adjoints, sent, {x: "constant", y: "constant"} if only_w else None)
    return program.trace()


def square() -> Trace:
    """y = x * x at 3: one operand in two slots, two contributions of 3 that add up to 6."""
    program = Program()
    x = program.leaf("x", 3.0)
    y = program.operation("mul", (x, x), 9.0, "y", text="{0} * {1}")
    program.backward({y: 1.0, x: 6.0}, [(y, 0, 3.0), (y, 1, 3.0)])
    return program.trace()


def in_place_view() -> Trace:
    """v = h.view(2, 2); v.mul_(2); ((h − y)²).sum() with h = 1·w: versions, a view, a write-back."""
    program = Program()
    w = program.leaf("w", [1.0, 2.0, 3.0, 4.0])
    h = program.operation("mul", (w,), [1.0, 2.0, 3.0, 4.0], "h", text="{0} * 1")
    v = program.operation("view", (h,), [[1.0, 2.0], [3.0, 4.0]], "v", view=True, text="{0}.view(2, 2)")
    v1 = program.operation("mul_", (v,), [[2.0, 4.0], [6.0, 8.0]], "v", view=True, version=1, note="in-place")
    h1 = program.operation("write-back", (h, v1), [2.0, 4.0, 6.0, 8.0], "h", version=1, note="write-back")
    y = program.constant("y", [0.0, 0.0, 0.0, 1.0])
    d = program.operation("sub", (h1, y), [2.0, 4.0, 6.0, 7.0])
    s = program.operation("pow", (d,), [4.0, 16.0, 36.0, 49.0], text="{0} ** 2")
    total = program.operation("sum", (s,), 105.0, "loss")
    g = [4.0, 8.0, 12.0, 14.0]
    square = [g[:2], g[2:]]
    program.backward(
        {total: 1.0, s: [1.0] * 4, d: g, h1: g, v1: square, v: [[8.0, 16.0], [24.0, 28.0]], h: [8.0, 16.0, 24.0, 28.0],
         w: [8.0, 16.0, 24.0, 28.0]},
        [(total, 0, [1.0] * 4), (s, 0, g), (d, 0, g), (h1, 0, [0.0] * 4), (h1, 1, square),
         (v1, 0, [[8.0, 16.0], [24.0, 28.0]]), (v, 0, [8.0, 16.0, 24.0, 28.0]), (h, 0, [8.0, 16.0, 24.0, 28.0])],
        {y: "constant"},
    )  # fmt: skip
    return program.trace()


def doubling(turns: int) -> Trace:
    """b = 2a; while b.norm() < 1000: b = b * 2, with a mean of b, and its pass: row T7's shape, of any length."""
    program = Program()
    a = program.leaf("a", 1.0, line=1)
    b = program.operation("mul", (a,), 2.0, "b", text="{0} * 2", line=2)
    program.enter("loop", "while b.norm() < 1000")
    for turn in range(turns):
        norm = program.operation("norm", (b,), 2.0 ** (turn % 30), line=3)
        program.operation("lt", (norm,), True, grad=False, text="{0} < 1000", inside=0, line=3)
        program.enter("iteration", iteration=turn)
        b = program.operation("mul", (b,), 2.0 ** (turn % 30), "b", text="{0} * 2", line=4)
        program.leave()
    program.leave()
    program.operation("sum", (b,), 4.0, "c", line=5)
    return program.trace()


def flat_steps(turns: int) -> Trace:
    """The same two lines over and over with no scope recorded, as `core.record` leaves a Python loop."""
    program = Program()
    w = program.leaf("w", 0.5, line=1)
    h = program.leaf("h", 1.0, line=2)
    for _ in range(turns):
        m = program.operation("mul", (h, w), 0.5, line=4)
        h = program.operation("tanh", (m,), 0.4, "h", line=5)
    program.operation("sum", (h,), 0.4, "loss", line=7)
    return program.trace()
