"""What the reductions page shows beneath its controls: the collapse, uses, norms, the table of shapes."""

from __future__ import annotations

import plotly.graph_objects as figures
import streamlit as st

from core import LimitExceeded, NotDifferentiable, Trace, WorkerFailed
from core.trace import Jacobian
from viz.cells import number_text, shape_text
from viz.collapse import collapse
from viz.reduction import SCANS, Choice, axis_lists, call, dropped, gone, options, shape_program
from viz.reduction_use import MATRIX_NORMS, NORMS, ORDER_TWO, USES, ball_order, use_program
from viz.theme import AXES, light
from viz.widgets.collapse import collapse_view
from viz.widgets.exploring import explored
from viz.widgets.keys import Key
from viz.widgets.outcome import mistakes_shown
from viz.widgets.predict import predict_shape
from viz.widgets.shell import session_device
from viz.words import Words


def picture_panel(trace: Trace, choice: Choice, words: Words) -> None:
    """Ask for the shape, then show the collapse with its weights."""
    _ = words.gettext
    before, node = trace.named("A").value, trace.named("out")
    shape, rank = before.shape, len(before.shape)
    axes = gone(choice, rank)
    if choice.reduction in SCANS:
        right = _("A scan keeps every cell: the shape never shrinks.")
    elif choice.keepdims:
        right = _("Axes {axes} are reduced; keepdims leaves each with length 1.").format(axes=shape_text(axes))
    else:
        right = _("The axis that you reduce disappears: axes {axes} are gone, the others stay.").format(
            axes=shape_text(axes)
        )

    def wrong(guess: tuple[int, ...]) -> str:
        found = dropped(shape, guess)
        if found is None:
            text = _("{guess} cannot come from {shape} by a reduction; it is {truth}.")
        elif found[1]:
            text = _("{guess}: you dropped axes {axes} and kept them with length 1. The call gives {truth}.")
        else:
            text = _(
                "{guess}: you dropped axes {axes}. axis=0 is not “by row”: it removes axis 0. The call gives {truth}."
            )
        return text.format(guess=shape_text(guess), shape=shape_text(shape), truth=shape_text(node.value.shape),
                           axes=shape_text(found[0]) if found else "")  # fmt: skip

    key = f"predict-{choice.typed or choice.preset}-{choice.reduction}-{choice.axes}-{choice.keepdims}"
    if not predict_shape(node.value, options(shape, choice, node.value.shape), right, wrong, words, key=key):
        return
    with st.container(border=True):
        if before.elided or node.value.elided or rank > AXES:
            st.info(
                _("Too many cells to draw; the result has shape {shape}.").format(shape=shape_text(node.value.shape))
            )
            return
        jacobian, reason = _jacobian(trace, words)
        picture = collapse(before, node.value, call(choice, rank), choice, jacobian)
        collapse_view(picture, words, key=Key.REDUCTION_PICTURE)
        if reason:
            st.caption(reason)
    if rank:
        st.caption(
            _("len(A) = {length}: the length of axis 0. A.numel() = {count} counts the cells; a norm is the size of the numbers in them.")  # noqa: E501 - one sentence
            .format(length=shape[0], count=before.numel)
        )  # fmt: skip
    else:
        st.caption(_("A scalar has no axis, so len(A) raises TypeError."))


def _jacobian(trace: Trace, words: Words) -> tuple[Jacobian | None, str]:
    _ = words.gettext
    node = trace.named("out")
    try:
        return trace.local_jacobian(node.index, 0), ""
    except NotDifferentiable:
        return None, _(
            "No gradient: this result, or the tensor itself, has no derivative (integers, truth values, positions)."
        )
    except LimitExceeded:
        return None, _("Too many cells for the gradient's weights.")
    except WorkerFailed:
        return None, _("The gradient's weights could not be computed this time.")


def use_panel(choice: Choice, words: Words) -> None:
    """Show what the result is put back under: a clash, its repair, and what then holds."""
    _ = words.gettext
    with st.container(horizontal=True, vertical_alignment="bottom"):
        use = st.segmented_control(_("Pattern"), list(USES), format_func=USES.__getitem__, default="share",
                                   key=Key.REDUCTION_USE, required=True)  # fmt: skip
        kept = st.toggle("keepdims=True", key=Key.REDUCTION_KEPT)
    trace = explored(use_program(use or "share", choice, kept), session_device())
    left, right = st.columns(2)
    left.code(trace.source, language="python")
    with right:
        mistakes_shown(trace, words, lambda repair: st.session_state.update({Key.REDUCTION_KEPT: True}))
        if trace.mistake is not None:
            st.caption(
                _("Shapes are aligned from the right. With keepdims the reduced axis stays as a 1 and stretches back.")
            )
            return
        result, check = trace.named("R").value, trace.named("check").value
        st.markdown(f"`R {shape_text(result.shape)}`")
        st.code(str(_rounded(result.tolist())), language=None, wrap_lines=True)
        st.markdown(
            _("Over the same axes `R` has the sums:")
            if use in ("share", "softmax")
            else _("Over the same axes `R` has the means:")
        )
        st.code(str(_rounded(check.tolist())), language=None, wrap_lines=True)


