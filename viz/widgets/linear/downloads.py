"""Downloads of the page Linear algebra."""

from __future__ import annotations

import streamlit as st

from viz.widgets.exploring import explored
from viz.widgets.export import Drawn, Taken
from viz.widgets.linear import linear_choices as choices
from viz.widgets.shell import session_device
from viz.words import _


def taken() -> Taken:
    """Return the program of the open view, its values and its picture; nothing before one ran."""
    source = st.session_state.get(choices.RAN)
    if not isinstance(source, str):
        return Taken()
    pictures = (
        Drawn(f"{choices.PLANE}-vectors", _("the vectors in the plane"), "vectors", vector=True),
        Drawn(f"{choices.PLANE}-matrix", _("what the matrix does to the plane"), "matrix", vector=True),
        Drawn(f"{choices.PLANE}-space", _("the vectors in space"), "vectors-space"),
        Drawn(f"{choices.PLANE}-bowl", _("the quadratic form"), "quadratic-form"),
    )
    return Taken(source, explored(source, session_device()), pictures)
