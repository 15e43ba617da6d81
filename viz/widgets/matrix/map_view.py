"""The map: the three by three table of derivatives with the shapes in the chosen layout; a click opens a cell."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from viz.cells import shape_text
from viz.escaping import markdown_text
from viz.matrix.functions import LARGEST_SIZE
from viz.matrix.layouts import INPUT, ONE, Layout, axes_of, lettered, written_shape
from viz.widgets.matrix import matrix_choices as choices
from viz.widgets.mounting import bundled, message_of
from viz.words import _

_mounted = bundled("matrix_map")


def map_view() -> None:
    """Show the sizes and the map; the open cell's shape is covered while it is to be predicted."""
    with st.container(horizontal=True, gap="xsmall"):
        for name, choice in choices.SIZES.items():
            st.selectbox(
                markdown_text(name), range(1, LARGEST_SIZE + 1), **choice.widget, width=64, on_change=choices.resized
            )
    sizes, layout = choices.sizes(), choices.LAYOUT.value
    chosen = choices.cell_of(choices.EXAMPLE.value)
    covered = chosen if not choices.shape_predicted() else None
    data = {
        "inputs": [_heading("x", sizes["n"], sizes["k"], rank) for rank in range(3)],
        "outputs": [_heading("y", sizes["m"], sizes["l"], rank) for rank in range(3)],
        "cells": [[_cell((row, column), sizes, layout, chosen, covered) for column in range(3)] for row in range(3)],
        "legend": [
            ["output", _("green: axes of the output")],
            ["input", _("violet: axes of the input")],
        ],
    }
    _mounted(key=choices.MAP, data=data, on_opened_change=_opened)


def _opened() -> None:
    cell = message_of(choices.MAP, "opened")
    if isinstance(cell, list | tuple) and len(cell) == 2 and all(one in (0, 1, 2) for one in cell):
        choices.open_cell(int(cell[0]), int(cell[1]))


def _heading(letter: str, first: int, second: int, rank: int) -> dict[str, str]:
    shape = {0: "(1,)", 1: f"({first}, 1)", 2: f"({first}, {second})"}[rank]
    return {"letter": letter.upper() if rank == 2 else letter, "shape": shape}


Cell = tuple[int, int]


def _cell(
    here: Cell, sizes: Mapping[str, int], layout: Layout, chosen: Cell | None, covered: Cell | None
) -> dict[str, object]:
    output, inputs = here
    kinds = (_("a number"), _("a vector"), _("a matrix"))
    asked = {"output": kinds[output], "inputs": kinds[inputs]}
    if here == covered:
        parts = [{"text": "?", "role": "added", "axis": ONE}]
        return {"parts": parts, "label": _("{output} by {inputs}").format(**asked), "chosen": True}
    shape = written_shape(layout, _shape(sizes, "m", "l", output), _shape(sizes, "n", "k", inputs))
    parts = [
        {
            "text": str(length),
            "role": "added" if axis.source == ONE else axis.role,
            "axis": axis.source - (output if axis.role == INPUT else 0),
        }
        for axis, length in zip(axes_of(layout, output, inputs), shape, strict=True)
    ]
    label = _("{output} by {inputs}: ({letters}) = {shape}").format(
        **asked, letters=", ".join(lettered(layout, output, inputs)), shape=shape_text(shape)
    )
    return {"parts": parts, "label": label, "chosen": here == chosen}


def _shape(sizes: Mapping[str, int], first: str, second: str, rank: int) -> tuple[int, ...]:
    return (sizes[first], sizes[second])[:rank]
