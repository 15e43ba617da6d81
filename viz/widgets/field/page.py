"""The page of a function of two variables or more: the plane, the point's card, what stands beneath."""

from __future__ import annotations

import math
from typing import NamedTuple

import msgspec
import numpy
import streamlit as st
from msgspec import structs
from streamlit.delta_generator import DeltaGenerator

from core.sampling import Sample
from core.trace import Mistake
from viz.field.choice import SECTIONS, FieldChoice
from viz.field.contours import Angle, lines_at
from viz.field.function import FunctionText
from viz.field.interpolation import finer
from viz.field.kinks import Nature
from viz.field.plane import Fine, Plane, background, curvature_ellipse, flat, usual_slope, walked
from viz.field.text import angle_label, vector
from viz.recent import Recent
from viz.widgets.field import field_choices as choices
from viz.widgets.field.constraint import Constraint, constraint_section
from viz.widgets.field.grid import finest, refine, whole_job
from viz.widgets.field.kinks import kinks_section
from viz.widgets.field.point import point_card, right_angle
from viz.widgets.field.predict import predicted
from viz.widgets.field.program import program_section
from viz.widgets.field.sampling import Near, descended, plane_job
from viz.widgets.field.sections import curvature_section, direction_section, section_chooser
from viz.widgets.field.surface import surface_section
from viz.widgets.field.view import field_view
from viz.widgets.field.walks import descent_section
from viz.widgets.shell import session_device
from viz.widgets.visitors import visitor
from viz.words import _

GROUND_BYTES, GROUND_OF_ONE_SESSION = 24_000_000, 4_000_000
"""Pictures of planes without their point: of all sessions together, and of one."""

_grounds: Recent[Ground] = Recent(GROUND_BYTES, GROUND_OF_ONE_SESSION)


def plane_page(
    function: FunctionText, choice: FieldChoice, left: DeltaGenerator, right: DeltaGenerator
) -> Mistake | None:
    """Show a function of two variables or more; return the mistake for which there is nothing to show."""
    device = session_device()
    plane, next_stage = finest(function, choice, device)
    near = Near(function, choice, device) if plane.mistake is None else None
    mistake = plane.mistake or (near.sample.mistake if near else None)
    if mistake is not None or near is None:
        return mistake
    with left:
        picture = st.container(border=True)
        progress = st.empty()
    nature = near.nature(usual_slope(plane.gradients[..., list(choice.axes)]))
    ground = _ground(function, choice, device, plane)
    questions = st.container()
    with questions:
        hidden = bool(choices.PREDICT.value) and not predicted(near, ground.plane, choice)
    with right:
        angle = right_angle(near, choice)
        point_card(function, choice, near, nature, angle, hidden)
    section = _section(function, choice, plane, device)
    with picture:
        whole = with_point(ground, near, nature, None if hidden else angle, choice, hidden)
        whole = with_section(whole, ground.fine, section, near, choice)
        field_view(whole, lambda x, y: choices.move(choice.axes, (x, y)), key=choices.PICTURE)
    with st.container(border=True, key="field-section"):
        if hidden and section.name in ("direction", "curvature", "surface"):
            st.info(_("The gradient is hidden until you have predicted it."))
            return None
        _section_shown(section, function, choice, near, nature, plane)
    if not plane.batched:
        _point_by_point(function, choice, device, plane, next_stage, progress)
    return None


class Section(NamedTuple):
    """The section beneath the picture, and the numbers computed for it."""

    name: str
    walks: Sample | None = None
    constraint: Constraint | None = None


def _section(function: FunctionText, choice: FieldChoice, plane: Sample, device: str) -> Section:
    """Let a section be chosen, and compute what it shows."""
    name = section_chooser(SECTIONS)
    if name == "descent" and choice.optimizers:
        return Section(
            name, walks=descended(function, choice.point, choice.optimizers, choice.rate, choice.steps, device)
        )
    if name == "constraint" and choice.constraint.strip():
        return Section(name, constraint=Constraint(choice.constraint, function, choice, plane, device))
    return Section(name)


