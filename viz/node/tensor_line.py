"""A tensor and its statistics as a sentence, in the colour of its direction."""

from __future__ import annotations

import numpy

from core.trace import Snapshot
from viz.cells import number_text, shape_text
from viz.node.latex import tensor_latex
from viz.prose import Line, Part, code, coloured, filled, line, maths, sentence
from viz.words import _, missing_sentence


def is_tabled(value: Snapshot) -> bool:
    """Return whether a value is too wide or has too many axes for a formula: it then has a table of its own."""
    shape = value.shape
    if value.missing or value.numel == 0:
        return False
    if value.elided or len(shape) > 2 or shape[:-1] > (ROWS,) or shape[-1:] > (COLUMNS,):
        return True
    rows = value.array().reshape(-1, *shape[-1:]).tolist() if shape else []
    return any(sum(len(number_text(one)) + GAP for one in row) > WIDTH for row in rows)


ROWS, COLUMNS = 6, 8
WIDTH, GAP = 32, 2
"""What a column of the page has room for: rows, columns, and characters in a row with what stands between two."""


def _range(value: Snapshot) -> str:
    """Return a shape and between which numbers the cells are."""
    if value.summary is not None:
        ends = (value.summary.minimum, value.summary.maximum)
    else:
        array = value.array()
        finite = array[numpy.isfinite(array)] if array.dtype.kind in "fiu" else array[:0].reshape(-1)
        ends = (finite.min().item(), finite.max().item()) if finite.size else (None, None)
    low, high = ends
    said = f", {number_text(low)} … {number_text(high)}" if low is not None and high is not None else ""
    return f"{shape_text(value.shape)}{said}"


def tensor_line(value: Snapshot, colour: str) -> Line:
    """Return a tensor in the colour of its direction, or the sentence on why there are no cells."""
    if value.missing:
        return sentence(missing_sentence(value.missing))
    return coloured(colour, _range(value) if is_tabled(value) else maths(tensor_latex(value)))


def summary_line(value: Snapshot) -> Line:
    """Return the statistics of a large tensor."""
    summary = value.summary
    assert summary is not None
    named = (("min", summary.minimum), ("max", summary.maximum), ("mean", summary.mean), ("std", summary.std))
    counted = (("nan", summary.nan_count), ("inf", summary.infinite_count))
    parts: list[Part] = [filled(_("{count} elements; the first ones are shown."), count=f"{value.numel:,}")]
    given = [line(code(name), f" {number_text(number)}") for name, number in named if number is not None]
    given += [line(code(name), f" × {count}") for name, count in counted if count]
    for number, one in enumerate(given):
        parts += [" · " if number else " ", one]
    return line(*parts)
