"""The two pictures of the gradient field page, a plane or a curve, put together from their parts."""

from __future__ import annotations

import math

import numpy
import streamlit as st
from msgspec import structs
from streamlit.delta_generator import DeltaGenerator

from core.sampling import Sample
from viz.contours import lines_at
from viz.field_choice import CURVE_SECTIONS, SECTIONS, FieldChoice
from viz.field_plane import Plane, Walked, background, curvature_ellipse, flat, usual_slope
from viz.field_text import vector
from viz.function import FunctionText
from viz.kinks import Nature
from viz.widgets import field_state
from viz.widgets.field_constraint import Constraint, constraint_section
from viz.widgets.field_curve import curve_picture, ways_section
from viz.widgets.field_point import point_card, right_angle
from viz.widgets.field_predict import predicted
from viz.widgets.field_sampling import COARSE, Near, answered, descended, plane_job
from viz.widgets.field_sections import (
    curvature_section,
    descent_section,
    direction_section,
    program_section,
    surface_section,
)
from viz.widgets.field_view import field_view
from viz.widgets.keys import Key
from viz.widgets.outcome import mistake_shown
from viz.widgets.shell import session_device
from viz.words import Words

FARTHEST = 1e5
"""A walk is drawn up to so many windows away."""


def plane_page(
    function: FunctionText, choice: FieldChoice, left: DeltaGenerator, right: DeltaGenerator, words: Words
) -> None:
    """Show a function of two variables or more."""
    _ = words.gettext
    device = session_device()
    with left:
        picture = st.container(border=True)
        progress = st.empty()
    plane = _sampled_plane(function, choice, device, 0)
    if plane.mistake is not None:
        with left:
            mistake_shown(plane.mistake, words)
        return
    near = Near(function, choice, device)
    if near.sample.mistake is not None:
        with left:
            mistake_shown(near.sample.mistake, words)
        return
    names = (function.names[choice.axes[0]], function.names[choice.axes[1]])
    nature = near.nature(usual_slope(plane.gradients[..., list(choice.axes)]))
    with right:
        back = _drawn(plane, choice, names)
        hidden = bool(st.session_state[Key.FIELD_PREDICT]) and not predicted(near, back, choice, words)
        angle = right_angle(near, choice)
        point_card(function, choice, near, nature, angle, words, hidden)
    section = choice.section if choice.section in SECTIONS else SECTIONS[0]
    walks = constraint = None
    if section == "descent" and choice.optimizers:
        walks = descended(function, choice.point, choice.optimizers, choice.rate, choice.steps, device)
    if section == "constraint" and choice.constraint.strip():
        constraint = Constraint(choice.constraint, function, choice, plane, device)

    def shown(sample: Sample) -> None:
        with picture:
            whole = _with_point(_drawn(sample, choice, names), sample, near, nature, choice, hidden)
            whole = _with_section(whole, section, near, walks, constraint, choice)
            tangent = angle.tangent if angle is not None and nature.kind == "smooth" and not hidden else None
            whole = structs.replace(whole, tangent=tangent)
            field_view(whole, words, lambda x, y: field_state.move(choice.axes, (x, y)), key=Key.FIELD_PICTURE)

    chosen = _section_chooser(SECTIONS, words)
    with st.container(border=True):
        _section(chosen, function, choice, near, nature, plane, walks, constraint, names, words)
    if not plane.batched:
        plane = _refined(function, choice, device, plane, progress, words)
    shown(plane)


def _sampled_plane(function: FunctionText, choice: FieldChoice, device: str, stage: int) -> Sample:
    return answered(plane_job(function, choice, device, COARSE[stage]))


def _refined(
    function: FunctionText, choice: FieldChoice, device: str, plane: Sample, progress: DeltaGenerator, words: Words
) -> Sample:
    """Ask for finer grids where the function goes point by point, saying how far it is."""
    _ = words.gettext
    for stage in range(1, len(COARSE)):
        text = _(
            "This function cannot be batched (control flow on values), so it runs once per point: {count} × "
            "{count} points …"
        ).format(count=COARSE[stage])
        progress.progress(stage / len(COARSE), text)
        finer = _sampled_plane(function, choice, device, stage)
        if finer.mistake is not None or not numpy.isfinite(finer.values).any() or _cut_short(finer):
            break
        plane = finer
    progress.caption(
        _(
            "This function cannot be batched (control flow on values), so it ran once per point, {count} × "
            "{count} of them."
        ).format(count=len(plane.axes[0]))
    )
    return plane


