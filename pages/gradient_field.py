"""Gradient field: contours, gradients and the right angle between them, measured."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.trace import Mistake
from viz.field.function import FunctionText, placed
from viz.widgets.export import export_menu
from viz.widgets.field import field_choices as choices
from viz.widgets.field.curve import curve_page
from viz.widgets.field.downloads import taken
from viz.widgets.field.function import function_card, preset_box
from viz.widgets.field.grid import finest
from viz.widgets.field.page import plane_page
from viz.widgets.last_sound import dim, last_sound
from viz.widgets.outcome import own_mistake_shown
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, session_device, through_app
from viz.words import _

DRAWN, TOLD = "field-drawn", "field-told"


@st.fragment
def field() -> None:
    """Everything on the page: a choice runs this again, and not the rest of the application."""
    choices.PAGE.begin()
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Gradient field"), _("Gradient and contour stand at a right angle: here it is measured"))
        preset_box()
        share_link(choices.PAGE.link, export_menu("gradient_field", taken))
    choices.PAGE.notice_shown()
    left, right = st.container(key="workbench").columns([8, 5], gap="medium")
    with right:
        function = function_card()
        told = st.container()
    if function is None:
        shown = _last()
    else:
        dim()
        shown = function
    if shown is None:
        choices.PAGE.write_link()
        left.info(_("The picture appears when f can be read."))
        return
    left, right = left.container(key=DRAWN), right.container(key=TOLD)
    if _by_stages(shown):
        _drawn(shown, left, right, told)
    else:
        drawn(shown, left, right, told)


def _by_stages(function: FunctionText) -> bool:
    """Return whether the picture gets finer in several runs; each of them asks for the next run of the whole page."""
    return len(function.names) > 1 and not finest(function, choices.chosen(), session_device())[0].batched


def _drawn(function: FunctionText, left: DeltaGenerator, right: DeltaGenerator, told: DeltaGenerator) -> None:
    """The picture and all that the point changes: a move of the point runs this again, and nothing else."""
    choices.PAGE.write_link()
    mistake = _page(function, left, right)
    if mistake is None:
        last_sound(choices.LAST, "f", function)
        return
    with told:
        own_mistake_shown(placed(mistake, function), choices.TEXT.value)
    former = _last()
    if former is None or len(former.names) != len(function.names) or _page(former, left, right) is not None:
        left.info(_("The picture appears when f can be computed."))


def _last() -> FunctionText | None:
    """Return the last function that could be drawn, whose picture is then dimmed."""
    return last_sound(choices.LAST, "f", None, DRAWN, TOLD)


def _page(function: FunctionText, left: DeltaGenerator, right: DeltaGenerator) -> Mistake | None:
    page = curve_page if len(function.names) == 1 else plane_page
    return page(function, choices.chosen(), left, right)


drawn = st.fragment(_drawn)


through_app()
field()
