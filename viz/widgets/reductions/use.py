"""Uses of a reduction: its result slides back under the input, clashes, is mended, and a property holds."""

from __future__ import annotations

import streamlit as st

from core.trace import Trace
from viz.alignment import aligned
from viz.cells import shape_text
from viz.reductions.collapse import collapse
from viz.reductions.reduction import Choice, gone, reduced_shape
from viz.reductions.use import CHECKED, USES, Kept, can_unsqueeze, statistic, use_axes, use_program
from viz.theme import AXES
from viz.widgets.alignment import alignment_view
from viz.widgets.exploring import explored
from viz.widgets.outcome import mistakes_shown
from viz.widgets.predict import waiting
from viz.widgets.reductions import reduction_choices as choices
from viz.widgets.reductions.collapse import collapse_view
from viz.widgets.reductions.picture import question
from viz.widgets.shell import session_device
from viz.words import _


def use_panel(choice: Choice, rank: int) -> None:
    """Show the program of a use, the shapes under one another, and what the result's own reduction gives."""
    if not rank:
        st.info(_("A scalar has no axis to reduce: choose a tensor with axes."))
        return
    if waiting(question(choice)):
        st.info(_("What the result is used for would tell its shape: predict it first, or let it be shown."))
        return
    use, kept = _choosers(choice, rank)
    trace = explored(use_program(use, choice, rank, kept), session_device())
    left, right = st.columns([2, 3], gap="large")
    left.code(trace.source, language="python", wrap_lines=True)
    with right:
        _shapes(trace, use, choice, kept)
        mistakes_shown(trace, None)
        if trace.mistake is not None:
            _repairs(trace, use, choice)
    if trace.mistake is None:
        _proof(trace, use, choice)


def _choosers(choice: Choice, rank: int) -> tuple[str, Kept]:
    labels = {"": _("as it is"), "keepdims": "keepdims=True", "unsqueeze": ".unsqueeze"}
    uses = {**USES, "standard": _("standardise"), "batch": _("batch norm")}
    options = [kept for kept in choices.KEPT_AXES if kept != "unsqueeze" or can_unsqueeze(choice, rank)]
    if choices.KEPT_AXIS.value not in options:
        choices.KEPT_AXIS.choose("")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.segmented_control(_("Pattern"), list(USES), format_func=uses.__getitem__,
                             **choices.USE.widget, required=True)  # fmt: skip
        st.segmented_control(_("The reduced axis"), options, format_func=labels.__getitem__,
                             **choices.KEPT_AXIS.widget, required=True)  # fmt: skip
    return choices.USE.value, choices.KEPT_AXIS.value


def _shapes(trace: Trace, use: str, choice: Choice, kept: Kept) -> None:
    """Lay the statistic's shape under A's, as torch aligns them."""
    name = statistic(use)
    if name not in trace.variables:
        return
    before, under = trace.named("A").value.shape, trace.named(name).value.shape
    axes = gone(choice, len(before))
    colours = tuple(axis for axis in range(len(before)) if kept or axis not in axes)
    if len(colours) != len(under):
        colours = tuple(range(len(under)))
    rows = aligned([("A", before, tuple(range(len(before)))), (name, under, colours)])
    alignment_view(rows, key=f"{choices.USE.key}-shapes")
    st.caption(_("Shapes are aligned from the right. With keepdims the reduced axis stays as a 1 and stretches back."))


def _repairs(trace: Trace, use: str, choice: Choice) -> None:
    """Offer what brings the axis back, with the shape that it will have."""
    if "A" not in trace.variables or statistic(use) not in trace.variables:
        return
    before = trace.named("A").value.shape
    shape = shape_text(reduced_shape(before, gone(choice, len(before)), True))
    with st.container(horizontal=True):
        _repair(f"keepdims=True → {shape}", "keepdims")
        if can_unsqueeze(choice, len(before)):
            _repair(f".unsqueeze({use_axes(choice, len(before))[0]}) → {shape}", "unsqueeze")


def _repair(label: str, kept: Kept) -> None:
    st.button(
        label,
        icon=":material/build:",
        on_click=choices.KEPT_AXIS.choose,
        args=(kept,),
        key=f"{choices.KEPT_AXIS.key}-{kept}",
    )


def _proof(trace: Trace, use: str, choice: Choice) -> None:
    """Collapse the result over the same axes: rows that sum to 1, columns of mean 0."""
    result, check = trace.named("R").value, trace.named("check").value
    over = use_axes(choice, len(result.shape))
    call = f"R.{CHECKED[use]}(axis={over[0] if len(over) == 1 else over})"
    st.markdown(
        _("Over the same axes every sum of `R` is 1:")
        if CHECKED[use] == "sum"
        else _("Over the same axes every mean of `R` is 0, up to rounding:")
    )
    if result.elided or check.elided or len(result.shape) > AXES:
        st.info(_("Too many cells to draw; the result has shape {shape}.").format(shape=shape_text(result.shape)))
        return
    shown = Choice(reduction=CHECKED[use], axes=over)
    collapse_view(collapse(result, check, call, shown, None, name="R"), key=f"{choices.USE.key}-proof"
    )  # fmt: skip
