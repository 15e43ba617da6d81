"""A small plane with closed curves and arrows that move over to their new places when the numbers change."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import to_builtins

from viz.escaping import visible_data
from viz.widgets.mounting import bundled

_mounted = bundled("plane")


class Curve(msgspec.Struct, frozen=True):
    """A closed curve: its points, its colour's role (see viz.theme), whether it is filled."""

    points: list[tuple[float, float]]
    role: str
    filled: bool = False


class Arrow(msgspec.Struct, frozen=True):
    """An arrow from the origin, with a label at its head."""

    to: tuple[float, float]
    label: str
    role: str


def plane_view(curves: Sequence[Curve], arrows: Sequence[Arrow], label: str, *, key: str) -> None:
    """Show the plane around everything that is in it; ``label`` is what a screen reader says of it."""
    reach = max(
        (abs(one) for curve in curves for point in curve.points for one in point),
        default=1.0,
    )
    reach = max([reach, *(abs(one) for arrow in arrows for one in arrow.to)]) * 1.15 or 1.0
    _mounted(
        key=key,
        data={
            "curves": to_builtins(curves),
            "arrows": visible_data(to_builtins(arrows)),
            "reach": reach,
            "label": label,
        },
    )
