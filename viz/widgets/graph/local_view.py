"""One operation's cells and its local Jacobian: a click on an output cell lights what it depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import to_builtins

from viz.escaping import visible_data
from viz.node.local_view import Board, Entries
from viz.widgets.mounting import bundled, message_of
from viz.words import _

_mounted = bundled("local_view")


def local_view(
    operands: Sequence[Board],
    output: Board,
    entries: Entries | None,
    *,
    cell: int | None,
    cells: int,
    on_cell: Callable[[int | None], None],
    key: str,
) -> None:
    """Show the operands, the output and one Jacobian.

    Args:
        cell: The chosen output cell (flat), or None.
        cells: How many the output has; a message that names another is not believed.
        on_cell: Called with the cell that was clicked; None when the chosen one was clicked again.
    """

    def acted() -> None:
        message = message_of(key, "acted")
        chosen = message.get("cell") if isinstance(message, Mapping) else None
        if type(chosen) is int and 0 <= chosen < cells:
            on_cell(None if chosen == cell else chosen)

    data = {
        "operands": to_builtins(list(operands)),
        "output": to_builtins(output),
        "entries": to_builtins(entries),
        "cell": cell,
        "words": _sentences(),
    }
    _mounted(key=key, data=visible_data(data), on_acted_change=acted)


def _sentences() -> dict[str, str]:
    return {
        "operand": _("operand {slot}"),
        "output": _("output"),
        "corner": _("the first cells of {shape}"),
        "empty": _("no cells"),
        "entry": _("∂{output} / ∂{operand} = {value}"),
        "hint": _("Click an output cell: the operand cells that it depends on light up with their derivatives."),
        "depends": _("{cell} depends on {cells}"),
        "nothing": _("{cell} depends on no operand cell"),
        "numbered": _("too many axes to draw: rows and columns are the cells in order"),
    }
