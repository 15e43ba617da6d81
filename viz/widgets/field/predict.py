"""Predict first, on the plane: which way the gradient points, where it is longest, where the next step lands."""

from __future__ import annotations

import math

import streamlit as st

from viz.field.choice import FieldChoice
from viz.field.plane import Plane
from viz.field.text import vector
from viz.widgets.field import field_choices as choices
from viz.widgets.field.sampling import Near
from viz.words import _

COMPASS = ("→", "↗", "↑", "↖", "←", "↙", "↓", "↘")


def pointing(gradient: tuple[float, float]) -> str:
    """Return the arrow of the compass that is nearest to a direction."""
    return COMPASS[round(math.atan2(gradient[1], gradient[0]) / (math.pi / 4)) % 8]


def steepest_corner(plane: Plane) -> int:
    """Return the quarter of the plane that holds the longest arrow: 0 left below, 1 right below, 2 left above, 3."""
    x, y, *_rest = max(plane.arrows, key=lambda one: math.hypot(one[2], one[3]))
    low_x, high_x, low_y, high_y = plane.window
    return int(x > (low_x + high_x) / 2) + 2 * int(y > (low_y + high_y) / 2)


def landings(place: tuple[float, float], gradient: tuple[float, float], rate: float) -> list[tuple[float, float]]:
    """Return four places to choose from, the first the right one: −∇f, +∇f, across it, no learning rate."""
    (x, y), (a, b) = place, gradient
    return [(x - rate * a, y - rate * b), (x + rate * a, y + rate * b), (x - rate * b, y + rate * a), (x - a, y - b)]


def predicted(near: Near, plane: Plane, choice: FieldChoice) -> bool:
    """Ask the three questions; return whether the gradient may be shown: the first was answered."""
    gradient = (float(near.drawn[0]), float(near.drawn[1]))
    place = (choice.point[choice.axes[0]], choice.point[choice.axes[1]])
    key = f"{choices.PREDICT.key}-{hash((choice.text, choice.preset, choice.point, choice.axes, choice.window))}"
    if not all(map(math.isfinite, gradient)) or not math.hypot(*gradient) or not plane.arrows:
        return True
    with st.container(border=True):
        st.markdown("**" + _("Predict first") + "**")
        first, second, third = st.columns(3, gap="large")
        with first:
            way = st.pills(_("Which way does the gradient point here?"), COMPASS, key=f"{key}-way", wrap=True)
            if way is None:
                return False
            _way(way, pointing(gradient))
        with second:
            _corner(plane, key)
        with third:
            _landing(place, gradient, choice, key)
    return True


def _way(way: str, right: str) -> None:
    if way == right:
        said = _("Right: {way}, across the contour towards larger values.")
    elif way == COMPASS[(COMPASS.index(right) + 4) % 8]:
        said = _("That is where f falls fastest. The gradient points to the steepest ascent: {way}.")
    else:
        said = _("It stands at a right angle to the contour and points to larger values: {way}.")
    _judged(way == right, said.format(way=right))


def _judged(right: bool, said: str) -> None:
    if right:
        st.success(said, icon=":material/check:")
    else:
        st.error(said, icon=":material/close:")


def _corner(plane: Plane, key: str) -> None:
    corners = [_("left below"), _("right below"), _("left above"), _("right above")]
    corner = st.pills(
        _("In which quarter of the picture is the longest gradient?"), [2, 3, 0, 1], format_func=corners.__getitem__,
        key=f"{key}-corner", wrap=True,
    )  # fmt: skip
    if corner is not None:
        truth = steepest_corner(plane)
        _judged(corner == truth, _("{corner}: there the contours lie closest together.").format(corner=corners[truth]))


def _landing(place: tuple[float, float], gradient: tuple[float, float], choice: FieldChoice, key: str) -> None:
    options = landings(place, gradient, choice.rate)
    shown = sorted(range(4), key=lambda one: options[one])
    landed = st.pills(
        _("Where does one step of SGD with learning rate {rate} land?").format(rate=f"{choice.rate:g}"),
        shown, format_func=lambda one: vector(options[one], 4), key=f"{key}-landing", wrap=True,
    )  # fmt: skip
    if landed is None:
        return
    says = {
        0: _("Right: x − η ∇f."),
        1: _("That goes uphill: the step is minus the learning rate times the gradient."),
        2: _("That goes along the contour, where f does not change at first."),
        3: _("That is a step of the whole gradient: the learning rate is missing."),
    }
    _judged(landed == 0, says[landed] + " " + vector(options[0], 4))
