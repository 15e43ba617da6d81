"""A sentence on a special point: critical, a kink with its subgradients, a jump, no value."""

from __future__ import annotations

import math

import numpy

from viz.field.contours import Angle
from viz.field.kinks import Nature, contains
from viz.field.text import curvature_kind, number, vector
from viz.widgets.field.sampling import Near
from viz.words import _

LISTED = 4
"""Corners of a set of subgradients that are written out."""


def nature_sentence(near: Near, nature: Nature, angle: Angle | None, count: int) -> str:
    """Return what is special about the point, "" at an ordinary one."""
    match nature.kind:
        case "infinite":
            return _("f is infinite at this point, so it has no gradient and no contour there.")
        case "jump":
            return _("f jumps at this point: it has no gradient here, and autograd sees only the side it is on.")
        case "undefined":
            return _("f has no value at this point, so it has no gradient and no contour there.")
        case "edge":
            return _("f has no value close by: at the edge of where it is defined there is no angle to measure.")
        case "steep":
            return _("The slope grows without end towards this point: f has no gradient and no subgradient here.")
        case "critical":
            return _critical(near)
        case "kink":
            said = [
                _(
                    "f has a kink here: the slopes on its sides differ, so there is no single gradient and no "
                    "right angle."
                )
            ]
            said.append(_supports(nature))
            said.append(_pick(near, nature))
            return "\n\n".join(said)
    if count > 1 and angle is None:
        return _("The contour could not be traced on both sides of this point closely enough to measure an angle.")
    return ""


def _critical(near: Near) -> str:
    axes = list(near.axes)
    kinds = {
        "minimum": _("∇f = 0: a minimum. Every direction begins level here, so there is no angle."),
        "maximum": _("∇f = 0: a maximum. Every direction begins level here, so there is no angle."),
        "saddle": _("∇f = 0: a saddle. Every direction begins level here, so there is no angle."),
        "flat": _("∇f = 0, and the second derivatives do not decide what it is. There is no angle here."),
        "none": _("∇f = 0. Every direction begins level here, so there is no angle."),
    }
    return kinds[curvature_kind(near.hessian[numpy.ix_(axes, axes)], critical=True)]


def _supports(nature: Nature) -> str:
    if len(nature.hull[0]) == 1:
        low, high = sorted(one[0] for one in nature.hull)
        between = f"[{number(low)}, {number(high)}]"
        if nature.supports:
            return _(
                "Subgradients: every a in {interval}. For each of them the line with slope a through the "
                "point stays beneath f."
            ).format(interval=between)
        return _(
            "The slopes lie in {interval}, but no line with such a slope stays beneath f near the point: f is "
            "not convex there."
        ).format(interval=between)
    if nature.supports and len(nature.hull) > LISTED:
        lengths = [math.hypot(*one) for one in nature.hull]
        return _(
            "Subgradients: every vector in the region drawn around the point, up to {length} long. Each of "
            "them has its plane beneath f."
        ).format(length=number(max(lengths), 4))
    corners = ", ".join(vector(one, 3) for one in nature.hull[:LISTED])
    corners += ", …" if len(nature.hull) > LISTED else ""
    if nature.supports:
        return _("Subgradients: every vector in the hull of {corners}. Each of them has its plane beneath f.").format(
            corners=corners
        )
    return _(
        "The gradients close by have the hull {corners}, but not each of them has its plane beneath f: f is not "
        "convex there."
    ).format(corners=corners)


def _pick(near: Near, nature: Nature) -> str:
    pick = tuple(float(one) for one in near.drawn)
    text = number(pick[0]) if len(pick) == 1 else vector(pick)
    if contains(nature.hull, pick):
        return _("For this way of writing f, torch answers {pick}: it lies inside.").format(pick=text)
    return _("For this way of writing f, torch answers {pick}: it lies outside.").format(pick=text)
