"""The page of a function of one variable: its curve with the tangent, its derivative beneath, kinks, descents."""

from __future__ import annotations

import math
from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.sampling import Sample
from core.trace import Mistake
from viz.escaping import markdown_text
from viz.field import kinks
from viz.field.choice import CURVE_SECTIONS, FieldChoice
from viz.field.function import FunctionText
from viz.field.plane import usual_slope
from viz.field.plots import curve_figure, with_walks
from viz.widgets.field import field_choices as choices
from viz.widgets.field.kinks import kinks_section
from viz.widgets.field.point import is_dark, point_card
from viz.widgets.field.program import program_section
from viz.widgets.field.sampling import CURVE_COUNT, Near, answered, descended, plane_job
from viz.widgets.field.sections import QUIET, section_chooser
from viz.widgets.field.walks import descent_section
from viz.widgets.field.ways import ways_section
from viz.widgets.mounting import message_of
from viz.widgets.shell import session_device
from viz.words import _

SUPPORTS = 9
"""Supporting lines that are drawn at a kink, the two ends among them."""


def curve_page(
    function: FunctionText, choice: FieldChoice, left: DeltaGenerator, right: DeltaGenerator
) -> Mistake | None:
    """Show a function of one variable; return the mistake for which there is nothing to show."""
    device = session_device()
    curve = answered(plane_job(function, choice, device, CURVE_COUNT))
    near = Near(function, choice, device) if curve.mistake is None else None
    mistake = curve.mistake or (near.sample.mistake if near else None)
    if mistake is not None or near is None:
        return mistake
    nature = near.nature(usual_slope(curve.gradients))
    with right:
        point_card(function, choice, near, nature, None, hidden=False)
    picture = left.container(border=True)
    section = section_chooser(CURVE_SECTIONS)
    walks = None
    if section == "descent" and choice.optimizers:
        walks = descended(function, choice.point, choice.optimizers, choice.rate, choice.steps, device)
    with picture:
        curve_picture(function, choice, curve, near, nature, walks)
    with st.container(border=True, key="field-section"):
        match section:
            case "descent":
                descent_section(walks, function, choice)
            case "kinks":
                kinks_section(function, near, nature)
            case "program":
                program_section(function, choice)
            case _:
                ways_section(function, choice, near, nature)
    return None


def curve_picture(
    function: FunctionText, choice: FieldChoice, curve: Sample, near: Near, nature: kinks.Nature,
    walks: Sample | None) -> None:  # fmt: skip
    """Show the curve with its tangent, or every supporting line at a kink; a click moves the point."""
    (name,) = function.names
    slopes: list[float] = []
    if nature.kind in ("smooth", "critical"):
        slopes = [float(near.gradient[0])]
    elif nature.kind == "kink":
        low, high = sorted(one[0] for one in nature.hull)
        slopes = (
            [low + (high - low) * part / (SUPPORTS - 1) for part in range(SUPPORTS)] if nature.supports else [low, high]
        )
    figure = curve_figure(
        curve.axes[0], curve.values, curve.gradients[:, 0], (choice.point[0], near.value), slopes, name, is_dark(),
        (f"f({name})", f"f′({name})"),
    )  # fmt: skip
    if walks is not None and walks.mistake is None:
        named = [(name, walk) for name, walk in zip(choice.optimizers, walks.walks, strict=True)]
        figure = with_walks(figure, named, is_dark(), (_("Play"), _("Pause"), _("step") + " "))
    st.plotly_chart(figure, key="field-curve", config=QUIET, on_select=_clicked, selection_mode="points")
    low, high = choice.window[:2]
    key = f"{choices.POINT.key}-slider"
    st.session_state[key] = min(max(choice.point[0], low), high)
    st.slider(
        _("Move the point along {name}").format(name=markdown_text(name)), low, high, step=(high - low) / 400, key=key,
        on_change=_slid, args=(key,), format="%.4g",
    )  # fmt: skip


def _clicked() -> None:
    selection = message_of("field-curve", "selection")
    points = selection.get("points", []) if isinstance(selection, Mapping) else []
    if points and isinstance(points[0].get("x"), int | float) and math.isfinite(points[0]["x"]):
        choices.move((0,), (float(f"{points[0]['x']:.6g}"),))


def _slid(key: str) -> None:
    choices.move((0,), (float(f"{st.session_state[key]:.6g}"),))