def _cut_short(sample: Sample) -> bool:
    """Return whether the time was up before the last row was reached."""
    return bool(numpy.isnan(sample.values[-1]).all()) and not bool(numpy.isnan(sample.values[0]).all())


def _drawn(plane: Sample, choice: FieldChoice, names: tuple[str, str]) -> Plane:
    x, y = plane.axes
    return background(x, y, plane.values, plane.gradients[..., list(choice.axes)], names)


def _with_point(plane: Plane, sample: Sample, near: Near, nature: Nature, choice: FieldChoice, hidden: bool) -> Plane:
    place = (choice.point[choice.axes[0]], choice.point[choice.axes[1]])
    plane = structs.replace(plane, point=place)
    if math.isfinite(near.value) and nature.kind in ("smooth", "kink", "steep", "edge"):
        plane = structs.replace(plane, through=flat(lines_at(*sample.axes, sample.values, near.value)))
    if hidden:
        return structs.replace(plane, arrows=())
    if nature.kind == "kink":
        return structs.replace(plane, hull=nature.hull)
    if nature.kind == "smooth":
        gradient = (float(near.drawn[0]), float(near.drawn[1]))
        plane = structs.replace(plane, gradient=gradient, gradient_label=f"∇f = {vector(gradient, 4)}")
    return plane


def _with_section(
    plane: Plane, section: str, near: Near, walks: Sample | None, constraint: Constraint | None, choice: FieldChoice
) -> Plane:
    axes = list(choice.axes)
    if section == "curvature":
        hessian = near.hessian[numpy.ix_(axes, axes)]
        return structs.replace(plane, ellipse=curvature_ellipse(plane.point, hessian, plane.window))
    if section == "descent" and walks is not None and walks.mistake is None:
        far = FARTHEST * max(abs(one) for one in plane.window)
        drawn = tuple(
            Walked(name, tuple(numpy.clip(walk.path[:, axes], -far, far).ravel().tolist()))
            for name, walk in zip(choice.optimizers, walks.walks, strict=True)
        )
        return structs.replace(plane, walks=drawn)
    if section == "constraint" and constraint is not None:
        return structs.replace(plane, constraint=flat(constraint.lines), touching=constraint.touching)
    return plane


def _section_chooser(sections: tuple[str, ...], words: Words) -> str:
    _ = words.gettext
    titles = {
        "direction": _("Direction"),
        "curvature": _("Curvature"),
        "surface": _("Surface"),
        "descent": _("Descent"),
        "constraint": _("Constraint"),
        "program": _("Program"),
        "ways": _("Three derivatives"),
    }
    if st.session_state[Key.FIELD_SECTION] not in sections:
        st.session_state[Key.FIELD_SECTION] = sections[0]
    chosen = st.segmented_control(
        _("Look closer"), sections, format_func=titles.__getitem__, key=Key.FIELD_SECTION, required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    return chosen or sections[0]


def _section(
    section: str, function: FunctionText, choice: FieldChoice, near: Near, nature: Nature, plane: Sample,
    walks: Sample | None, constraint: Constraint | None, names: tuple[str, str], words: Words,
) -> None:  # fmt: skip
    match section:
        case "direction":
            direction_section(near, choice, words)
        case "curvature":
            curvature_section(near, nature, choice, words)
        case "surface":
            surface_section(near, plane, choice, names, words)
        case "descent":
            descent_section(walks, choice, words)
        case "constraint":
            constraint_section(constraint, names, words)
        case "program":
            program_section(function, choice, words)


def curve_page(
    function: FunctionText, choice: FieldChoice, left: DeltaGenerator, right: DeltaGenerator, words: Words
) -> None:
    """Show a function of one variable."""
    device = session_device()
    curve = answered(plane_job(function, choice, device, 97))
    near = Near(function, choice, device)
    for sample in (curve, near.sample):
        if sample.mistake is not None:
            with left:
                mistake_shown(sample.mistake, words)
            return
    nature = near.nature(usual_slope(curve.gradients))
    with right:
        point_card(function, choice, near, nature, None, words, hidden=False)
    with left:
        with st.container(border=True):
            curve_picture(function, choice, curve, near, nature, words)
    section = _section_chooser(CURVE_SECTIONS, words)
    with st.container(border=True):
        match section:
            case "descent":
                walks = (
                    descended(function, choice.point, choice.optimizers, choice.rate, choice.steps, device)
                    if choice.optimizers
                    else None
                )
                descent_section(walks, choice, words)
            case "program":
                program_section(function, choice, words)
            case _:
                ways_section(function, choice, near, nature, words)
