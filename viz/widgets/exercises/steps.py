"""Steps to be put in order: dragged with the mouse or a finger, moved by the keyboard, or by buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from viz.escaping import visible_data
from viz.exercises.answers import pieces
from viz.prose import as_data
from viz.widgets.mounting import bundled, message_of
from viz.words import _

_mounted = bundled("step_order")


def step_order(
    steps: Sequence[str],
    waiting: Sequence[int],
    order: tuple[int, ...],
    *,
    key: str,
    on_move: Callable[[tuple[int, ...]], None],
    wrong: int | None = None,
    right: bool = False,
) -> None:
    """Show the steps; call ``on_move`` with the places of those that are taken, in their order, after each change.

    Args:
        steps: As Markdown with code and formulas, strangers among them.
        waiting: In which order the places stand before they are taken.
        order: Those that are taken.
        wrong: The place of a step to be marked.
    """

    def moved() -> None:
        told = _told(key).get("order")
        if isinstance(told, list) and len(told) <= len(steps):
            places = [one for one in told if type(one) is int and 0 <= one < len(steps)]
            on_move(tuple(dict.fromkeys(places)))

    heard = _told(key).get("change")
    data = {
        "steps": [{"step": place, "pieces": as_data(pieces(steps[place]))} for place in waiting],
        "order": list(order),
        "heard": heard if isinstance(heard, int) else 0,
        "wrong": wrong,
        "right": right,
        "words": _sentences(),
    }
    _mounted(key=key, data=visible_data(data), on_moved_change=moved)


def _sentences() -> dict[str, str]:
    return {
        "taken": _("Your order"),
        "waiting": _("Steps that are not used"),
        "empty": _("Drag the first step here, or press its +."),
        "drag": _("Drag; with the keyboard: Enter takes a step, ↑ and ↓ move it, Delete puts it back"),
        "in": _("Take this step"),
        "out": _("Put it back"),
        "up": _("Move up"),
        "down": _("Move down"),
        "stands": _("Step {place} of {count}"),
        "gone": _("Not used any more"),
    }


def _told(key: str) -> Mapping[str, object]:
    told = message_of(key, "moved")
    return told if isinstance(told, Mapping) else {}
