"""Lagrange's picture: a constraint g = 0, and the points on it where ∇f and ∇g are parallel."""

from __future__ import annotations

import math

import numpy
import streamlit as st
from msgspec import structs

from core.sampling import Sample
from core.sandbox.field_messages import FieldJob
from viz.escaping import code_span, markdown_text
from viz.field.choice import FieldChoice
from viz.field.contours import lines_at
from viz.field.function import LONGEST, FunctionText, Unreadable, read
from viz.field.interpolation import finer
from viz.field.lagrange import Touching, approximate, multiplier, newton_step
from viz.field.text import number, vector
from viz.widgets.code_editor import code_editor
from viz.widgets.field import field_choices as choices
from viz.widgets.field.sampling import answered, plane_job
from viz.words import _

MOST = 12
"""Points that are looked for more closely."""
STEPS = 6


class Constraint:
    """The curve g = 0 over the plane, with what was found on it.

    Attributes:
        problem: Why there is nothing: "unreadable", "names", "mistake"; "" when there is.
        lines: Of g = 0.
        touching: Where f's contour touches it.
    """

    def __init__(self, text: str, function: FunctionText, choice: FieldChoice, plane: Sample, device: str) -> None:
        self.problem = ""
        self.lines: list[numpy.ndarray] = []
        self.touching: list[Touching] = []
        self._function, self._choice, self._device = function, choice, device
        try:
            constraint = read(text)
        except Unreadable:
            self.problem = "unreadable"
            return
        names = tuple(function.names[axis] for axis in choice.axes)
        if not constraint.expression or not set(constraint.names) <= {*names}:
            self.problem = "names"
            return
        # In the order of the drawn axes, whatever g mentions.
        program = constraint.program.replace(f"def f({', '.join(constraint.names)})", f"def g({', '.join(names)})")
        self._g = FunctionText(program, names, True)
        place = (choice.point[choice.axes[0]], choice.point[choice.axes[1]])
        sample = answered(plane_job(self._g, FieldChoice(point=place, window=choice.window), device, 97, name="g"))
        if sample.mistake is not None:
            self.problem = "mistake"
            return
        x, y = sample.axes
        self.lines = lines_at(*finer(x, y, sample.values, sample.gradients), 0.0)
        self._find(sample, plane)

    def _find(self, g: Sample, f: Sample) -> None:
        x, y = f.axes
        coarse = (len(g.axes[0]) - 1) // (len(x) - 1)  # f may go point by point, on fewer points
        gradients = g.gradients[::coarse, ::coarse]
        starts = approximate(x, y, self.lines, f.gradients[..., list(self._choice.axes)], gradients)[:MOST]
        for start in starts:
            found = self._closer(start)
            if all(math.dist(found.place, one.place) > 1e-7 for one in self.touching):
                self.touching.append(found)

    def _closer(self, start: tuple[float, float]) -> Touching:
        """Walk from a point of the grid's resolution to the solution itself."""
        f, g = self._at(start)
        dg = g.point_gradients[0]
        first = Touching(start, float(f.point_values[0]), multiplier(self._drawn(f.point_gradients[0]), dg), False)
        place, factor = numpy.array(start), first.factor
        for _step in range(STEPS):
            axes = list(self._choice.axes)
            hessian = f.hessians[0][numpy.ix_(axes, axes)]
            about_g = (float(g.point_values[0]), g.point_gradients[0], g.hessians[0])
            step = newton_step(place, factor, (self._drawn(f.point_gradients[0]), hessian), about_g)
            if step is None or not numpy.isfinite(step[0]).all():
                return first
            moved = float(numpy.abs(step[0] - place).max())
            place, factor = step
            f, g = self._at((float(place[0]), float(place[1])))
            if moved < 1e-11 * (1 + float(numpy.abs(place).max())):
                near = math.dist(place, start) < 0.05 * (self._choice.window[1] - self._choice.window[0])
                exact = Touching((float(place[0]), float(place[1])), float(f.point_values[0]), factor, True)
                return exact if near else first
        return first

    def _at(self, place: tuple[float, float]) -> tuple[Sample, Sample]:
        """Return f and g at one point, with their second derivatives."""
        point = list(self._choice.point)
        for axis, value in zip(self._choice.axes, place, strict=True):
            point[axis] = value
        raw = [numpy.asarray(one, dtype="<f8").tobytes() for one in (point, place)]
        function = self._function
        f = FieldJob(function.program, len(function.names), function.spread, points=raw[0], hessians=1)
        g = FieldJob(self._g.program, 2, True, function="g", points=raw[1], hessians=1)
        return answered(structs.replace(f, device=self._device)), answered(structs.replace(g, device=self._device))

    def _drawn(self, gradient: numpy.ndarray) -> numpy.ndarray:
        return gradient[list(self._choice.axes)]


def constraint_section(found: Constraint | None, names: tuple[str, str]) -> None:
    """Show the text of g and what was found on g = 0."""
    example = f"{names[0]} + {names[1]} - 1"
    left, right = st.columns([5, 8], gap="large")
    with left:
        st.caption("g")
        code_editor(
            choices.CONSTRAINT.value, key=choices.CONSTRAINT_EDITOR,
            on_edit=choices.CONSTRAINT.choose, label="g", placeholder=example, limit=LONGEST, runs=False,
        )  # fmt: skip
        st.caption(
            _("The curve g = 0. Where f is least or greatest on it, ∇f = λ ∇g: the contour of f touches the curve.")
        )
        if found is None:
            st.button(
                _("Try {example}").format(example=code_span(example)),
                on_click=choices.CONSTRAINT.choose,
                args=(example,),
            )
    with right:
        if found is None:
            st.info(_("Write a constraint, such as {example}.").format(example=code_span(example)))
        elif found.problem:
            problems = {
                "unreadable": _("Python cannot read this constraint."),
                "names": _("The constraint is an expression of {names}.").format(
                    names=", ".join(map(markdown_text, names))
                ),
                "mistake": _("The constraint could not be evaluated over the plane."),
            }
            st.error(problems[found.problem])
        elif not found.lines:
            st.info(_("g = 0 nowhere in this window."))
        elif not found.touching:
            st.info(_("In this window ∇f and ∇g are parallel nowhere on g = 0."))
        else:
            _table(found.touching)


def _table(touching: list[Touching]) -> None:
    lowest = min(one.value for one in touching)
    highest = max(one.value for one in touching)
    ends = ((lowest, _("least of these")), (highest, _("greatest of these")))
    rows = []
    for one in touching:
        digits = 6 if one.exact else 3
        # Newton's method ends within rounding of the value, and several points may have the same.
        alike = [said for end, said in ends if math.isclose(one.value, end, rel_tol=1e-9, abs_tol=1e-12)]
        note = ((alike[0] if len(alike) == 1 else "") + ("" if one.exact else " ≈")).strip()
        rows.append([vector(one.place, digits), number(one.value, digits), number(one.factor, digits), note])
    columns = 4 if any(row[3] for row in rows) else 3
    table = [[_("point"), "f", "λ", ""], ["---"] * 4, *rows]
    st.markdown("\n".join("| " + " | ".join(row[:columns]) + " |" for row in table))
    st.caption(
        _("At each of them ∇f = λ ∇g, found by Newton's method from where the two directions agree on the grid.")
        + " "
        + _("The dashed contours of f touch the curve there.")
    )
