"""The programs that are measured, as text."""

from __future__ import annotations

THREE_OPERATIONS = """\
import torch
x = torch.tensor([1., 0., -1.], requires_grad=True)
w = torch.tensor([1., 2., 3.], requires_grad=True)
y = torch.tensor(1.)
z = (torch.dot(x, w) - y) ** 2
z.backward()
"""


def thirty_operations(start: float = 0.5) -> str:
    """Return a program of 30 operations on vectors; another ``start`` makes another text."""
    lines = ["import torch", f"x = torch.tensor([{start!r}, 1.0, 1.5], requires_grad=True)", "h0 = x * 2"]
    steps = ["h{} + x", "torch.sin(h{})", "h{} * h{}", "torch.exp(-h{})"]  # the last one makes two operations
    for number in range(1, 23):
        text = steps[number % 4].replace("{}", str(number - 1))
        lines.append(f"h{number} = {text}")
    return "\n".join([*lines, "z = (h22 * 2).sum()", "z.backward()", ""])


def long_loop(operations: int) -> str:
    return "\n".join([
        "import torch",
        "x = torch.tensor([1.0, 2.0], requires_grad=True)",
        "h = x",
        f"for i in range({operations // 2}):",
        "    h = h * 1.00001",
        "    h = h + 0.001",
        "z = h.sum()",
        "z.backward()",
        "",
    ])  # fmt: skip
