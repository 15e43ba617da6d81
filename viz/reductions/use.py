"""Programs that put a reduction's result back under its input: shares, softmax, batch norm. Pure text."""

from __future__ import annotations

from typing import Literal

from viz.reductions.reduction import Choice, statement

Kept = Literal["", "keepdims", "unsqueeze"]
"""How the reduced axis is brought back: not at all, by keepdims=True, by unsqueeze."""

USES = {
    "share": "A / A.sum",
    "softmax": "softmax",
    "standard": "standardise",
    "batch": "batch norm",
}
"""Key → label; code stays as it is in every language."""

CHECKED = {"share": "sum", "softmax": "sum", "standard": "mean", "batch": "mean"}
"""Key → the reduction of the result that shows what was reached: sums of 1, means of 0."""


def use_axes(choice: Choice, rank: int) -> tuple[int, ...]:
    """Return the axes of the uses: none chosen means all of them."""
    return choice.axes or tuple(range(rank))


def can_unsqueeze(choice: Choice, rank: int) -> bool:
    """Return whether one unsqueeze brings the reduced axis back."""
    return len(use_axes(choice, rank)) == 1


def use_program(use: str, choice: Choice, rank: int, kept: Kept) -> str:
    """Return the program of one use over the chosen axes: a statistic ``S``, the result ``R``, its proof ``check``."""
    axes = use_axes(choice, rank)
    axis = f"axis={axes[0] if len(axes) == 1 else axes}"

    def over(name: str, more: str = "") -> str:
        keep = ", keepdims=True" if kept == "keepdims" else ""
        back = f".unsqueeze({axes[0]})" if kept == "unsqueeze" and can_unsqueeze(choice, rank) else ""
        return f"{name}({axis}{keep}{more}){back}"

    body = {
        "share": f"S = {over('A.sum')}\nR = A / S\n",
        "softmax": f"M = {over('A.amax')}\nE = torch.exp(A - M)\nS = {over('E.sum')}\nR = E / S\n",
        "standard": f"S = {over('A.mean')}\ns = {over('A.std')}\nR = (A - S) / s\n",
        "batch": f"S = {over('A.mean')}\nv = {over('A.var', ', correction=0')}\nR = (A - S) / torch.sqrt(v + 1e-5)\n",
    }[use]
    return f"import torch\n{statement(choice)}\n{body}check = R.{CHECKED[use]}({axis})\n"


def statistic(use: str) -> str:
    """Return the name of the statistic that meets A first, and with it the clash."""
    return "M" if use == "softmax" else "S"
