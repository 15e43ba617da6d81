"""Predict first: three questions; the picture waits for the first two."""

from __future__ import annotations

import streamlit as st

from viz.cells import shape_text
from viz.escaping import formula, markdown_text
from viz.matrix.layouts import written_shape
from viz.matrix.page_sentences import layout_name
from viz.matrix.picture import Picture
from viz.matrix.questions import asked_entry, entry_right, shape_options, transpose_answer
from viz.widgets.matrix import matrix_choices as choices
from viz.widgets.matrix.picture_panel import Hidden
from viz.words import _


def predicted(made: Picture) -> Hidden:
    """Ask what is still to be predicted; return what the picture must hide."""
    if not choices.PREDICT.value:
        return ""
    with st.container(border=True, gap="small", key="matrix-predict"):
        key = choices.question_key()
        if not _shape(made, key):
            return "all"
        hidden: Hidden = "" if _entry(made, key) else "numbers"
        _transpose(key)
    return hidden


def _shape(made: Picture, key: str) -> bool:
    layout = choices.LAYOUT.value
    output, inputs = made.output.shape, made.inputs.shape
    asked = _("1. Which shape has the derivative in this layout: {layout}?").format(layout=layout_name(layout))
    chosen = st.pills(asked, shape_options(layout, output, inputs), format_func=shape_text, key=f"{key}-shape")
    truth = written_shape(layout, output, inputs)
    right = shape_text(truth)
    if chosen is None:
        return False
    if tuple(chosen) == truth:
        st.success(_("Right: {shape}.").format(shape=right), icon=":material/check:")
    else:
        said = _("No: output {output} by input {inputs} is {shape} here.")
        st.error(
            said.format(output=shape_text(output), inputs=shape_text(inputs), shape=right), icon=":material/close:"
        )
    return True


def _entry(made: Picture, key: str) -> bool:
    at = asked_entry(made)
    row, column = divmod(at, made.inputs_size)
    name = rf"\frac{{\partial {made.output.names[row]}}}{{\partial {made.inputs.names[column]}}}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.number_input(
            _("2. Which number is {entry} at this point?").format(entry=formula(name)), value=None, key=f"{key}-entry",
            format="%g", width=360, step=1.0,
        )  # fmt: skip
        given_up = st.toggle(_("Show me"), key=f"{key}-given-up")
    if typed is None:
        return given_up
    if entry_right(made, at, typed):
        st.success(_("Right: {number}.").format(number=markdown_text(made.entries[at])), icon=":material/check:")
    else:
        st.error(_("No: it is {number}.").format(number=markdown_text(made.entries[at])), icon=":material/close:")
    return True


def _transpose(key: str) -> None:
    layout = choices.LAYOUT.value
    chosen = st.pills(_("3. ∂(Ax)/∂x in this layout: A or Aᵀ?"), ["A", "Aᵀ"], key=f"{key}-transpose")
    right = transpose_answer(layout)
    if chosen is None:
        return
    said = _("{answer}: entry [i, j] of ∂(Ax)/∂x is ∂(Ax)ᵢ/∂xⱼ = Aᵢⱼ with outputs in rows; {layout} decides which way.")
    show = st.success if chosen == right else st.error
    show(said.format(answer=right, layout=layout_name(layout)))
