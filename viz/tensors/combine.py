"""Two tensors made into one: the programs, and which cells of the operands each result cell was made from. Pure.

Where a cell came from is torch's own answer, too: the same operation is done on tensors of positions.
"""

from __future__ import annotations

from core.trace import Snapshot, Trace
from viz.operations.registry import OPERATIONS as RECORDS

INFIX = ("+", "-", "*", "/", "**", "//", "%", "@")
COMPARED = ("==", "!=", "<", "<=", ">", ">=")
CALLED = ("cat", "stack", "exp", "log", "sqrt", "sin", "cos", "tanh", "abs", "neg", "sigmoid", "relu", "round")
OPERATIONS = (*INFIX, *COMPARED, *CALLED)
"""What the page offers, in its order."""
JOINED = tuple(name for name in CALLED if RECORDS[name].family == "joins")
UNARY = tuple(name for name in CALLED if name not in JOINED)
RESULT = "_result"
FROM = ("_from_left", "_from_right")


def expression(operation: str, left: str, right: str, axis: int) -> str:
    """Return the expression as a person writes it: ``A + B``, ``torch.cat((A, B), dim=1)``, ``torch.exp(A)``."""
    if operation in JOINED:
        return f"torch.{operation}(({left}, {right}), dim={axis})"
    if operation in UNARY:
        return f"torch.{operation}({left})"
    return f"{left} {operation} {right}"


def combine_program(program: str, operation: str, left: str, right: str, axis: int = 0) -> str:
    """Return the workspace's program with two of its tensors combined, and where each result cell came from."""
    lines = [program.rstrip(), f"{RESULT} = {expression(operation, left, right, axis)}"]
    positions = "torch.arange({0}.numel()).reshape({0}.shape)"
    a, b = positions.format(left), positions.format(right)
    if operation in JOINED:
        empty = "-torch.ones({0}.shape, dtype=torch.int64)"
        lines += [
            f"{FROM[0]} = torch.{operation}(({a}, {empty.format(right)}), dim={axis})",
            f"{FROM[1]} = torch.{operation}(({empty.format(left)}, {b}), dim={axis})",
        ]
    elif operation in UNARY:
        lines.append(f"{FROM[0]} = {a}")
    elif operation != "@":
        lines += [f"{FROM[0]} = {a} + 0 * {b}", f"{FROM[1]} = 0 * {a} + {b}"]
    return "\n".join(lines) + "\n"


def origins(trace: Trace, slot: int) -> list[list[int]] | None:
    """Return for each result cell its cells in operand ``slot``; None where the program has not said."""
    if FROM[slot] not in trace.variables:
        return None
    value: Snapshot = trace.named(FROM[slot]).value
    if value.elided:
        return None
    return [[int(one)] if one >= 0 else [] for one in value.array().reshape(-1).tolist()]


def product_origins(left: tuple[int, ...], right: tuple[int, ...]) -> tuple[list[list[int]], list[list[int]]]:
    """Return (row cells, column cells) for each cell of a product of matrices or vectors of rank 1 and 2."""
    inner = left[-1]
    columns = right[1] if len(right) == 2 else 1
    rows = left[0] if len(left) == 2 else 1
    first, second = [], []
    for i in range(rows):
        for j in range(columns):
            first.append([i * inner + k for k in range(inner)])
            second.append([k * columns + j for k in range(inner)])
    return first, second
