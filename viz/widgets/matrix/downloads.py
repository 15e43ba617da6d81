"""Downloads of the page Matrix calculus."""

from __future__ import annotations

from collections.abc import Sequence

from core import Trace
from viz.matrix.picture import Picture, Undrawable, picture
from viz.matrix.program import Unusable, derivative_program, read
from viz.widgets.exploring import explored
from viz.widgets.export import Drawn, Table, Taken
from viz.widgets.matrix import matrix_choices as choices
from viz.widgets.shell import session_device
from viz.words import _


def taken() -> Taken:
    """Return the program that makes the derivative, the picture and every entry; nothing for a text that is no f."""
    try:
        function = read(choices.TEXT.value)
    except Unusable:
        return Taken()
    source = derivative_program(function)
    trace = explored(source, session_device())
    pictures = (
        Drawn(choices.PICTURE, _("the derivative in its layout"), "derivative"),
        Drawn("matrix-chain", _("the chain of Jacobians"), "chain"),
    )
    if choices.PREDICT.value:  # the numbers would give away what is asked
        return Taken(source, None, pictures)
    try:
        made = picture(trace, function)
    except Undrawable:
        return Taken(source, trace, pictures)
    entries = rows(trace, made)  # now: what makes them later would hold the trace until then
    named = _("every entry of the derivative with its formula")
    return Taken(source, trace, pictures, (Table(named, "derivative", lambda: entries),))


def rows(trace: Trace, made: Picture) -> list[Sequence[object]]:
    """Return each entry: which output cell by which input cell, torch's number, the formula as LaTeX."""
    numbers = trace.named("jacobian").value.array().reshape(-1).tolist()
    pairs = [(output, by) for output in made.output.code for by in made.inputs.code]
    formulas = made.formulas or ("",) * len(pairs)
    told = zip(pairs, numbers, formulas, strict=True)
    return [("output", "input", "derivative", "formula"), *((*pair, number, text) for pair, number, text in told)]
