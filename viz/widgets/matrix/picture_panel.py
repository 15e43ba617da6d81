"""The derivative on the page: the picture, its layouts, the three checks."""

from __future__ import annotations

from typing import Literal

from msgspec import to_builtins

from viz.escaping import visible_data
from viz.matrix.layouts import LAYOUTS
from viz.matrix.page_sentences import layout_name, layout_note, no_symbols
from viz.matrix.picture import Card, Picture, counted
from viz.widgets.matrix import matrix_choices as choices
from viz.widgets.mounting import bundled, message_of
from viz.words import _, ngettext

_mounted = bundled("derivative")
Hidden = Literal["", "numbers", "all"]


def derivative_view(made: Picture, hidden: Hidden = "") -> None:
    """Show a derivative; a layout that is chosen there becomes the page's.

    Args:
        hidden: What is to be predicted first: "numbers", or "all" for the shape, too.
    """
    matrices = len(made.output.shape) + len(made.inputs.shape) > 2
    names = {key: layout_name(key) for key in (*LAYOUTS, *(["vec"] if matrices else []))}
    data = {
        "title": rf"\frac{{\partial {made.output.latex}}}{{\partial {made.inputs.latex}}}",
        "count": _count(made),
        "label": _("Derivative, entry by entry"),
        "output": _card(made.output),
        "inputs": _card(made.inputs),
        **_shown(made, hidden),
        "ways": to_builtins({key: made.ways[key] for key in names}),
        "names": names,
        "notes": {key: layout_note(key) for key in names},
        "layout": choices.LAYOUT.value,
        "hidden": hidden,
        "agree": list(made.agree),
        "off": [] if hidden else list(made.off),
        "example": len(made.entries) - made.inputs_size if len(made.entries) > 1 else 0,
        "words": {
            "layout": _("Layout"),
            "covered": _("Predict the shape first: the derivative is drawn then."),
            "differences": _("central differences"),
            "off": _(
                "{count} of {total} numbers of torch are not the slope of f, which the central differences "
                "measure: f is cut on the way (detach, no_grad, .data), or has a kink here."
            ).format(count=len(made.off), total=len(made.entries)),
            "refused": no_symbols(made.refused, made.operation) if made.refused else "",
            "row": _("The {count} derivatives of this output entry are framed."),
            "column": _("The {count} derivatives by this input entry are framed."),
        },
    }
    _mounted(key=choices.PICTURE, data=visible_data(data), on_layout_change=_turned)


def _turned() -> None:
    layout = message_of(choices.PICTURE, "layout")
    if layout in LAYOUTS:
        choices.LAYOUT.choose(layout)


def _card(card: Card) -> dict[str, object]:
    letter = card.names[0].split("_", 1)[0] if card.names else ""
    return {**to_builtins(card), "letter": letter if len(letter) == 1 else ""}


def _shown(made: Picture, hidden: Hidden) -> dict[str, object]:
    """Return the entries; where they are to be predicted only their number, so that nothing leaks."""
    if hidden:
        blank = ["?"] * len(made.entries)
        return {
            "entries": blank,
            "formulas": [],
            "outputs": made.outputs,
            "differences": [],
            "apart": [],
            "symbols": [],
        }
    return {
        "entries": made.entries, "formulas": made.formulas, "outputs": made.outputs, "differences": made.differences,
        "apart": made.apart, "symbols": made.symbols,
    }  # fmt: skip


def _count(made: Picture) -> str:
    many = ngettext("{product} partial derivative", "{product} partial derivatives", len(made.entries))
    return many.format(product=counted(made))
