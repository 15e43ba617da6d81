"""Sliders for the numbers of leaves: a turned number is rewritten in the program's text, and everything follows.

The browser sends a value only after the answer to the one before has come back, and then the latest: however fast
somebody drags, nothing queues up. While the hand moves the answer is numbers for the picture that is there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from viz.cells import shape_text
from viz.escaping import visible_data
from viz.leaves import Leaf
from viz.widgets.mounting import bundled, message_of
from viz.words import _

_mounted = bundled("live_leaves")

LARGEST = 1e6
"""Beyond it a number field's value is not taken over: the sliders' range could not show it."""

MOST_TURNS, LONGEST_NAME = 2**31, 100

ROW_HEIGHT, HEAD_HEIGHT = 30, 62  # the head with the margins, and the gap to the editor


class Turn(NamedTuple):
    """One movement of a slider.

    Attributes:
        value: What its cell is to be.
        number: The browser counts them; its answer carries the number.
        final: Whether the hand has let go.
        picture: The name of the picture that numbers are wanted for; "" where a new one is wanted.
    """

    leaf: Leaf
    cell: int
    value: float
    number: int = 0
    final: bool = True
    picture: str = ""


def panel_height(leaves: Sequence[Leaf]) -> int:
    """Return how high the sliders are, in CSS pixels; what does not fit into eight rows is scrolled to."""
    rows = sum(-(-len(leaf.cells) // 2) if len(leaf.cells) > 4 else len(leaf.cells) or 1 for leaf in leaves)
    return HEAD_HEIGHT + ROW_HEIGHT * min(rows, 8) if leaves else 0


def live_leaves(
    leaves: Sequence[Leaf],
    *,
    on_turn: Callable[[Turn], None],
    on_write_out: Callable[[Leaf], None],
    key: str,
    turn: int = 0,
    numbers: Mapping[str, Any] | None = None,
) -> None:
    """Show a slider and a number field for every number of every leaf.

    Args:
        turn: The number of the last turn.
        numbers: What the picture and the editor show after it, see `viz.widgets.graph.leaf_panel`; None where they
            were shown anew.
        on_write_out: Called for a leaf whose numbers do not stand in the text yet.
    """

    def acted() -> None:
        message = message_of(key, "acted")
        if not isinstance(message, Mapping):
            return
        wanted = message.get("node"), message.get("name")
        leaf = next((one for one in leaves if (one.node, one.name) == wanted), None)
        if leaf is None:
            return
        if message.get("write") is True and leaf.call is not None:
            on_write_out(leaf)
        elif (told := read_turn(message, leaf)) is not None:
            on_turn(told)

    data = {
        "leaves": [_leaf_data(leaf) for leaf in leaves],
        "words": _leaf_words(),
        "turn": turn,
        "numbers": None if numbers is None else dict(numbers),
    }
    _mounted(key=key, data=visible_data(data), on_acted_change=acted)


def read_turn(message: Mapping[Any, Any], leaf: Leaf) -> Turn | None:
    """Read a message of the browser, which anybody may forge; None where it turns nothing."""
    cell, value = message.get("cell"), message.get("value")
    if type(cell) is not int or not 0 <= cell < len(leaf.cells):
        return None
    if not isinstance(value, int | float) or not abs(value) <= LARGEST:
        return None
    number, picture = message.get("turn"), message.get("picture")
    if type(number) is not int or not 0 <= number < MOST_TURNS:
        number = 0
    if not isinstance(picture, str) or len(picture) > LONGEST_NAME:
        picture = ""
    return Turn(leaf, cell, float(value), number, message.get("final") is True, picture)


def _leaf_data(leaf: Leaf) -> dict[str, Any]:
    return {
        "name": leaf.name, "node": leaf.node, "shape": list(leaf.shape), "about": shape_text(leaf.shape),
        "values": [cell.value for cell in leaf.cells],
    }  # fmt: skip


def _leaf_words() -> dict[str, str]:
    return {
        "title": _("Leaves"),
        "hint": _("drag: everything on this page follows"),
        "write": _("Write its numbers out"),
        "why": _("{name} is made by a function. Written out as numbers it gets sliders; the program stays the same."),
    }