def _section_shown(
    section: Section, function: FunctionText, choice: FieldChoice, near: Near, nature: Nature, plane: Sample
) -> None:
    match section.name:
        case "direction":
            direction_section(near, nature, choice)
        case "curvature":
            curvature_section(near, nature, choice)
        case "surface":
            surface_section(near, nature, plane, choice, _axis_names(function, choice))
        case "descent":
            descent_section(section.walks, function, choice)
        case "constraint":
            constraint_section(section.constraint, _axis_names(function, choice))
        case "kinks":
            kinks_section(function, near, nature)
        case "program":
            program_section(function, choice)


def _axis_names(function: FunctionText, choice: FieldChoice) -> tuple[str, str]:
    return function.names[choice.axes[0]], function.names[choice.axes[1]]


def _point_by_point(
    function: FunctionText, choice: FieldChoice, device: str, plane: Sample, stage: int | None,
    progress: DeltaGenerator) -> None:  # fmt: skip
    if stage is not None:
        refine(whole_job(function, choice, device, stage), progress)
    said = _(
        "This function cannot be batched (control flow on values), so it ran once per point: {count} × {count} points."
    )
    progress.caption(said.format(count=len(plane.axes[0])))


class Ground(msgspec.Struct, frozen=True):
    """The part that stays while the point moves: the picture of the function alone, and the grid for contours."""

    plane: Plane
    fine: Fine


def _ground(function: FunctionText, choice: FieldChoice, device: str, plane: Sample) -> Ground:
    names = _axis_names(function, choice)
    key = (plane_job(function, choice, device, len(plane.axes[0])), names)
    found = _grounds.find(key, visitor())
    if found is None:
        x, y = plane.axes
        gradients = plane.gradients[..., list(choice.axes)]
        fine = finer(x, y, plane.values, gradients)
        found = Ground(background(x, y, plane.values, gradients, names, fine), fine)
        _grounds.keep(key, found, visitor())
    return found


def with_point(
    ground: Ground, near: Near, nature: Nature, angle: Angle | None, choice: FieldChoice, hidden: bool
) -> Plane:
    """Return the picture with the point and what there is at it; ``hidden``: no gradient is given away."""
    plane = structs.replace(ground.plane, point=(choice.point[choice.axes[0]], choice.point[choice.axes[1]]))
    if math.isfinite(near.value) and nature.kind in ("smooth", "kink", "steep", "edge"):
        plane = structs.replace(plane, through=flat(lines_at(*ground.fine, near.value), plane.window))
    if hidden:
        return structs.replace(plane, arrows=(), follows=False)
    if nature.kind == "kink":
        return structs.replace(plane, hull=nature.hull)
    if nature.kind == "smooth":
        gradient = (float(near.drawn[0]), float(near.drawn[1]))
        tangent = angle.tangent if angle is not None else None
        label = f"∇f = {vector(gradient, 4)}"
        measured = angle_label(angle) if angle is not None else ""
        return structs.replace(plane, gradient=gradient, gradient_label=label, tangent=tangent, angle=measured)
    return plane


def with_section(plane: Plane, fine: Fine, section: Section, near: Near, choice: FieldChoice) -> Plane:
    """Return the picture with what the section beneath it speaks of."""
    axes = list(choice.axes)
    walks, constraint = section.walks, section.constraint
    if section.name == "direction":
        turn = math.radians(choice.angle)
        return structs.replace(plane, direction=(math.cos(turn), math.sin(turn)))
    if section.name == "curvature":
        hessian = near.hessian[numpy.ix_(axes, axes)]
        return structs.replace(plane, ellipse=curvature_ellipse(plane.point, hessian, plane.window))
    if walks is not None and walks.mistake is None:
        found = zip(choice.optimizers, walks.walks, strict=True)
        drawn = tuple(walked(name, walk.path[:, axes], walk.values) for name, walk in found)
        return structs.replace(plane, walks=drawn)
    if constraint is not None:
        touching = tuple(one.place for one in constraint.touching)
        kissing = [line for one in constraint.touching for line in lines_at(*fine, one.value)]
        lines, through = flat(constraint.lines, plane.window), flat(kissing, plane.window)
        return structs.replace(plane, constraint=lines, touching=touching, kissing=through)
    return plane
