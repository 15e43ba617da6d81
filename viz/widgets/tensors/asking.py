"""Predict first, on every panel of the tensors page: a shape or a choice, where the learner wants it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from core.trace import Snapshot
from viz.cells import shape_text
from viz.escaping import markdown_text
from viz.predict import Shape
from viz.widgets.predict import predict_shape
from viz.widgets.tensors import tensor_choices as choices
from viz.words import _


def predict_toggle() -> None:
    """Show the switch that holds for all panels of the page."""
    st.toggle(_("Predict first"), **choices.PREDICT.widget)


def may_show(truth: Snapshot, options: list[Shape], *, key: str) -> bool:
    """Ask for the shape; return whether the result may be shown."""
    if not choices.PREDICT.value:
        return True
    right = _("Right: shape {shape}, {dtype}.").format(shape=shape_text(truth.shape), dtype=markdown_text(truth.dtype))
    return predict_shape(
        truth, options, right,
        lambda guess: _("{guess} it is not: {truth}.").format(guess=shape_text(guess), truth=shape_text(truth.shape)),
        key=f"tensor-ask-{key}",
    )  # fmt: skip


def may_show_choice(question: str, options: Mapping[str, str], truth: str, *, key: str) -> bool:
    """Ask a question with a few answers; return whether the result may be shown."""
    if not choices.PREDICT.value:
        return True
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"tensor-ask-{key}-box"):
        st.markdown("**" + _("Predict first:") + f" {question}**", width="content")
        chosen = st.pills(question, list(options), format_func=options.__getitem__, key=f"tensor-ask-{key}",
                          label_visibility="collapsed", width="content")  # fmt: skip
        shown = st.toggle(_("Show me"), key=f"tensor-ask-{key}-shown")
    if chosen is None:
        return shown
    if chosen == truth:
        st.success(_("Right: {answer}.").format(answer=options[truth]), icon=":material/check:")
    else:
        st.error(
            _("Not {guess}: {answer}.").format(guess=options[chosen], answer=options[truth]), icon=":material/close:"
        )
    return True


def shape_options(source: Shape, truth: Shape) -> list[Shape]:
    """Return shapes to choose from: the truth, the source's, and what comes of forgetting or keeping an axis."""
    wrong = [source, source[1:], source[:-1], (*truth, 1), truth[1:], truth[::-1], (1, *truth)]
    found = [truth]
    for one in wrong:
        if one not in found and len(found) < 5:
            found.append(one)
    return sorted(found, key=lambda one: (len(one), one))
