"""What a learner chose on the gradient field page, as its link holds it. Pure."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from core.sandbox.field_messages import OPTIMIZERS
from viz.field.function import LONGEST, MOST_VARIABLES
from viz.field.presets import BY_KEY

SECTIONS = ("direction", "curvature", "surface", "descent", "constraint", "kinks", "program")
CURVE_SECTIONS = ("ways", "kinks", "descent", "program")
"""Of a function of one variable."""
RATES = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.12, 0.2, 0.3, 0.5, 0.6, 1.0, 2.0)
MOST_STEPS = 300
WIDEST = 1e9


class FieldChoice(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One exploration of a function; ``text`` is None while it is the preset's."""

    preset: str | None = "ellipse"
    text: str | None = None
    count: int = 2
    axes: tuple[int, int] = (0, 1)
    point: tuple[float, ...] = (1.0, 1.0)
    window: tuple[float, ...] = (-2.2, 2.2, -2.2, 2.2)
    section: str = "direction"
    layout: Literal["row", "column"] = "row"
    angle: float = 45.0
    optimizers: tuple[str, ...] = ("SGD",)
    rate: float = 0.12
    steps: int = 30
    constraint: str = ""
    version: Literal[1] = 1


def sound(choice: FieldChoice) -> bool:
    """Return whether the page could have written this choice: a link can be edited by hand."""
    numbers = (*choice.point, *choice.window, choice.angle)
    return (
        (choice.preset is None or choice.preset in BY_KEY)
        and (choice.text is not None or choice.preset is not None)
        and len(choice.text or "") <= LONGEST
        and 1 <= choice.count <= MOST_VARIABLES
        and all(0 <= axis < MOST_VARIABLES for axis in choice.axes)
        and choice.axes[0] != choice.axes[1]
        and all(math.isfinite(one) and abs(one) <= WIDEST for one in numbers)
        and 1 <= len(choice.point) <= MOST_VARIABLES
        and sound_window(choice.window)
        and choice.section in (*SECTIONS, *CURVE_SECTIONS)
        and 0 <= choice.angle <= 360
        and all(one in OPTIMIZERS for one in choice.optimizers)
        and choice.rate in RATES
        and 1 <= choice.steps <= MOST_STEPS
        and len(choice.constraint) <= LONGEST
    )


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
