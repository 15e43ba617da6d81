"""The stride lab: views tried on a tensor, legal or not, and why a walk through its cells is no single stride. Pure."""

from __future__ import annotations

import re

from core.trace import Snapshot
from viz.tensors.storage import walk

TRIED = "_tried"

CALLS = (
    "{name}.view(-1)", "{name}.reshape(-1)", "{name}.T", "{name}.T.view(-1)", "{name}.T.reshape(-1)",
    "{name}.T.contiguous().view(-1)", "{name}.contiguous()", "{name}.transpose(0, 1)", "{name}.narrow(0, 0, 1)",
    "{name}.unsqueeze(0).expand(2, *{name}.shape)", "{name}.clone()", "{name}[[0]]", "{name}.detach()", "{name} + 0",
)  # fmt: skip
"""Calls to try; ``{name}`` is the chosen tensor."""


def tried_program(program: str, expression: str) -> str:
    """Return the workspace's program with an expression tried on it."""
    return f"{program.rstrip()}\n{TRIED} = {expression}\n"


def strided(name: str, size: tuple[int, ...], stride: tuple[int, ...], offset: int) -> str:
    """Return the call of the stride lab."""
    return f"{name}.as_strided({size}, {stride}, {offset})"


def reach_text(size: tuple[int, ...], stride: tuple[int, ...], offset: int) -> str:
    """Return how far a view reaches, ``0 + 3·1 + 2·4 = 11``: the storage must have a cell there."""
    if 0 in size:
        return "–"
    last = offset + sum((length - 1) * step for length, step in zip(size, stride, strict=True))
    terms = [f"{length - 1}·{step}" for length, step in zip(size, stride, strict=True)]
    return f"{' + '.join([str(offset), *terms])} = {last}" if terms else str(last)


def cells_there(raised: str) -> int | None:
    """Return how many cells the storage has, from torch's refusal of a view beyond it; None for another message."""
    found = re.search(r"itemsize (\d+) .*out of bounds for storage of size (\d+)", raised)
    return int(found[2]) // int(found[1]) if found else None


def steps_text(value: Snapshot, most: int = 8) -> str:
    """Return the steps from cell to cell in C order, as far as they tell: ``4, 4, −7, …``."""
    steps = [str(one).replace("-", "−") for one in walk(value)[:most]]
    return ", ".join(steps) + (", …" if value.numel > most + 1 else "")
