"""Texts that draw the hidden instances of an exercise."""

from __future__ import annotations

_SIZES = "((2, 3), (4, 2), (3, 5), (5, 3), (1, 4), (6, 4))"  # never square: a transposed answer must show

TENTHS = """\
import torch


def tenths(*shape):
    return torch.randint(1, 25, shape) * (2 * torch.randint(0, 2, shape) - 1) / 10


"""
"""Text before an ``instance`` that calls ``tenths(*shape)``: numbers like -1.3, never 0, easy to compute with."""


def drawn(**values: str) -> str:
    """Return the text of ``instance(size)``, which returns these names with the values of these expressions.

    ``size``, ``rows`` and ``columns`` (never equal), and the names that stand before, may occur in an expression;
    a name with an underscore is for this use only.
    """
    lines = [f"    {name} = {expression}\n" for name, expression in values.items()]
    pairs = ", ".join(f'"{name}": {name}' for name in values if not name.startswith("_"))
    head = f"import torch\n\n\ndef instance(size):\n    rows, columns = {_SIZES}[size % 6]\n"
    return f"{head}{''.join(lines)}    return {{{pairs}}}\n"


def whole(*shape: str) -> str:
    """Return an expression for a float tensor of whole numbers from -9 to 9: easy to read where an answer fails."""
    return f"torch.randint(-9, 10, ({', '.join(shape)},)).float()"
