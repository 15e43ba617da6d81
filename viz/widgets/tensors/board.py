"""Tensors as cards of cells, with the storage beneath them: a hover lights what belongs together, in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from msgspec import Struct, to_builtins

from viz.escaping import visible_data
from viz.tensors.grid import Grid
from viz.tensors.storage import Ribbon
from viz.widgets.mounting import bundled, message_of
from viz.words import _

_mounted = bundled("board")

Links = Mapping[str, Mapping[str, Sequence[Sequence[int]]]]
"""Card → other card → for each cell of the first, the cells of the second that it was made from (or belong to it)."""


class Frame(Struct, frozen=True):
    """One step of an animation.

    Attributes:
        say: What happens, in a line.
        lit: Card → the cells that it is about.
    """

    say: str
    lit: dict[str, tuple[int, ...]]


def board(
    grids: Sequence[Grid],
    *,
    key: str,
    links: Links | None = None,
    ribbons: Sequence[Ribbon] = (),
    signs: Sequence[str] = (),
    frames: Sequence[Frame] = (),
    on_click: Callable[[str, int], None] | None = None,
    hint: str = "",
) -> None:
    """Show cards side by side, and ribbons of storage beneath.

    Args:
        links: What a hover over a cell lights elsewhere, beside the cells that share its memory.
        signs: What stands between the cards ("+", "="), one fewer than cards; none when empty.
        frames: Steps that a button plays, one after the other, in the browser.
        hint: What to say while nobody points at a cell, in place of a word about memory.
        on_click: Called with card and flat cell when a cell is clicked or Enter pressed on it.
    """
    data = {
        "grids": to_builtins(list(grids)),
        "ribbons": to_builtins(list(ribbons)),
        "links": {
            card: {to: [list(cells) for cells in every] for to, every in others.items()}
            for card, others in (links or {}).items()
        },
        "signs": list(signs),
        "frames": to_builtins(list(frames)),
        "clickable": on_click is not None,
        "words": _sentences() | ({"hint": hint} if hint else {}),
    }
    counts = {one.id: len(one.cells) for one in grids}
    _mounted(key=key, data=visible_data(data), on_acted_change=partial(_acted, key, counts, on_click))


def _acted(key: str, counts: Mapping[str, int], on_click: Callable[[str, int], None] | None) -> None:
    """Tell of a click, if it was on a cell that there is."""
    message = message_of(key, "acted")
    if on_click is None or not isinstance(message, Mapping):
        return
    card, cell = message.get("card"), message.get("cell")
    if isinstance(card, str) and type(cell) is int and 0 <= cell < counts.get(card, 0):
        on_click(card, cell)


def _sentences() -> dict[str, str]:
    return {
        "hint": _("Point at a cell: everything that shares its memory lights up. Arrow keys walk from cell to cell."),
        "play": _("Play"),
        "address": _("address"),
        "axis": _("axis {number}"),
        "storage": _("Storage of {name}"),
        "shared": _("shared by {names}"),
        "more": _("{count} more cells"),
        "unreached": _("no named tensor reaches this cell"),
        "reached": _("reached as {cells}"),
    }
