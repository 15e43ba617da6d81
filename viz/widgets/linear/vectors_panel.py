"""Two vectors: sum, multiple, dot product as projection, angle, norms; in space the cross product."""

from __future__ import annotations

from functools import partial

import plotly.graph_objects as go
import streamlit as st

from core import Trace
from viz.linear.programs import QUANTITIES, vectors
from viz.linear.typed import vector
from viz.theme import ROLES
from viz.widgets.linear import linear_choices as choices
from viz.widgets.linear.plane import Pair, linear_plane
from viz.widgets.linear.shown import (
    DRAWN,
    TOLD,
    facts,
    last_typed,
    program_shown,
    ran,
    rule_button,
    text,
    typed,
    value,
    vector_text,
)
from viz.words import _

RULES = {"dot": "ax", "norm_a": "norm", "distance": "distance", "projection": "ax"}
"""Quantity → the identity of the page Matrix calculus that gives its gradient."""


def vectors_panel() -> None:
    """Show the controls, the picture and the numbers."""
    left, right = st.columns([6, 6], gap="medium")
    with right:
        pair = last_typed("vectors", _typed_pair())
        if pair is None:
            return
        a, b = pair
        order = float("inf") if choices.ORDER.value > 50 else choices.ORDER.value
        program = vectors(a, b, choices.ALPHA.value, order, choices.QUANTITY.value)
        trace = ran(program)
        if trace is None:
            return
        with st.container(key=TOLD):
            _numbers(trace, len(a))
    with left.container(key=DRAWN):
        _picture(trace, a, b)
        st.selectbox(
            _("Gradient by a of"), ("", *QUANTITIES), format_func=lambda name: quantity_names()[name],
            **choices.QUANTITY.widget,
        )  # fmt: skip
        if choices.QUANTITY.value:
            _gradient(trace, choices.QUANTITY.value)
        program_shown(program, "vectors")


def _typed_pair() -> tuple[tuple[float, ...], tuple[float, ...]] | None:
    """Show the controls; return both vectors, None where there is nothing to compute with."""
    first, second = st.columns(2)
    first.text_input("a", **choices.A.widget)
    second.text_input("b", **choices.B.widget)
    first.slider("α", -3.0, 3.0, step=0.1, **choices.ALPHA.widget)
    second.select_slider(
        _("Norm of order p"), choices.ORDERS, format_func=lambda p: "∞" if p > 50 else f"{p:g}", **choices.ORDER.widget
    )
    a, b = typed(vector, choices.A.value, "a"), typed(vector, choices.B.value, "b")
    if a is None or b is None:
        return None
    if len(a) != len(b):
        told = _("a has {left} numbers and b {right}: only vectors of the same length can be added.")
        st.warning(told.format(left=len(a), right=len(b)))
        return None
    if not any(b) or not any(a):
        st.info(_("A vector of zeros has no direction: no angle, and nothing can be projected on it."))
    return a, b


def _picture(trace: Trace, a: tuple[float, ...], b: tuple[float, ...]) -> None:
    if len(a) == 2:
        slope = tuple(value(trace, "gradient")) if choices.QUANTITY.value else None
        linear_plane(
            "vectors", {"a": (a[0], a[1]), "b": (b[0], b[1])}, _moved, alpha=choices.ALPHA.value,
            ball=choices.ORDER.value, gradient=slope,
        )  # fmt: skip
    elif len(a) == 3:
        _space(trace)
    else:
        st.info(_("Two numbers make a picture in the plane, three in space; the numbers beside hold for any length."))


def quantity_names() -> dict[str, str]:
    """Return what can be differentiated, by name."""
    return {
        "": _("nothing"), "dot": "a · b", "norm_a": "‖a‖", "distance": "‖a − b‖", "cosine": "cos θ",
        "projection": _("the shadow's length"),
    }  # fmt: skip


def _moved(name: str, at: Pair) -> None:
    chosen = {"a": choices.A, "b": choices.B}[name]
    chosen.choose(", ".join(f"{one:g}" for one in at))


