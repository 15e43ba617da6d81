"""Downloads of the page Gradient field."""

from __future__ import annotations

from viz.field.function import FunctionText
from viz.widgets.exploring import explored
from viz.widgets.export import Drawn, Taken
from viz.widgets.field import field_choices as choices
from viz.widgets.field.program import point_program
from viz.widgets.last_sound import sound
from viz.widgets.shell import session_device
from viz.words import _


def taken() -> Taken:
    """Return the program that asks torch for the gradient at the point, and the picture; nothing without a function."""
    function = sound(choices.LAST, "f")
    if not isinstance(function, FunctionText):
        return Taken()
    source = point_program(function, choices.POINT.value)
    pictures = (
        Drawn(choices.PICTURE, _("contours, gradient and point"), "field", vector=True),
        Drawn("field-curve", _("the function and its slope"), "field-curve"),
        Drawn("field-surface", _("the surface"), "field-surface"),
        Drawn("field-loss", _("the descent, step by step"), "field-descent"),
        Drawn("field-difference", _("the error of differences"), "field-differences"),
    )
    return Taken(source, explored(source, session_device()), pictures)
