"""Predict first: the shape in the chosen layout, one entry, and A or Aᵀ."""

from __future__ import annotations

import math

from viz.matrix.layouts import LAYOUTS, Layout, Shape, written_shape
from viz.matrix.picture import Picture

MOST_SHAPES = 6


def shape_options(layout: Layout, output: Shape, inputs: Shape) -> list[Shape]:
    """Return shapes to choose from, the right one among them, in an order that tells nothing."""
    right = written_shape(layout, output, inputs)
    others = [written_shape(one, output, inputs) for one in LAYOUTS]
    found = dict.fromkeys([right, *others, output or (1,), inputs or (1,), (*output, *output), (1, 1)])
    return sorted(list(found)[:MOST_SHAPES], key=lambda shape: (len(shape), shape))


def asked_entry(made: Picture) -> int:
    """Return which entry is asked for: one that is neither 0 nor 1 where there is one, the last of them."""
    wanted = [at for at, text in enumerate(made.entries) if text not in ("0", "1")]
    return wanted[-1] if wanted else len(made.entries) - 1


def entry_right(made: Picture, at: int, typed: float) -> bool:
    """Return whether a number is the entry, as closely as a person writes it down."""
    text = made.entries[at].replace("−", "-")
    return math.isclose(typed, float(text), rel_tol=1e-2, abs_tol=1e-3)


def transpose_answer(layout: Layout) -> str:
    """Return what ∂(Ax)/∂x is in a layout: "A" or "Aᵀ"."""
    return "Aᵀ" if layout == "denominator" else "A"
