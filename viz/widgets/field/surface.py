"""The surface z = f over the plane, with its models at the point: tangent plane, second order, supporting planes."""

from __future__ import annotations

import numpy
import streamlit as st

from core.sampling import Sample
from viz.escaping import code_span
from viz.field.choice import FieldChoice
from viz.field.kinks import Nature
from viz.field.plots import models, surface_figure
from viz.field.text import number, vector
from viz.widgets.field import field_choices as choices
from viz.widgets.field.point import is_dark
from viz.widgets.field.sampling import Near
from viz.widgets.field.sections import QUIET
from viz.words import _

PLANES = 4
"""Supporting planes that are drawn at a kink."""


def surface_section(near: Near, nature: Nature, plane: Sample, choice: FieldChoice, names: tuple[str, str]) -> None:
    """Show the surface; its point is the plane's, so moving one moves the other."""
    left, right = st.columns([4, 9], gap="large")
    with left:
        shown = _models(near, nature, plane, choice, names)
    place = (choice.point[choice.axes[0]], choice.point[choice.axes[1]])
    x, y = plane.axes
    figure = surface_figure(x, y, plane.values, place, near.value, shown, names, is_dark())
    right.plotly_chart(figure, key="field-surface", config=QUIET)


def _models(
    near: Near, nature: Nature, plane: Sample, choice: FieldChoice, names: tuple[str, str]
) -> dict[str, numpy.ndarray]:
    """Show which models there are and their formulas; return those that were chosen, on the grid."""
    place = (choice.point[choice.axes[0]], choice.point[choice.axes[1]])
    axes = list(near.axes)
    x, y = plane.axes
    if nature.kind == "kink":
        st.markdown(_("At a kink there is no tangent plane. Planes of some subgradients through the point:"))
        corners = nature.hull[:: max(1, len(nature.hull) // PLANES)][:PLANES]
        zero = numpy.zeros((2, 2))
        return {vector(one, 3): models(x, y, place, near.value, numpy.asarray(one), zero)[0] for one in corners}
    if nature.kind not in ("smooth", "critical"):
        st.info(_("There is no model of f at this point: it has no gradient there."))
        return {}
    labels = {"plane": _("Tangent plane"), "second": _("Second-order model")}
    st.pills(
        _("Models at the point"), list(labels), selection_mode="multi", **choices.SHOWN_MODELS.widget,
        format_func=labels.__getitem__,
    )  # fmt: skip
    hessian = near.hessian[numpy.ix_(axes, axes)]
    flat, bent = models(x, y, place, near.value, near.drawn, hessian)
    found: dict[str, numpy.ndarray] = {}
    linear = _linear(near.value, near.drawn, place, names)
    if "plane" in choices.SHOWN_MODELS.value:
        st.markdown(_("Tangent plane: f(p) + ∇f · d") + f"  \n{code_span(linear)}")
        found[labels["plane"]] = flat
    if "second" in choices.SHOWN_MODELS.value and numpy.isfinite(hessian).all():
        st.markdown(_("Second-order model: tangent plane + ½ dᵀ H d"))
        found[labels["second"]] = bent
    st.caption(_("Drag the surface to turn it. The point is the one in the picture above."))
    return found


def _linear(value: float, gradient: numpy.ndarray, place: tuple[float, float], names: tuple[str, str]) -> str:
    text = number(value, 4)
    for slope, at, name in zip(gradient.tolist(), place, names, strict=True):
        sign = "−" if slope < 0 else "+"
        shift = f"({name} {'+' if at < 0 else '−'} {number(abs(at), 4)})" if at else name
        text += f" {sign} {number(abs(slope), 4)}·{shift}"
    return text