def norms_panel(words: Words) -> None:
    """Show vector norms with the unit ball, the axioms, and matrix norms."""
    _ = words.gettext
    steps = [1.0, 1.5, 2.0, 3.0, 4.0, 8.0, float("inf")]
    p = st.select_slider(
        "p", steps, value=2.0, format_func=lambda one: "∞" if one == float("inf") else f"{one:g}", key="norm-p"
    )
    vectors = explored(NORMS.format(p=ball_order(p)), session_device())
    matrices = explored(MATRIX_NORMS, session_device())
    third = explored(ORDER_TWO, session_device())
    if vectors.mistake or matrices.mistake:
        mistakes_shown(vectors if vectors.mistake else matrices, words, lambda repair: None)
        return
    left, right = st.columns([2, 3])
    points = vectors.named("ball").value
    if not points.elided:
        left.plotly_chart(_ball(points.array()), key="norm-ball", config={"displayModeBar": False})
    left.caption(_("All points of norm 1: a diamond for p = 1, a circle for 2, a square for ∞."))

    def number(trace: Trace, name: str) -> str:
        return number_text(trace.named(name).value.array().item())

    with right:
        st.markdown("\n".join([
            f"- a = (3, −4): L1 = **{number(vectors, 'l1')}**, L2 = **{number(vectors, 'l2')}**, L∞ = **{number(vectors, 'largest')}**, Lp = **{number(vectors, 'p_norm')}**",  # noqa: E501 - one sentence
            f"- ‖a + b‖ = {number(vectors, 'sum_norm')} ≤ ‖a‖ + ‖b‖ = {number(vectors, 'norm_sum')}, b = (1, 2)",
            f"- ‖−2a‖ = {number(vectors, 'scaled')} = 2 ‖a‖",
            f"- M = [[1, 2], [3, 4]]: F = **{number(matrices, 'frobenius')}**, ‖M‖₂ = **{number(matrices, 'induced_2')}**, ‖M‖₁ = **{number(matrices, 'induced_1')}**, ‖M‖∞ = **{number(matrices, 'induced_inf')}**",  # noqa: E501 - one sentence
            f"- ‖Mb‖ = {number(matrices, 'stretched')} ≤ ‖M‖₂ ‖b‖ = {number(matrices, 'bound')}, b = (1, 1)",
            f"- ‖ones(4, 9)‖ = {number(matrices, 'ones')}; ‖ones(2, 3, 4)‖ = {number(matrices, 'three_ones')}; ‖arange(24).reshape(2, 3, 4)‖ = {number(matrices, 'three_axes')}",  # noqa: E501 - one sentence
        ]))  # fmt: skip
        st.caption(
            _(
                "An induced norm is the largest stretch of any vector. On three axes norm takes √Σx² of all cells, and ord=2 is refused:"  # noqa: E501 - one sentence
            )
        )
        if third.mistake is not None:
            st.code(third.mistake.raised, language=None, wrap_lines=True)
    with st.expander(_("The programs")):
        st.code(vectors.source, language="python")
        st.code(matrices.source, language="python")


def _ball(points: object) -> figures.Figure:
    x, y = points  # type: ignore[misc]
    figure = figures.Figure(figures.Scatter(x=x, y=y, fill="toself", mode="lines", line={"color": light("forward")}))
    figure.update_layout(height=320, margin={"l": 10, "r": 10, "t": 10, "b": 10}, showlegend=False)
    figure.update_xaxes(range=[-1.3, 1.3])
    figure.update_yaxes(range=[-1.3, 1.3], scaleanchor="x")
    return figure


def table_panel(shape: tuple[int, ...], words: Words) -> None:
    """Show every list of axes with and without keepdims, hidden until it is asked for."""
    _ = words.gettext
    if not 0 < len(shape) <= AXES:
        st.info(_("The table is for tensors of one to {count} axes.").format(count=AXES))
        return
    shown = st.toggle(
        _("Reveal the shapes of A.sum for A of shape {shape}").format(shape=shape_text(shape)), key=Key.REDUCTION_TABLE
    )
    trace = explored(shape_program(shape), session_device())
    if trace.mistake is not None:
        mistakes_shown(trace, words, lambda repair: None)
        return
    rows = [["".join(map(str, axes)), shape_text(axes)] for axes in axis_lists(len(shape))]
    st.table({
        "axis": [label for _name, label in rows],
        "keepdims=False": [shape_text(trace.named(f"s{name}").value.shape) if shown else "?" for name, _label in rows],
        "keepdims=True": [shape_text(trace.named(f"k{name}").value.shape) if shown else "?" for name, _label in rows],
    })  # fmt: skip


def _rounded(value: object) -> object:
    if isinstance(value, list):
        return [_rounded(one) for one in value]
    return round(value, 4) if isinstance(value, float) else value
