"""One operation on two operands of different shapes: the program, the stretched operands, repairs of a clash. Pure."""

from __future__ import annotations

import re

from core.trace import Trace
from viz.alignment import Row, aligned

LEFT, RIGHT, RESULT = "_left", "_right", "_result"
STRETCHED = ("_left_stretched", "_right_stretched")
OPERATIONS = ("+", "-", "*", "/", "**", "==")


def operands_program(program: str, left: str, right: str) -> str:
    """Return the program that only makes the two operands: their shapes are known even when they clash."""
    return f"{program.rstrip()}\n{LEFT} = {left}\n{RIGHT} = {right}\n"


def broadcast_program(program: str, left: str, operation: str, right: str) -> str:
    """Return the program of the operation, and of what each operand looks like when it is stretched."""
    stretched = [
        f"{name} = torch.broadcast_to({operand}, {RESULT}.shape)"
        for name, operand in zip(STRETCHED, (LEFT, RIGHT), strict=True)
    ]
    return (
        operands_program(program, left, right)
        + "\n".join([f"{RESULT} = {LEFT} {operation} {RIGHT}", *stretched])
        + "\n"
    )


def clash_program(program: str, left: str, operation: str, right: str) -> str:
    """Return the operation on the operands as they were written, for a message that names them so."""
    first, second = (one if one.isidentifier() or one.endswith(")") else f"({one})" for one in (left, right))
    return f"{program.rstrip()}\n{RESULT} = {first} {operation} {second}\n"


def backward_program(program: str, left: str, operation: str, right: str) -> str:
    """Return the program that sends a gradient of ones back to both operands, as float64 leaves."""
    return (
        operands_program(program, left, right)
        + f"{LEFT} = {LEFT}.detach().to(torch.float64).requires_grad_()\n"
        + f"{RIGHT} = {RIGHT}.detach().to(torch.float64).requires_grad_()\n"
        + f"{RESULT} = {LEFT} {operation} {RIGHT}\n{RESULT}.sum().backward()\n"
    )


def rows(trace: Trace, left: str, right: str, colours: tuple[tuple[int, ...], ...]) -> tuple[Row, ...]:
    """Return the operands' shapes aligned on the right, each axis in its colour."""
    operands = []
    for text, name in ((left, LEFT), (right, RIGHT)):
        node = trace.named(name)
        operands.append((text, node.value.shape, colours[node.index]))
    return aligned(operands)


def repairs(expression: str, shape: tuple[int, ...], other: tuple[int, ...]) -> list[str]:
    """Return other ways to write an operand that then fits: keepdims, a new axis of length 1, the transpose."""
    found = []
    reduced = re.fullmatch(r"(.+\.(?:sum|mean|max|amax|min|amin|std|var)\()(.*)\)", expression)
    if reduced and reduced[2] and "keepdim" not in reduced[2]:
        found.append(f"{reduced[1]}{reduced[2]}, keepdims=True)")
    for axis in range(len(shape) + 1):
        if _fits((*shape[:axis], 1, *shape[axis:]), other):
            found.append(
                f"{expression}.unsqueeze({axis})"
                if expression.isidentifier() or ")" in expression
                else f"({expression}).unsqueeze({axis})"
            )
    if len(shape) == 2 and _fits(shape[::-1], other):
        found.append(f"{expression}.T" if expression.isidentifier() else f"({expression}).T")
    return found


def _fits(shape: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return len(shape) <= len(other) and all(
        one == two or 1 in (one, two) for one, two in zip(reversed(shape), reversed(other), strict=False)
    )


def ghosts(shape: tuple[int, ...], result: tuple[int, ...]) -> list[int]:
    """Return the flat cells of a stretched operand that repeat another: virtual copies, nothing stored."""
    full = (1,) * (len(result) - len(shape)) + shape
    found = []
    count = 1
    for length in result:
        count *= length
    for flat in range(count):
        rest, copy = flat, False
        for length, own in zip(reversed(result), reversed(full), strict=True):
            copy = copy or (own == 1 and rest % length > 0)
            rest //= length
        if copy:
            found.append(flat)
    return found
