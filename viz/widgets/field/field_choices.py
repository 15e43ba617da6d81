"""The choices of the gradient field page."""

from __future__ import annotations

from core.sandbox.field_messages import OPTIMIZERS
from viz.field.choice import (
    CURVE_SECTIONS,
    MOST_STEPS,
    RATES,
    SECTIONS,
    WIDEST,
    FieldChoice,
    Layout,
    fitted,
    fitted_axes,
    sound_window,
    zoomed,
)
from viz.field.function import LONGEST, MOST_VARIABLES, FunctionText
from viz.field.kink_ways import KINKS
from viz.field.presets import BY_KEY
from viz.kinds import flag, number, one_of, optional, several, such_that, text, whole
from viz.widgets.choices import Choice, Choices
from viz.widgets.field.sampling import DIFFERENCES

COORDINATE = number(-WIDEST, WIDEST)
AXIS = whole(0, MOST_VARIABLES - 1)
FIRST = FieldChoice()
MODELS = ("plane", "second")

PAGE = Choices("gradient_field")
PRESET: Choice[str | None] = PAGE.choice("preset", FIRST.preset, optional(one_of(BY_KEY)))
TEXT = PAGE.choice("text", FIRST.text, text(LONGEST), code=True)
COUNT = PAGE.choice("count", FIRST.count, whole(1, MOST_VARIABLES))
AXES = PAGE.choice("axes", FIRST.axes, such_that(several(AXIS, 2, least=2), lambda axes: axes[0] != axes[1]))
POINT = PAGE.choice("point", FIRST.point, several(COORDINATE, MOST_VARIABLES, least=1))
WINDOW = PAGE.choice("window", FIRST.window, such_that(several(COORDINATE, 4, least=4), sound_window))
SECTION = PAGE.choice("section", FIRST.section, one_of((*SECTIONS, *CURVE_SECTIONS)))
LAYOUT: Choice[Layout] = PAGE.choice("layout", FIRST.layout, one_of(("row", "column")))
ANGLE = PAGE.choice("angle", FIRST.angle, number(0, 360))
USED = PAGE.choice("optimizers", FIRST.optimizers, several(one_of(OPTIMIZERS), len(OPTIMIZERS)))
RATE = PAGE.choice("rate", FIRST.rate, one_of(RATES))
STEPS = PAGE.choice("steps", FIRST.steps, whole(1, MOST_STEPS))
CONSTRAINT = PAGE.choice("constraint", FIRST.constraint, text(LONGEST), code=True)
DIFFERENCE = PAGE.choice("difference", -4, one_of(DIFFERENCES), linked=False)
KINK: Choice[str | None] = PAGE.choice("kink", None, optional(one_of(KINKS)), linked=False)
PREDICT = PAGE.choice("predict", False, flag, linked=False)
SHOWN_MODELS = PAGE.choice("models", ("plane",), several(one_of(MODELS), len(MODELS)), linked=False)
PRESETS = PAGE.own("presets")
EDITOR = PAGE.own("editor")
LAST = PAGE.own("last")  # the last function that could be read: its picture stays while another one is typed
CONSTRAINT_EDITOR = PAGE.own("constraint_editor")
DIAL = PAGE.own("dial")
PICTURE = PAGE.own("picture")
PAGE.starts(PRESET, TEXT, lambda key: {"text": BY_KEY[key].text})


def chosen() -> FieldChoice:
    """Return what the controls say."""
    return PAGE.record(FieldChoice)


def choose_preset(key: str) -> None:
    """Load a preset, with its point and its window."""
    PAGE.start(key)
    preset = BY_KEY[key]
    window = preset.window if len(preset.window) == 4 else (*preset.window, *preset.window)
    stand(preset.point, window)


def stand(point: tuple[float, ...], window: tuple[float, ...]) -> None:
    """Begin with another function at a point, and forget what belonged to the one before."""
    COUNT.choose(max(1, len(point)))
    AXES.choose(AXES.default)
    POINT.choose(point)
    WINDOW.choose(window)
    CONSTRAINT.choose("")
    KINK.choose(None)


def fit(function: FunctionText) -> None:
    """Give every variable a value and choose axes that are there."""
    count = len(function.names)
    POINT.choose(fitted(POINT.value, count))
    first, second = AXES.value
    AXES.choose(fitted_axes((first, second), count))
    if count == 1:
        _keep_inside()


def _keep_inside() -> None:
    low, high = WINDOW.value[:2]
    (x,) = POINT.value
    POINT.choose((min(max(x, low), high),))


def move(axes: tuple[int, ...], place: tuple[float, ...]) -> None:
    """Put the point to other values of some variables."""
    point = list(POINT.value)
    for axis, value in zip(axes, place, strict=True):
        point[axis] = value
    POINT.choose(tuple(point))


def zoom(factor: float) -> None:
    """Show more or less of the plane around the point where it stands now."""
    point, (first, second) = POINT.value, AXES.value
    about = (point[first], point[second]) if point[1:] else (point[0], 0.0)
    WINDOW.choose(zoomed(WINDOW.value, factor, about))
