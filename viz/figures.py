"""Figures that a program drew: in the colours of the page's theme, and in words for who does not see them. Pure."""

from __future__ import annotations

from base64 import b64encode

from core.trace import Figure, Panel
from core.trace.pictures import BACKGROUND, INK, MOST_FIGURES
from viz.theme import PAGE, ROLES
from viz.words import _, ngettext


def image(figure: Figure, dark: bool) -> bytes:
    """Return a picture as SVG in the colours of a theme."""
    theme = 1 if dark else 0
    svg = figure.svg.replace(INK.encode(), ROLES["text"][theme].encode())
    return svg.replace(BACKGROUND.encode(), PAGE[theme].encode())


def address(figure: Figure, dark: bool) -> str:
    """Return a picture as an address for an image: a browser runs and loads nothing that stands in one."""
    return f"data:image/svg+xml;base64,{b64encode(image(figure, dark)).decode()}"


def in_words(figure: Figure) -> str:
    """Return what a figure shows: for each pair of axes its title, what is drawn, the axes, the names."""
    said = [one for panel in figure.panels if (one := _panel(panel))]
    return " ".join(said) or _("A figure.")


def unseen_sentence(figure: Figure) -> str:
    """Return why a figure has no picture."""
    match figure.unseen:
        case "error":
            return _("This figure could not be drawn: {error}").format(error=figure.raised)
        case "bytes":
            return _("This figure is too large to be shown. Draw fewer points, or fewer figures.")
        case _:
            return _("The first {count} figures are shown; the program drew more.").format(count=MOST_FIGURES)


def _panel(panel: Panel) -> str:
    drawn = ", ".join(_counted(kind, count) for kind, count in panel.counts)
    if panel.title and drawn:
        text = _("{title}: {drawn}.").format(title=panel.title, drawn=drawn)
    elif panel.title or drawn:
        text = _("{text}.").format(text=panel.title or drawn)
    else:
        return ""
    if panel.xlabel:
        text += " " + _("Horizontal axis: {label}.").format(label=panel.xlabel)
    if panel.ylabel:
        text += " " + _("Vertical axis: {label}.").format(label=panel.ylabel)
    if panel.names:
        text += " " + _("Legend: {names}.").format(names=", ".join(panel.names))
    return text


def _counted(kind: str, count: int) -> str:
    named = {
        "line": ngettext("{count} line", "{count} lines", count),
        "points": ngettext("{count} set of points", "{count} sets of points", count),
        "bars": ngettext("{count} set of bars", "{count} sets of bars", count),
        "image": ngettext("{count} image", "{count} images", count),
        "contour": ngettext("{count} set of contours", "{count} sets of contours", count),
        "surface": ngettext("{count} surface", "{count} surfaces", count),
        "arrows": ngettext("{count} field of arrows", "{count} fields of arrows", count),
        "shape": ngettext("{count} shape", "{count} shapes", count),
    }
    return named[kind].format(count=count)
