"""The slopes of f in all directions, with the direction u to turn."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from viz.widgets.mounting import bundled, message_of
from viz.words import _

_mounted = bundled("field_dial")


def field_dial(
    gradient: tuple[float, float] | None,
    measured: Sequence[float],
    angle: float,
    on_turn: Callable[[float], None],
    *,
    key: str,
) -> None:
    """Show ∇f·u over the direction of u, in degrees, with what differences of f say; call ``on_turn`` when it turns.

    Args:
        gradient: None where there is none: then only what was measured is shown.
        measured: Slopes by differences in equally spaced directions, from half a step above 0.
    """

    def acted() -> None:
        turned = turned_to(message_of(key, "acted"))
        if turned is not None:
            on_turn(turned)

    sentences = {
        "directions": _("direction of u"),
        "slope": _("slope"),
        "curve": _("∇f · u, by autograd"),
        "dots": _("measured: differences of f"),
        "handle": _("Direction u. Arrow keys turn it, with Shift further."),
        "picture": _("The slope of f in every direction"),
    }
    shown = [one if math.isfinite(one) else None for one in measured]
    data = {"gradient": gradient, "measured": shown, "angle": angle, "words": sentences}
    _mounted(key=key, data=data, on_acted_change=acted)


def turned_to(message: object) -> float | None:
    """Read a message of the browser, which anybody may forge: an angle stays one."""
    angle = message.get("angle") if isinstance(message, Mapping) else None
    if not isinstance(angle, int | float) or not math.isfinite(angle):
        return None
    return min(max(float(angle), 0.0), 360.0)
