"""Special matrices: symmetric, antisymmetric, orthogonal, permutation, definite; what fails has a witness."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from core import Trace
from viz.cells import number_text
from viz.escaping import in_colour, sentence_markdown
from viz.linear.programs import special
from viz.linear.typed import written
from viz.linear.verdicts import Verdict, verdicts
from viz.theme import ROLES
from viz.widgets.linear import linear_choices as choices
from viz.widgets.linear.shown import DRAWN, last_typed, presets_shown, program_shown, ran, square, value
from viz.words import _

NEAREST = ("nearest_symmetric", "nearest_orthogonal", "nearest_semidefinite")


def special_panel() -> None:
    """Show the matrix, what holds of it and why, and the bowl of its quadratic form."""
    left, right = st.columns([5, 7], gap="medium")
    with left:
        presets_shown(choices.SPECIAL_PRESET, choices.SPECIAL)
        st.text_area("A", height=120, **choices.SPECIAL.widget)
        rows = last_typed("special", square(choices.SPECIAL.value))
        if rows is None:
            return
        program = special(rows)
        trace = ran(program)
        if trace is None:
            return
        names = nearest_names()
        for name in NEAREST:
            st.button(names[name], key=f"linear-{name}", icon=":material/near_me:", on_click=_take, args=(trace, name),
                      width="stretch")  # fmt: skip
        program_shown(program, "special")
    with right.container(key=DRAWN):
        found = verdicts(*(value(trace, name) for name in ("A", "gram", "eigenvalues", "x")))
        for verdict in found:
            mark = in_colour("green", "✓") if verdict.holds else in_colour("red", "✗")
            st.markdown(f"{mark} {sentence_markdown(sentence(verdict))}")
        st.markdown(_between(*(float(value(trace, "eigenvalues")[place]) for place in (0, -1))))
        st.caption(_("What is smaller than a billionth of the largest entry counts as 0."))
        if len(rows) == 2:
            _bowl(trace)


def _between(low: float, high: float) -> str:
    """Say what the eigenvalues of the symmetric part bound."""
    return _(
        "For x of length 1 the values of xᵀA x lie between {low} and {high}, the least and the largest eigenvalue of "
        "(A\u00a0+\u00a0Aᵀ)/2."
    ).format(low=number_text(low), high=number_text(high))


def nearest_names() -> dict[str, str]:
    """Return the buttons that change the matrix."""
    return {
        "nearest_symmetric": _("Take the nearest symmetric matrix"),
        "nearest_orthogonal": _("Take the nearest orthogonal matrix"),
        "nearest_semidefinite": _("Take the nearest positive semidefinite matrix"),
    }


def _take(trace: Trace, name: str) -> None:
    rows = [[float(f"{one:.12g}") for one in row] for row in value(trace, name)]
    choices.SPECIAL.choose(written(rows).removeprefix("[[").removesuffix("]]").replace("], [", "\n"))


def sentence(verdict: Verdict) -> str:
    """Return what a verdict says, with its witness."""
    facts = verdict.witness
    match verdict.kind, verdict.holds:
        case "symmetric", True:
            return _("Symmetric: A[i, j] = A[j, i] everywhere.")
        case "symmetric", False:
            return _("Not symmetric: A[{i}, {j}] = {one}, but A[{j}, {i}] = {other}.").format(**facts)
        case "antisymmetric", True:
            return _("Antisymmetric: A[i, j] = −A[j, i] everywhere.")
        case "antisymmetric", False:
            return _("Not antisymmetric: A[{i}, {j}] = {one}, but −A[{j}, {i}] is not.").format(**facts)
        case "orthogonal", True:
            return _("Orthogonal: its rows have length 1 and stand at right angles, A Aᵀ = I.")
        case "orthogonal", False if "length" in facts:
            return _("Not orthogonal: row {i} has length {length}.").format(**facts)
        case "orthogonal", False:
            return _("Not orthogonal: rows {i} and {j} have the dot product {product}.").format(**facts)
        case "permutation", True:
            return _("A permutation matrix: row i takes entry π(i), with π = ({order}). It is orthogonal.").format(
                **facts
            )
        case "permutation", False if "one" in facts:
            return _("No permutation matrix: A[{i}, {j}] = {one} is neither 0 nor 1.").format(**facts)
        case "permutation", False if "row" in facts:
            return _("No permutation matrix: row {row} has {count} ones.").format(**facts)
        case "permutation", False:
            return _("No permutation matrix: column {column} has {count} ones.").format(**facts)
        case "definite", _holds:
            return _("Positive definite: xᵀA x > 0 for every x but 0; the least for length 1 is {low}.").format(**facts)
        case "semidefinite", _holds:
            return _("Positive semidefinite only: xᵀA x = 0 at x = {x}, and never below.").format(**facts)
        case "indefinite", _holds:
            return _("Indefinite: xᵀA x = {low} < 0 at x = {x}, and up to {high} elsewhere.").format(**facts)
        case _:
            return _("Not positive definite: xᵀA x = {low} < 0 at x = {x}, and above 0 nowhere.").format(**facts)


def _bowl(trace: Trace) -> None:
    """Draw xᵀAx over the plane: a bowl, a valley or a saddle."""
    heights, places = value(trace, "bowl"), value(trace, "t")
    colour = ROLES["backward"][1 if st.context.theme.type == "dark" else 0]
    figure = go.Figure(
        go.Surface(x=places, y=places, z=heights, colorscale="RdBu_r", cmid=0, opacity=0.9, showscale=False)
    )
    x, lowest = value(trace, "x"), float(value(trace, "form"))
    figure.add_trace(go.Scatter3d(
        x=[0, float(x[0])], y=[0, float(x[1])], z=[0, lowest], mode="lines+markers",
        line={"width": 8, "color": colour}, marker={"size": [0, 5], "color": colour}, name="x", showlegend=False,
    ))  # fmt: skip
    figure.update_layout(
        height=420, margin={"l": 0, "r": 0, "t": 0, "b": 0},
        scene={
            "aspectmode": "manual", "aspectratio": {"x": 1, "y": 1, "z": 0.8},
            "camera": {"eye": {"x": 1.5, "y": 1.2, "z": 0.9}, "center": {"x": 0, "y": 0, "z": -0.12}},
            **{f"{axis}axis": {"title": title, "tickfont": {"size": 12}, "nticks": 5}
               for axis, title in (("x", "x₁"), ("y", "x₂"), ("z", "xᵀA x"))},
        },
    )  # fmt: skip
    st.plotly_chart(figure, width="stretch", key=f"{choices.PLANE}-bowl")
