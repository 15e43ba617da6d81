"""Downloads of the page Tensors."""

from __future__ import annotations

from viz.widgets.exploring import explored
from viz.widgets.export import Drawn, Taken
from viz.widgets.shell import session_device
from viz.widgets.tensors import tensor_choices as choices
from viz.words import _


def taken() -> Taken:
    """Return the program of the workspace, its tensors and their cards."""
    source = choices.PROGRAM.value
    cards = Drawn(choices.BOARD, _("the tensors and their storage"), "tensors")
    histogram = Drawn("tensor-histogram", _("how its values are spread"), "histogram")
    return Taken(source, explored(source, session_device()), (cards, histogram))
