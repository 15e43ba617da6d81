"""The plane of the page Linear algebra, whose vectors follow the hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from viz.widgets.linear import linear_choices as choices
from viz.widgets.mounting import bundled, message_of
from viz.words import _

_mounted = bundled("linear_plane")
FARTHEST = 1e6

Pair = tuple[float, float]


def linear_plane(
    kind: str,
    points: Mapping[str, Pair],
    on_move: Callable[[str, Pair], None],
    *,
    alpha: float = 1.0,
    ball: float = 0.0,
    gradient: Pair | None = None,
    directions: Sequence[Pair] = (),
    parts: Mapping[str, object] | None = None,
) -> None:
    """Show vectors (``kind`` "vectors": a, b) or a map ("matrix": e1 and e2 where it sends the axes, and x).

    Args:
        on_move: Called with the name of what was dragged and its new place.
        alpha: The multiple of b.
        ball: Order of the norm whose ball through a is drawn; 0 for none.
        gradient: By a, drawn from a's head.
        directions: That the map does not turn.
        parts: U, S and Vh of the map, where its way goes through them.
    """

    def moved() -> None:
        message = message_of(f"{choices.PLANE}-{kind}", "moved")
        if not isinstance(message, Mapping):
            return
        name, at = message.get("name"), message.get("at")
        if name in points and isinstance(at, list) and len(at) == 2 and all(_sound(one) for one in at):
            on_move(str(name), (float(at[0]), float(at[1])))

    reach = max([1.0, *(abs(one) for point in points.values() for one in point)])
    if kind == "vectors":
        reach = max(reach, *(abs(one + other) for one, other in zip(points["a"], points["b"], strict=True)))
    data = {
        "kind": kind, "points": {name: list(point) for name, point in points.items()}, "onCircle": ["x"],
        "reach": min(reach * 1.3 + 0.3, FARTHEST), "alpha": alpha, "ball": ball,
        "gradient": list(gradient) if gradient else None, "directions": [list(one) for one in directions],
        "parts": dict(parts) if parts else None, "words": _sentences(kind),
    }  # fmt: skip
    _mounted(key=f"{choices.PLANE}-{kind}", data=data, on_moved_change=moved)


def _sound(one: object) -> bool:
    return isinstance(one, int | float) and not isinstance(one, bool) and abs(one) <= FARTHEST


def _sentences(kind: str) -> dict[str, str]:
    label = (
        _("Two vectors; drag their heads, or move them with the arrow keys")
        if kind == "vectors"
        else _("The plane under a matrix; drag where it sends the axes, or the vector x")
    )
    return {
        "label": label,
        "total": "a + b",
        "gradient": "∇",
        "angle": _("Angle between a and b: {angle}°"),
        "play": _("Play"),
        "way": _("From the identity to the matrix"),
        "stages": _("turn → stretch → turn"),
        "aligned": _("A x lies along x: an eigenvector, A x = {value} x."),
        "turned": _("A turns x by {angle}°. Drag x until A x lines up."),
    }
