"""What stands beneath the plane, one section at a time: direction, curvature, surface, descent, constraint, program."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy
import streamlit as st

from core.sampling import Sample
from core.workers.field_messages import OPTIMIZERS
from viz import kinks
from viz.field_choice import MOST_STEPS, RATES, FieldChoice
from viz.field_plots import cosine_figure, loss_figure, models, surface_figure
from viz.field_text import curvature_kind, diverged, latex_matrix, number, vector
from viz.function import FunctionText
from viz.widgets import graph_state
from viz.widgets.field_point import is_dark
from viz.widgets.field_sampling import Near
from viz.widgets.keys import Key
from viz.words import Words

QUIET = {"displayModeBar": False}


def direction_section(near: Near, choice: FieldChoice, words: Words) -> None:
    """Turn u: the slope in its direction is a cosine, and the gradient is where it is largest."""
    _ = words.gettext
    first, second = float(near.drawn[0]), float(near.drawn[1])
    steepest = math.hypot(first, second)
    left, right = st.columns([5, 8], gap="large")
    with left:
        st.slider(_("Direction u, in degrees"), 0.0, 360.0, step=0.01, key=Key.FIELD_ANGLE, format="%.2f")
        uphill = math.degrees(math.atan2(second, first)) % 360 if steepest else 0.0
        buttons = {
            "e₁": 0.0,
            "e₂": 90.0,
            "(1, 1)/√2": 45.0,
            "∇f": uphill,
            "−∇f": (uphill + 180) % 360,
            "⟂ ∇f": (uphill + 90) % 360,
        }
        with st.container(horizontal=True, gap="small"):
            for label, turn in buttons.items():
                st.button(label, key=f"{Key.FIELD_ANGLE}-{label}", on_click=_turn, args=(turn,))
        turn = math.radians(choice.angle)
        here = first * math.cos(turn) + second * math.sin(turn)
        st.markdown(
            _("Slope along u = {vector}: **{slope}**").format(
                vector=vector((math.cos(turn), math.sin(turn)), 4), slope=number(here, 5)
            )
        )
        st.markdown(_("Largest slope, along ∇f: ‖∇f‖ = **{slope}**").format(slope=number(steepest, 5)))
        st.caption(
            _("The gradient points to the steepest ascent; descent walks along −∇f. Along the contour the slope is 0.")
        )
    with right:
        labels = (
            _("direction of u, in degrees"),
            _("slope"),
            _("∇f · u, by autograd"),
            _("measured: differences of f"),
        )
        figure = cosine_figure((first, second), _measured_slopes(near), choice.angle, is_dark(), labels)
        st.plotly_chart(figure, key="field-cosine", config=QUIET)


def _turn(angle: float) -> None:
    st.session_state[Key.FIELD_ANGLE] = round(angle, 2)


def _measured_slopes(near: Near) -> list[float]:
    """Return central differences of f in the ring's directions; they know nothing of the gradient."""
    count = kinks.DIRECTIONS
    values = near.ring_values[:count]
    across = 2 * kinks.RADII[0] * near.size
    return [(float(values[at]) - float(values[(at + count // 2) % count])) / across for at in range(count)]


def curvature_section(near: Near, nature: kinks.Nature, choice: FieldChoice, words: Words) -> None:
    """Show the Hessian with its eigenvalues and what they say."""
    _ = words.gettext
    axes = list(near.axes)
    hessian = near.hessian
    if not numpy.isfinite(hessian).all():
        st.info(_("There are no second derivatives at this point."))
        return
    left, right = st.columns(2, gap="large")
    left.markdown(rf"$H = {latex_matrix(hessian)}$")
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


def surface_section(near: Near, plane: Sample, choice: FieldChoice, names: tuple[str, str], words: Words) -> None:
    """Show the surface, with the tangent plane and the second-order model where they are wanted."""
    _ = words.gettext
    labels = {"plane": _("Tangent plane"), "second": _("Second-order model")}
    st.pills(
        _("Models at the point"),
        list(labels),
        selection_mode="multi",
        key=Key.FIELD_MODELS,
        format_func=labels.__getitem__,
    )
    place = (choice.point[choice.axes[0]], choice.point[choice.axes[1]])
    axes = list(near.axes)
    flat, bent = models(*plane.axes, place, near.value, near.drawn, near.hessian[numpy.ix_(axes, axes)])
    wanted = {labels[key]: {"plane": flat, "second": bent}[key] for key in st.session_state[Key.FIELD_MODELS] or ()}
    figure = surface_figure(*plane.axes, plane.values, place, near.value, wanted, names, is_dark())
    st.plotly_chart(figure, key="field-surface", config=QUIET)


def descent_controls(words: Words) -> None:
    _ = words.gettext
    st.pills(_("Optimizers of torch.optim"), OPTIMIZERS, selection_mode="multi", key=Key.FIELD_OPTIMIZERS)
    st.select_slider(_("Learning rate"), RATES, key=Key.FIELD_RATE)
    st.slider(_("Steps"), 1, MOST_STEPS, key=Key.FIELD_STEPS)


def descent_section(walks: Sample | None, choice: FieldChoice, words: Words) -> None:
    """Show the descents' controls, their losses, and in words where they went."""
    _ = words.gettext
    left, right = st.columns([5, 8], gap="large")
    with left:
        descent_controls(words)
        st.caption(_("Every walk starts at the point. Play it beneath the picture."))
    with right:
        if walks is None or walks.mistake is not None:
            st.info(_("Choose at least one optimizer."))
            return
        named = [(name, walk.values) for name, walk in zip(choice.optimizers, walks.walks, strict=True)]
        st.plotly_chart(loss_figure(named, is_dark(), (_("step"), "f")), key="field-loss", config=QUIET)
        for name, walk in zip(choice.optimizers, walks.walks, strict=True):
            said = f"**{name}** · lr {choice.rate:g} · " + _("{steps} steps").format(steps=len(walk.values) - 1)
            values = f" · f {number(float(walk.values[0]), 4)} → {number(float(walk.values[-1]), 4)}"
            if diverged(walk.values):
                st.error(
                    said
                    + values
                    + ". "
                    + _("It diverges: each step overshoots further than the last. Try a smaller learning rate.")
                )
            else:
                st.markdown(said + values)


def program_section(function: FunctionText, choice: FieldChoice, words: Words) -> None:
    """Show the program that asks torch for the same gradient, and the way to its computation graph."""
    _ = words.gettext
    text = point_program(function, choice.point)
    st.code(text, language="python")
    st.button(
        _("Open this point's computation graph"), icon=":material/account_tree:", on_click=_to_graph, args=(text, words)
    )
    if st.session_state.pop(OPENING, False):
        st.switch_page("pages/graph.py")


OPENING = "field_opening"


def _to_graph(text: str, words: Words) -> None:
    graph_state.begin(words)
    graph_state.replace(text)
    st.session_state.update({Key.NODE: None, Key.PASS: None, Key.OPENED: frozenset(), OPENING: True})


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


Section = Callable[[], None]
