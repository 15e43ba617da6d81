"""The learner's choices on the gradient field page, as its link holds them. Pure."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from viz.field.presets import BY_KEY

SECTIONS = ("direction", "curvature", "surface", "descent", "constraint", "kinks", "program")
CURVE_SECTIONS = ("ways", "kinks", "descent", "program")
"""Of a function of one variable."""
RATES = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.12, 0.2, 0.3, 0.5, 0.6, 1.0, 2.0)
MOST_STEPS = 300
WIDEST = 1e9
Layout = Literal["row", "column"]


class FieldChoice(msgspec.Struct, frozen=True):
    """One exploration of a function.

    Attributes:
        preset: The example that the text is; None for one of the learner's own.
        text: The function, as it was written.
        count: Entries of the vector of a def that does not say it.
        axes: Which two variables are drawn.
        point: A value of every variable.
        window: (low, high) of each drawn axis, flat.
        section: What stands beneath the picture.
        layout: The gradient's, as a row or a column.
        angle: Of the direction u, in degrees.
        constraint: The text of g.
    """

    preset: str | None = "ellipse"
    text: str = BY_KEY["ellipse"].text
    count: int = 2
    axes: tuple[int, ...] = (0, 1)
    point: tuple[float, ...] = (1.0, 1.0)
    window: tuple[float, ...] = (-2.2, 2.2, -2.2, 2.2)
    section: str = "direction"
    layout: Layout = "row"
    angle: float = 45.0
    optimizers: tuple[str, ...] = ("SGD",)
    rate: float = 0.12
    steps: int = 30
    constraint: str = ""


def sound_window(window: tuple[float, ...]) -> bool:
    """Return whether a window has two axes of some width."""
    if len(window) != 4:
        return False
    return all(high - low > 1e-9 * max(1.0, abs(low), abs(high)) for low, high in (window[:2], window[2:]))


def fitted(point: tuple[float, ...], count: int) -> tuple[float, ...]:
    """Return the point with a value for each of ``count`` variables; new ones stand at 1."""
    return (*point[:count], *(1.0 for _ in range(count - len(point))))


def fitted_axes(axes: tuple[int, int], count: int) -> tuple[int, int]:
    """Return two axes that a function of ``count`` variables has."""
    first, second = axes
    if count < 2:
        return 0, 1
    if first >= count or second >= count or first == second:
        return 0, 1
    return first, second


def zoomed(window: tuple[float, ...], factor: float, about: tuple[float, float]) -> tuple[float, ...]:
    """Return the window, ``factor`` times as wide, about a point that keeps its place in it."""
    low_x, high_x, low_y, high_y = window
    new = (
        about[0] + (low_x - about[0]) * factor, about[0] + (high_x - about[0]) * factor,
        about[1] + (low_y - about[1]) * factor, about[1] + (high_y - about[1]) * factor,
    )  # fmt: skip
    if not sound_window(new):
        return window
    digits = 4 - math.floor(math.log10(min(new[1] - new[0], new[3] - new[2])))  # of a narrow window far out, too
    rounded = tuple(round(one, digits) for one in new)
    fits = sound_window(rounded) and all(abs(one) <= WIDEST for one in rounded)
    return rounded if fits else window
