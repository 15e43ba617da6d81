"""Downloads of the page Reductions."""

from __future__ import annotations

from core import Trace
from viz.reductions.reduction import axes_problem, program, statement
from viz.widgets.exploring import explored
from viz.widgets.export import Drawn, Taken
from viz.widgets.reductions import reduction_choices as choices
from viz.widgets.shell import session_device
from viz.words import _


def taken() -> Taken:
    """Return the program that the controls write, its tensors and the picture; nothing where they make no tensor."""
    choice = choices.chosen()
    try:
        rank = len(_explored(f"import torch\n{statement(choice)}\n").named("A").value.shape)
    except KeyError:
        return Taken()
    if axes_problem(choice, rank):
        return Taken()
    source = program(choice, rank)
    picture = Drawn(choices.PICTURE, _("which cells become which"), "reduction")
    return Taken(source, _explored(source), (picture,))


def _explored(source: str) -> Trace:
    return explored(source, session_device())
