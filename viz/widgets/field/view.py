"""The plane of a function of two variables: a point to drag over its contours."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from msgspec import to_builtins

from viz.escaping import visible_data
from viz.field.plane import Plane
from viz.widgets.mounting import bundled, message_of
from viz.words import _

_mounted = bundled("field_view")


def field_view(plane: Plane, on_move: Callable[[float, float], None], *, key: str) -> None:
    """Show the plane; call ``on_move`` with the point's new place when it was dragged, clicked or moved by keys."""
    window = plane.window  # all that a session keeps of the picture, until its point moves

    def acted() -> None:
        place = moved_to(message_of(key, "acted"), window)
        if place is not None:
            on_move(*place)

    sentences = {
        "point": _("The point. Arrow keys move it, with Shift further."),
        "tangent": _("contour tangent"),
        "none": _("undefined here"),
        "infinite": _("infinite here"),
        "play": _("Play"),
        "pause": _("Pause"),
        "step": _("Step {step} of {steps}"),
        "steps": _("Steps of the descent"),
        "picture": _("Contours and gradients of the function. The point's values stand beside the picture."),
        "arrows": _("arrows: ∇f, longer and darker where f is steeper"),
        "subgradients": _("subgradients"),
        "between": _("read off the grid until you let go"),
        "slanted": _("the axes have different scales, so a right angle looks slanted"),
    }
    _mounted(key=key, data={"plane": visible_data(to_builtins(plane)), "words": sentences}, on_acted_change=acted)


def moved_to(message: object, window: Sequence[float]) -> tuple[float, float] | None:
    """Read a message of the browser, which anybody may forge: the point stays a finite place in the window."""
    if not isinstance(message, Mapping):
        return None
    place = message.get("point")
    if not isinstance(place, list | tuple) or len(place) != 2 or not all(type(one) in (int, float) for one in place):
        return None
    if not all(map(math.isfinite, place)):
        return None
    low_x, high_x, low_y, high_y = window
    return min(max(float(place[0]), low_x), high_x), min(max(float(place[1]), low_y), high_y)
