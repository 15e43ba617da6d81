"""The program that asks torch for the same gradient, and the way from a point to its computation graph."""

from __future__ import annotations

import streamlit as st

from viz.field.choice import FieldChoice
from viz.field.function import FunctionText
from viz.widgets.page_buttons import graph_button
from viz.words import _


def program_section(function: FunctionText, choice: FieldChoice) -> None:
    """Show the program that asks torch for the same gradient, and the way to its computation graph."""
    text = point_program(function, choice.point)
    st.code(text, language="python")
    graph_button(_("Open this point's computation graph"), text, key="field-program")


def point_program(function: FunctionText, point: tuple[float, ...]) -> str:
    """Return a notebook's program for value and gradient at the point."""
    if function.spread:
        lines = [
            f"{name} = torch.tensor({value!r}, requires_grad=True)"
            for name, value in zip(function.names, point, strict=True)
        ]
        call = f"f({', '.join(function.names)})"
        shown = ", ".join(f"{name}.grad" for name in function.names)
    else:
        lines = [f"x = torch.tensor({[*point]!r}, requires_grad=True)"]
        call, shown = "f(x)", "x.grad"
    return "\n".join([function.program.rstrip("\n"), "", *lines, f"y = {call}", "y.backward()", shown, ""])
