"""Lagrange's picture: a constraint g = 0, and the points on it where ∇f and ∇g are parallel."""

from __future__ import annotations

import math

import numpy
import streamlit as st

from core.sampling import Sample
from viz.contours import lines_at
from viz.field_choice import FieldChoice
from viz.field_plane import touching_points
from viz.field_text import number, vector
from viz.function import FunctionText, Unreadable, read
from viz.widgets.field_sampling import answered, plane_job
from viz.widgets.keys import Key
from viz.words import Words

Place = tuple[float, float]


class Constraint:
    """The curve g = 0 over the plane, with what was found on it."""

    def __init__(self, text: str, function: FunctionText, choice: FieldChoice, plane: Sample, device: str) -> None:
        self.problem = ""
        self.lines: list[numpy.ndarray] = []
        self.touching: tuple[Place, ...] = ()
        self.values: list[tuple[float, float]] = []
        try:
            constraint = read(text)
        except Unreadable:
            self.problem = "unreadable"
            return
        if not set(constraint.names) <= {function.names[axis] for axis in choice.axes}:
            self.problem = "names"
            return
        # In the order of the drawn axes, whatever g mentions.
        names = tuple(function.names[axis] for axis in choice.axes)
        program = constraint.program.replace(f"def f({', '.join(constraint.names)})", f"def g({', '.join(names)})")
        asked = FunctionText(program, names, True)
        place = (choice.point[choice.axes[0]], choice.point[choice.axes[1]])
        job = plane_job(asked, FieldChoice(point=place, window=choice.window), device, 49, name="g")
        sample = answered(job)
        if sample.mistake is not None or sample.values.shape != plane.values.shape:
            self.problem = "mistake"
            return
        self._find(sample, plane, choice)

    def _find(self, g: Sample, f: Sample, choice: FieldChoice) -> None:
        x, y = f.axes
        self.lines = lines_at(x, y, g.values, 0.0)
        first, second = (f.gradients[..., axis] for axis in choice.axes)
        turn = first * g.gradients[..., 1] - second * g.gradients[..., 0]
        self.touching = touching_points(self.lines, [bilinear(x, y, turn, line) for line in self.lines])[:12]
        for place in self.touching:
            at = numpy.array([place])
            df = [float(bilinear(x, y, one, at)[0]) for one in (first, second)]
            dg = [float(bilinear(x, y, g.gradients[..., axis], at)[0]) for axis in (0, 1)]
            size = dg[0] ** 2 + dg[1] ** 2
            factor = (df[0] * dg[0] + df[1] * dg[1]) / size if size else math.nan
            self.values.append((float(bilinear(x, y, f.values, at)[0]), factor))


def bilinear(x: numpy.ndarray, y: numpy.ndarray, values: numpy.ndarray, places: numpy.ndarray) -> numpy.ndarray:
    """Return values between the grid's points, (n,) for places (n, 2)."""
    i = numpy.clip(numpy.searchsorted(x, places[:, 0]) - 1, 0, len(x) - 2)
    j = numpy.clip(numpy.searchsorted(y, places[:, 1]) - 1, 0, len(y) - 2)
    s = (places[:, 0] - x[i]) / (x[i + 1] - x[i])
    t = (places[:, 1] - y[j]) / (y[j + 1] - y[j])
    below = values[i, j] * (1 - s) + values[i + 1, j] * s
    above = values[i, j + 1] * (1 - s) + values[i + 1, j + 1] * s
    return below * (1 - t) + above * t


def constraint_section(found: Constraint | None, names: tuple[str, str], words: Words) -> None:
    """Show the text of g and what was found on g = 0."""
    _ = words.gettext
    left, right = st.columns([5, 8], gap="large")
    with left:
        st.text_input("g", key=Key.FIELD_CONSTRAINT, placeholder=f"{names[0]} + {names[1]} - 1")
        st.caption(
            _("The curve g = 0. Where f is least or greatest on it, ∇f = λ ∇g: the contour of f touches the curve.")
        )
    with right:
        if found is None:
            st.info(_("Write a constraint, such as {example}.").format(example=f"{names[0]} + {names[1]} - 1"))
        elif found.problem:
            problems = {
                "unreadable": _("Python cannot read this constraint."),
                "names": _("The constraint may use {names} only.").format(names=", ".join(names)),
                "mistake": _("The constraint could not be evaluated over the plane."),
            }
            st.error(problems[found.problem])
        elif not found.lines:
            st.info(_("g = 0 nowhere in this window."))
        elif not found.touching:
            st.info(_("In this window ∇f and ∇g are parallel nowhere on g = 0."))
        else:
            st.markdown(
                "\n\n".join(
                    _("{point}: f ≈ {value}, λ ≈ {factor}").format(
                        point=vector(place, 4), value=number(value, 4), factor=number(factor, 4)
                    )
                    for place, (value, factor) in zip(found.touching, found.values, strict=True)
                )
            )
            st.caption(_("Read off between the points of the grid, so to about four digits."))
