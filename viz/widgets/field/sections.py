"""The chooser of the section beneath the plane, and the sections on direction and curvature."""

from __future__ import annotations

import math

import numpy
import streamlit as st

from viz.escaping import formula
from viz.field import kinks
from viz.field.choice import FieldChoice
from viz.field.text import curvature_kind, latex_matrix, number, vector
from viz.widgets.field import field_choices as choices
from viz.widgets.field.dial import field_dial
from viz.widgets.field.sampling import Near
from viz.words import _

QUIET = {"displayModeBar": False}


def section_chooser(sections: tuple[str, ...]) -> str:
    """Show what can stand beneath the picture; return what was chosen."""
    titles = {
        "direction": _("Direction"),
        "curvature": _("Curvature"),
        "surface": _("Surface"),
        "descent": _("Descent"),
        "constraint": _("Constraint"),
        "kinks": _("Kinks"),
        "program": _("Program"),
        "ways": _("Three derivatives"),
    }
    if choices.SECTION.value not in sections:
        choices.SECTION.choose(sections[0])
    chosen = st.segmented_control(
        _("Look closer"), sections, format_func=titles.__getitem__, **choices.SECTION.widget, required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    return chosen or sections[0]


def direction_section(near: Near, nature: kinks.Nature, choice: FieldChoice) -> None:
    """Turn u: the slope in its direction is a cosine, and the gradient is where it is largest."""
    if nature.kind in ("undefined", "infinite", "jump", "edge"):
        st.info(_("f has no values all around this point, so there are no slopes to compare."))
        return
    smooth = nature.kind in ("smooth", "critical")
    first, second = (float(one) for one in near.drawn)
    left, right = st.columns([5, 8], gap="large")
    with left:
        st.slider(_("Direction u, in degrees"), 0.0, 360.0, step=0.01, **choices.ANGLE.widget, format="%.2f")
        _dial(first, second, smooth, choice)
    with right:
        field_dial(
            (first, second) if smooth else None, _measured_slopes(near, smooth), choice.angle, _turn,
            key=choices.DIAL,
        )  # fmt: skip


def _dial(first: float, second: float, smooth: bool, choice: FieldChoice) -> None:
    turns = {"e₁": 0.0, "e₂": 90.0, "(1, 1)/√2": 45.0}
    steepest = math.hypot(first, second)
    if smooth and steepest:
        uphill = math.degrees(math.atan2(second, first)) % 360
        turns |= {"∇f": uphill, "−∇f": (uphill + 180) % 360, "⟂ ∇f": (uphill + 90) % 360}
    with st.container(horizontal=True, gap="small"):
        for label, turn in turns.items():
            st.button(label, key=f"{choices.ANGLE.key}-{label}", on_click=_turn, args=(turn,))
    if not smooth:
        st.markdown(
            _("There is no gradient here. Each direction has its own slope; together, the dots, they are no cosine.")
        )
        return
    turn = math.radians(choice.angle)
    u = (round(math.cos(turn), 12), round(math.sin(turn), 12))  # cos 90° is 6e−17 in binary
    here = first * u[0] + second * u[1]
    st.markdown(_("Slope along u = {vector}: **{slope}**").format(vector=vector(u, 4), slope=number(here, 5)))
    st.markdown(_("Largest slope, along ∇f: ‖∇f‖ = **{slope}**").format(slope=number(steepest, 5)))
    st.caption(
        _("The gradient points to the steepest ascent; descent walks along −∇f. Along the contour the slope is 0.")
    )


def _turn(angle: float) -> None:
    choices.ANGLE.choose(round(angle, 2))


def _measured_slopes(near: Near, smooth: bool) -> list[float]:
    """Return differences of f in the ring's directions, one-sided at a kink; they know nothing of the gradient."""
    count = kinks.DIRECTIONS
    values = near.ring_values[:count]
    radius = kinks.RADII[0] * near.size
    if not smooth:
        return [(float(one) - near.value) / radius for one in values]
    across = 2 * radius
    return [(float(values[at]) - float(values[(at + count // 2) % count])) / across for at in range(count)]


def curvature_section(near: Near, nature: kinks.Nature, choice: FieldChoice) -> None:
    """Show the Hessian with its eigenvalues and what they say."""
    axes = list(near.axes)
    hessian = near.hessian
    if nature.kind not in ("smooth", "critical") or not numpy.isfinite(hessian).all():
        st.info(_("There are no second derivatives at this point."))
        return
    left, right = st.columns(2, gap="large")
    left.markdown(formula(f"H = {latex_matrix(hessian)}"))
    drawn = hessian[numpy.ix_(axes, axes)]
    values, vectors = numpy.linalg.eigh(drawn)
    lines = [
        _("λ = **{value}** along {vector}").format(value=number(float(value), 5), vector=vector(vectors[:, at], 4))
        for at, value in enumerate(values)
    ]
    right.markdown("\n\n".join(lines))
    kinds = {
        "minimum": _("Both eigenvalues are positive and ∇f = 0: a minimum."),
        "maximum": _("Both eigenvalues are negative and ∇f = 0: a maximum."),
        "saddle": _("One eigenvalue is positive, one negative, and ∇f = 0: a saddle."),
        "convex": _("Both eigenvalues are positive: f bends upwards in every direction here, as around a minimum."),
        "concave": _("Both eigenvalues are negative: f bends downwards in every direction here."),
        "mixed": _("One eigenvalue is positive, one negative: f bends like a saddle here."),
        "flat": _("An eigenvalue is 0: along its direction the second derivative says nothing."),
    }
    right.markdown(kinds[curvature_kind(drawn, nature.kind == "critical")])
    right.caption(_("The violet ellipse in the picture is short where f bends most."))