def _numbers(trace: Trace, length: int) -> None:
    of = partial(value, trace)
    p = "∞" if choices.ORDER.value > 50 else f"{choices.ORDER.value:g}"
    order = p.replace("∞", r"\infty")
    undirected = not (of("norm_a") and of("norm_b"))
    triangle = "≤" if choices.ORDER.value >= 1 else _("not always ≤")
    rows = [
        (r"a + b", vector_text(of("total")), ""),
        (rf"{choices.ALPHA.value:g}\,b", vector_text(of("multiple")),
         _("{factor} times as long").format(factor=text(abs(choices.ALPHA.value)))),
        (r"\sin a", vector_text(of("sine")), _("a function of numbers works on each entry")),
        (r"a \cdot b", text(of("dot")), "" if undirected else _("‖a‖ ‖b‖ cos θ = {a} · {b} · {cosine}").format(
            a=text(of("norm_a")), b=text(of("norm_b")), cosine=text(of("cosine")))),
        (r"\theta", "–" if undirected else f"{text(of('angle'))}°", _right_angle(float(of("cosine")))),
        (r"\dfrac{a \cdot b}{\|b\|}", text(of("projection")) if of("norm_b") else "–",
         _("length of the shadow of a on b; it equals a · b only when b has length 1")),
        (rf"\|a\|_{{{order}}}", text(of("p_a")), _("p = {p}").format(p=p)),
        (r"\|a + b\|,\ \|a\| + \|b\|", f"{text(of('p_total'))} {triangle} {text(of('p_a') + of('p_b'))}",
         _("the triangle inequality")),
        (r"\mathrm{numel}(a)", str(trace.variables["elements"]), _("how many numbers, not how long")),
    ]  # fmt: skip
    if length == 1:
        rows.insert(4, (r"|a b|,\ |a|\,|b|", f"{text(of('size_of_product'))} = {text(of('product_of_sizes'))}",
                        _("one number each: scalar algebra")))  # fmt: skip
    if length == 2:
        rows.insert(5, (r"\det[a\;b]", text(of("area")), _("area of the parallelogram, below 0 when b lies clockwise")))
    if length == 3:
        rows.insert(5, (r"a \times b", vector_text(of("cross")), _("at right angles to both, by the right hand")))
        rows.insert(6, (r"\|a \times b\|", text(of("area")), _("area of the parallelogram")))
    facts(rows, "vectors")


def _right_angle(cosine: float) -> str:
    return _("a right angle: a · b = 0") if abs(cosine) < 1e-9 else ""


def _gradient(trace: Trace, quantity: str) -> None:
    formulas = {
        "dot": r"\nabla_a (a \cdot b) = b", "norm_a": r"\nabla_a \|a\| = \dfrac{a}{\|a\|}",
        "distance": r"\nabla_a \|a - b\| = \dfrac{a - b}{\|a - b\|}",
        "cosine": r"\nabla_a \cos\theta = \dfrac{b}{\|a\|\|b\|} - \cos\theta\,\dfrac{a}{\|a\|^2}",
        "projection": r"\nabla_a \dfrac{a \cdot b}{\|b\|} = \dfrac{b}{\|b\|}",
    }  # fmt: skip
    facts([(formulas[quantity], vector_text(value(trace, "gradient")), _("a.grad, the orange arrow"))], "slope")
    if quantity in RULES:
        rule_button(RULES[quantity])


def _space(trace: Trace) -> None:
    """Draw the vectors and their cross product in space."""
    figure = go.Figure()
    theme = 1 if st.context.theme.type == "dark" else 0
    roles = (("a", "a", "forward"), ("b", "b", "axis-0"), ("cross", "a × b", "backward"))
    for name, label, role in roles:
        colour = ROLES[role][theme]
        x, y, z = value(trace, name)
        figure.add_trace(go.Scatter3d(
            x=[0, x], y=[0, y], z=[0, z], mode="lines+markers+text", text=["", label], name=label,
            textfont={"size": 16, "color": colour},
            line={"width": 8, "color": colour}, marker={"size": [0, 6], "color": colour},
        ))  # fmt: skip
    a, b = value(trace, "a"), value(trace, "b")
    corners = [[0, 0, 0], a, a + b, b]
    figure.add_trace(go.Mesh3d(
        x=[one[0] for one in corners], y=[one[1] for one in corners], z=[one[2] for one in corners],
        i=[0, 0], j=[1, 2], k=[2, 3], opacity=0.25, color=ROLES["axis-1"][theme], hoverinfo="skip",
    ))  # fmt: skip
    figure.update_layout(
        height=460,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=False,
        scene={"aspectmode": "data", "camera": {"eye": {"x": 1.7, "y": 1.7, "z": 1.1}}}
        | {f"{axis}axis": {"tickfont": {"size": 12}} for axis in "xyz"},
    )
    st.plotly_chart(figure, width="stretch", key=f"{choices.PLANE}-space")
    st.caption(_("The right hand: fingers from a to b, the thumb shows a × b."))
