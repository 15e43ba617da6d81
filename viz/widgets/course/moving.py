"""The first page's moving picture: a small run, forward and backward."""

from __future__ import annotations

from typing import Any

import streamlit as st

from viz.course.kept_runs import kept
from viz.course.places import Place
from viz.picture.arrangement import Wish
from viz.picture.drawing import Drawn
from viz.picture.drawing_process import Picture
from viz.picture.room import Room
from viz.picture.studio import DrawingFailed, picture
from viz.widgets.course import home_choices as choices
from viz.widgets.course.place_links import go, gone
from viz.widgets.mounting import bundled, message_of
from viz.words import _, language

_mounted = bundled("moving_picture")
_still = bundled("course_picture")
SMALLEST = 11.2 / 14
"""Size at which a text of 14 units can still be read."""
ROOMS = {"chain": Room(280, 460), "adverts": Room(960, 440)}


def drawing_of(name: str) -> Drawn | None:
    """Return the picture of a kept run in this session's language; None where it could not be drawn."""
    try:
        return _drawn(name, language())
    except DrawingFailed:
        return None


@st.cache_resource(show_spinner=False, max_entries=8)
def _drawn(name: str, in_language: str) -> Drawn:
    return picture(kept(name), Picture(Wish(), ROOMS[name], 0))


@st.fragment
def moving_picture() -> None:
    """Show the chain rule at work on a program of seven lines; a click opens it on the graph page."""
    gone()
    found = drawing_of("chain")
    if found is None:
        st.info(_("This picture could not be drawn. Everything else on the page still holds."))
        return
    _mounted(key=choices.PICTURE, data=_told(found), on_opened_change=_opened)


def _told(found: Drawn) -> dict[str, Any]:
    lines = kept("chain").source.rstrip("\n").split("\n")
    first = next(number for number, line in enumerate(lines) if "=" in line)
    return {
        "svg": found.svg,
        "cards": [{"id": card["id"], "valueShort": card.get("valueShort", "")} for card in found.data["cards"]],
        "edges": [{"id": edge["id"], "tail": edge["tail"], "head": edge["head"]} for edge in found.data["edges"]],
        "steps": found.data["timeline"]["steps"],
        "source": lines[first:],
        "first": first + 1,
        "address": Place("graph").address,
        "words": {
            "open": _("Open this program on the page Computation graph"), "play": _("Play"), "pause": _("Pause"),
            "before": _("One step back"), "after": _("One step on"),
            "ready": _("A program of seven lines. Forward, values go along the edges; backward, gradients."),
        },
    }  # fmt: skip


def _opened() -> None:
    if message_of(choices.PICTURE, "opened"):
        go(Place("graph"))


def still_picture(name: str, key: str, place: Place, label: str) -> None:
    """Show a kept run's picture without motion; a click opens it."""
    gone()
    found = drawing_of(name)
    if found is None:
        st.info(_("This picture could not be drawn. Everything else on the page still holds."))
        return

    def opened() -> None:
        if message_of(key, "opened"):
            go(place)

    title = _("Open this program on the page Computation graph")
    # Neither larger nor smaller than it was drawn: its texts are as small as can be read.
    width = _width(found.svg)
    data = {"svg": found.svg, "label": label, "address": place.address, "title": title, "width": width, "least": width}
    _still(key=key, data=data, on_opened_change=opened)


def figure(svg: str, key: str, label: str, *, width: int) -> None:
    """Show a drawing of ours, whose texts are 14 units high; where they would be less than 11 pixels it scrolls.

    Args:
        label: What it shows, for who cannot see it.
        width: Its largest width in CSS pixels.
    """
    least = round(_width(svg) * SMALLEST)
    _still(key=key, data={"svg": svg, "label": label, "address": "", "title": "", "width": width, "least": least})


def _width(svg: str) -> float:
    return float(svg.split('viewBox="', 1)[1].split()[2])
