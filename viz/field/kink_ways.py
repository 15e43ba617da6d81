"""The same kink written in several ways, and the program that asks torch for its slope in each. Pure."""

from __future__ import annotations

import math

import msgspec

from core.trace import Trace
from viz.field.kinks import DIRECTIONS


class Kink(msgspec.Struct, frozen=True):
    """A function with a kink.

    Attributes:
        formula: LaTeX of it.
        ways: Expressions of ``x`` that all mean it; x is a scalar, or a vector of two where the hull is flat.
        point: The kink, as torch.tensor's argument.
        hull: Corners of the set of its subgradients there.
        subgradients: LaTeX of that set.
    """

    formula: str
    ways: tuple[str, ...]
    point: str
    hull: tuple[tuple[float, ...], ...]
    subgradients: str


def _circle() -> tuple[tuple[float, float], ...]:
    # Around the circle, so that the corners' hull holds every vector of length 1 or less.
    turns = [2 * math.pi * at / DIRECTIONS for at in range(DIRECTIONS)]
    reach = 1 / math.cos(math.pi / DIRECTIONS)
    return tuple((reach * math.cos(turn), reach * math.sin(turn)) for turn in turns)


KINKS = {
    "relu": Kink(
        r"\max(x, 0)",
        (
            "torch.relu(x)",
            "torch.maximum(x, torch.zeros(()))",
            "torch.clamp(x, min=0)",
            "torch.where(x > 0, x, 0 * x)",
        ),
        "0.",
        ((0.0,), (1.0,)),
        r"[0, 1]",
    ),
    "abs": Kink(
        "|x|",
        ("torch.abs(x)", "torch.sqrt(x * x)", "torch.maximum(x, -x)", "torch.where(x > 0, x, -x)"),
        "0.",
        ((-1.0,), (1.0,)),
        r"[-1, 1]",
    ),
    "max": Kink(
        r"\max(x_1, x_2)",
        (
            "torch.maximum(x[0], x[1])",
            "x.max()",
            "x.max(dim=0).values",
            "torch.where(x[0] > x[1], x[0], x[1])",
            "torch.relu(x[0] - x[1]) + x[1]",
        ),
        "[0.5, 0.5]",
        ((0.0, 1.0), (1.0, 0.0)),
        r"\{(t, 1 - t) : 0 \le t \le 1\}",
    ),
    "norm": Kink(
        r"\lVert x \rVert",
        ("x.norm()", "torch.sqrt((x * x).sum())", "torch.sqrt(x[0]**2 + x[1]**2)", "torch.hypot(x[0], x[1])"),
        "[0., 0.]",
        _circle(),
        r"\{a : \lVert a \rVert \le 1\}",
    ),
}


def ways_program(kink: str) -> str:
    """Return the program that asks torch for its pick, once per way; pass k belongs to way k."""
    lines = ["import torch", f"x = torch.tensor({KINKS[kink].point}, requires_grad=True)"]
    for way in KINKS[kink].ways:
        lines += ["x.grad = None", f"y = {way}", "y.backward()"]
    return "\n".join(lines) + "\n"


def picks(trace: Trace, kink: str) -> list[tuple[float, ...]]:
    """Return what torch picked for each way, read off the run of `ways_program`; no numbers where a pass is missing."""
    leaf = trace.named("x").index
    width = len(KINKS[kink].hull[0])
    found = []
    for number in range(len(KINKS[kink].ways)):
        adjoint = trace.passes[number].adjoint(leaf) if number < len(trace.passes) else None
        cells = adjoint.array().reshape(-1).tolist() if adjoint is not None else [math.nan] * width
        found.append(tuple(float(one) for one in cells))
    return found


def likely(expression: str, key: str | None) -> str:
    """Return which of KINKS a function has, as far as its text or its preset tells; the first one otherwise."""
    if key in KINKS:
        return key
    plain = expression.replace(" ", "")
    heads = {"relu": ("relu(",), "abs": ("abs(",), "max": ("maximum(", "max("), "norm": ("sqrt(",)}
    return next((kink for kink, starts in heads.items() if plain.startswith(starts)), "relu")
