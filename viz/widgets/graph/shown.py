"""The trace that the graph page shows now: the program's run without hidden cells, the chosen pass and node."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from core import Trace
from core.trace import BackwardPass, Node
from viz.blanks import masked
from viz.picture.studio import number_of
from viz.widgets.exploring import explored, later
from viz.widgets.graph import blanks
from viz.widgets.graph import graph_choices as choices
from viz.widgets.masked_traces import without
from viz.widgets.shell import session_device


class Shown(NamedTuple):
    """The trace and the choices that every part of the page shows.

    Attributes:
        real: The trace as the program left it.
        trace: The same without what is still to be predicted; the same object when nothing is.
        number: Which backward pass is shown, None when there is none.
        node: The selected node.
    """

    real: Trace
    trace: Trace
    number: int | None
    node: Node | None

    @property
    def ticket(self) -> str:
        """Names trace and pass: what the browser gets of them in several pieces carries it."""
        return f"{number_of(self.trace)}-{'' if self.number is None else self.number}"

    @property
    def shown_pass(self) -> BackwardPass | None:
        return None if self.number is None else self.trace.passes[self.number]

    def later(self) -> Callable[[], Trace]:
        """Return what finds the shown trace again, see `viz.widgets.exploring.later`."""
        real, hidden = later(self.real), () if self.trace is self.real else tuple(blanks.hidden(self.real))
        return lambda: masked(real(), hidden) if hidden else real()

    @property
    def real_pass(self) -> BackwardPass | None:
        return None if self.number is None else self.real.passes[self.number]


def shown() -> Shown:
    """Return it for the program and the choices of this session; a choice that the trace does not have is forgotten."""
    inputs = tuple(choices.INPUTS.value.splitlines())
    real = explored(choices.PROGRAM.value, session_device(), inputs=inputs)
    choices.keep_valid(real)
    number = choices.shown_pass(real)
    blanks.keep_valid(real, None if number is None else real.passes[number])
    trace = without(real, blanks.hidden(real))
    return Shown(real, trace, number, choices.selected_node(trace))
