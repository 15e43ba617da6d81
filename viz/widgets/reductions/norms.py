"""Norms: the unit ball that morphs with p, the axioms checked on two vectors, matrices as stretchers."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from core.trace import Trace
from viz.cells import number_text
from viz.escaping import markdown_text, visible_lines
from viz.reductions.norms import (
    INDUCED,
    ORDER_TWO,
    ORDERS,
    OTHERS,
    matrix_program,
    order_label,
    vector_program,
)
from viz.widgets.exploring import explored
from viz.widgets.outcome import mistakes_shown
from viz.widgets.plane import Arrow, Curve, plane_view
from viz.widgets.reductions import reduction_choices as choices
from viz.widgets.shell import session_device
from viz.words import _

D2L_VIDEOS = "https://courses.d2l.ai/zh-v2/"


def norms_panel() -> None:
    """Show the vector norms, the matrix norms, and what norm does with three axes."""
    vectors = _vectors()
    matrices = _matrices()
    others = _others()
    with st.expander(_("The programs")):
        for trace in (vectors, matrices, others):
            st.code(trace.source, language="python")
    st.caption(_("A lecture on norms, in Chinese: [D2L's course]({address})").format(address=D2L_VIDEOS))


def _vectors() -> Trace:
    with st.container(border=True):
        left, right = st.columns([2, 3], gap="large")
        with right:
            p = st.select_slider("p", ORDERS, format_func=order_label, **choices.NORM.widget)
            a, b, factor = _typed_vectors()
        trace = explored(vector_program(a, b, factor, p), session_device())
        if trace.mistake is not None:
            mistakes_shown(trace, None)
            return trace
        with left:
            label = _("Unit ball of the p-norm, p = {p}").format(p=order_label(p))
            plane_view(
                [Curve(_points(trace, "ball"), "forward", filled=True)],
                [Arrow(_pair(trace, "on_ball"), "a / ‖a‖", "backward")] if any(a) else [],
                label, key="plane-ball",
            )  # fmt: skip
            st.caption(_("All points of norm 1: a diamond for p = 1, a circle for 2, a square for ∞."))
        with right:
            _axioms(trace, a, b, factor, p)
    return trace


def _typed_vectors() -> tuple[list[float], list[float], float]:
    *vectors, factor = _entries(choices.VECTORS)
    return vectors[:2], vectors[2:], factor


def _entries(labels: Iterable[str]) -> list[float]:
    """Show a box for each entry of a vector or a matrix, and return what stands in them."""
    entries = [choices.ENTRIES[label] for label in labels]
    for column, label, entry in zip(st.columns(len(entries)), labels, entries, strict=True):
        most = choices.LARGEST_ENTRY
        column.number_input(markdown_text(label), -most, most, step=1.0, format="%g", **entry.widget)
    return [entry.value for entry in entries]


def _axioms(trace: Trace, a: list[float], b: list[float], factor: float, p: float) -> None:
    name = order_label(p)
    scaled, factored = _value(trace, "scaled"), _value(trace, "factored")
    shown = {
        key: _text(trace, key)
        for key in ("l1", "l2", "largest", "p_norm", "sum_norm", "norm_sum", "scaled", "factored")
    }
    st.markdown(
        "\n".join(
            [
                f"- a = {_vector(a)}: L1 = **{shown['l1']}**, L2 = **{shown['l2']}**, L∞ = **{shown['largest']}**, "
                f"p = {name}: **{shown['p_norm']}**",
                f"- ‖a‖ ≥ 0: {shown['p_norm']} {_holds(_value(trace, 'p_norm') >= 0)}; "
                + _("0 only for the vector of zeros"),
                f"- ‖a + b‖ = {shown['sum_norm']} ≤ ‖a‖ + ‖b‖ = {shown['norm_sum']} "
                f"{_holds(_value(trace, 'sum_norm') <= _value(trace, 'norm_sum') * (1 + 1e-6))}, b = {_vector(b)}",
                f"- ‖{_plain(factor)} a‖ = {shown['scaled']} = {_plain(abs(factor))} · ‖a‖ = {shown['factored']} "
                f"{_holds(abs(scaled - factored) <= 1e-5 * (1 + scaled))}",
            ]
        )
    )
    if p < 1:
        st.caption(_("For p < 1 the triangle inequality fails: this is no norm."))


def _matrices() -> Trace:
    with st.container(border=True):
        left, right = st.columns([2, 3], gap="large")
        with right:
            p = st.segmented_control(
                _("Induced norm"), INDUCED, format_func=order_label, **choices.INDUCED_NORM.widget,
                required=True,
            )  # fmt: skip
            m11, m12, m21, m22, *x = _entries(choices.MATRIX)
        trace = explored(matrix_program([[m11, m12], [m21, m22]], x, p or 2.0), session_device())
        if trace.mistake is not None:
            mistakes_shown(trace, None)
            return trace
        with left:
            plane_view(
                [Curve(_points(trace, "ball"), "forward"), Curve(_points(trace, "image"), "axis-1", filled=True)],
                [Arrow(_pair(trace, "v"), "v", "forward"), Arrow(_pair(trace, "Mv"), "Mv", "axis-1")],
                _("The unit ball and what M makes of it"), key="plane-stretch",
            )  # fmt: skip
            st.caption(_("M turns the unit ball into the violet shape; v is the vector that it stretches most."))
        with right:
            _matrix_numbers(trace, p or 2.0)
    return trace


def _matrix_numbers(trace: Trace, p: float) -> None:
    stretched, bound = _value(trace, "stretched"), _value(trace, "bound")
    name = order_label(p)
    st.markdown(
        "\n".join(
            [
                f"- Frobenius ‖M‖F = **{_text(trace, 'frobenius')}** = √Σ Mᵢⱼ²",
                f"- ‖M‖₁ = **{_text(trace, 'induced_1')}**, ‖M‖₂ = **{_text(trace, 'induced_2')}**, "
                f"‖M‖∞ = **{_text(trace, 'induced_inf')}**",
                "- "
                + _("largest stretch among the 241 directions drawn: {stretch}").format(
                    stretch=_text(trace, "largest")
                ),
                f"- ‖Mx‖ = {_text(trace, 'stretched')} ≤ ‖M‖ · ‖x‖ = {_text(trace, 'bound')} "
                f"{_holds(stretched <= bound * (1 + 1e-6))} (p = {name})",
            ]
        )
    )
    st.caption(
        _("An induced norm is the largest stretch of any vector; the Frobenius norm only treats M as a long vector.")
    )


def _others() -> Trace:
    trace = explored(OTHERS, session_device())
    third = explored(ORDER_TWO, session_device())
    if trace.mistake is not None:
        mistakes_shown(trace, None)
        return trace
    with st.container(border=True):
        st.markdown(
            f"- ‖ones(4, 9)‖ = {_text(trace, 'ones')}\n"
            f"- ‖ones(2, 3, 4)‖ = {_text(trace, 'three_ones')}\n"
            f"- ‖arange(24).reshape(2, 3, 4)‖ = {_text(trace, 'three_axes')} = √Σ C² = {_text(trace, 'root')}"
        )
        st.caption(_("On three axes norm takes √Σx² of all cells, and ord=2 is refused:"))
        if third.mistake is not None:
            st.code(visible_lines(third.mistake.raised), language=None, wrap_lines=True)
    return trace


def _points(trace: Trace, name: str) -> list[tuple[float, float]]:
    x, y = trace.named(name).value.array().tolist()
    return list(zip(x, y, strict=True))


def _pair(trace: Trace, name: str) -> tuple[float, float]:
    x, y = trace.named(name).value.array().tolist()
    return x, y


def _value(trace: Trace, name: str) -> float:
    return trace.named(name).value.array().item()


def _text(trace: Trace, name: str) -> str:
    """Return a number with four decimals, as torch prints it, without the zeros at the end."""
    value = _value(trace, name)
    return number_text(value) if not 1e-3 <= abs(value) < 1e6 else f"{value:.4f}".rstrip("0").rstrip(".")


def _vector(entries: list[float]) -> str:
    return "(" + ", ".join(map(_plain, entries)) + ")"


def _plain(number: float) -> str:
    return f"{number:g}".replace("-", "−")


def _holds(truth: bool) -> str:
    return "✓" if truth else "✗"
