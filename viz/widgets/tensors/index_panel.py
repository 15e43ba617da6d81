"""An index tried: its cells light up in the source, the result stands beside it, a write goes through it."""

from __future__ import annotations

import numpy
import streamlit as st

from core.trace import Mistake, Trace
from viz.cells import shape_text
from viz.escaping import code_span
from viz.tensors.axes import axis_colours
from viz.tensors.grid import Badge, Grid, grid
from viz.tensors.indexing import RESULT, TAKEN, Part, Taken, index_program, slice_parts, taken, write_line
from viz.tensors.pasted import narrowed
from viz.tensors.workspace import Named, holds_tensors
from viz.widgets.exploring import explored
from viz.widgets.outcome import mistake_shown
from viz.widgets.shell import session_device
from viz.widgets.tensors import tensor_choices as choices
from viz.widgets.tensors.asking import may_show, shape_options
from viz.widgets.tensors.board import board
from viz.widgets.tensors.chooser import chosen_tensor
from viz.words import _

LONGEST_RULER = 40


def index_panel(trace: Trace, tensors: list[Named]) -> None:
    """Show the controls and, when the index is good, source, result and rulers."""
    typed = _typed_index(tensors)
    if typed is None:
        return
    name, index = typed
    if not index.strip():
        st.info(_("Type an index, or click a cell above."))
        return
    tried = explored(index_program(choices.PROGRAM.value, name, index), session_device())
    if tried.mistake is not None:
        if trace.mistake is None:
            _refused(trace, tried.mistake, name)
        return
    if not holds_tensors(tried, name, RESULT, TAKEN):
        st.info(_("This gives no tensor."))
        return
    found = taken(tried, name)
    st.code(f"{name}[{index}]", language="python")
    if may_show(found.result, shape_options(found.source.shape, found.result.shape), key=f"index-{name}-{index}"):
        _shown(tried, found, name, index)


def _typed_index(tensors: list[Named]) -> tuple[str, str] | None:
    """Show the controls; return the chosen tensor's name and the index, None where there is no tensor."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        one = chosen_tensor(tensors)
        if one is None:
            return None
        told = _("Index: numbers, slices, lists, masks, None, ...")
        index = narrowed(st.text_input(told, **choices.INDEX.widget, max_chars=choices.LONGEST_EXPRESSION, width=320))
        value = st.text_input(_("Write"), **choices.VALUE.widget, max_chars=80, width=90)
        line = write_line(one.name, index, value)
        st.button(
            code_span(line), icon=":material/edit:", on_click=choices.append, args=(line,),
            disabled=not (index.strip() and value.strip()),
            help=_("Adds this line to the program: every tensor that shares the cells changes with it."),
        )  # fmt: skip
    return one.name, index


def _refused(trace: Trace, mistake: Mistake, name: str) -> None:
    """Tell why there is no such cell, and what an index of this tensor looks like."""
    mistake_shown(mistake)
    if "step must be greater than zero" in mistake.raised:
        turned = _("torch has no negative steps; {call} turns an axis around.")
        st.caption(turned.format(call=code_span(f"{name}.flip(0)")))
    shape = shape_text(trace.named(name).value.shape)
    told = _("{name} has shape {shape}: one entry for each axis, separated by commas.")
    st.caption(told.format(name=code_span(name), shape=shape))


def _shown(tried: Trace, found: Taken, name: str, index: str) -> None:
    colours = axis_colours(tried)
    source, result = tried.named(name), tried.named(RESULT)
    badge = Badge("view", _("view")) if found.view else Badge("copy", _("copy"))
    drawn = [
        *_rulers(index, found.source.shape),
        grid("source", name, source.value, axes=colours[source.index], lit=_drawn_cells(found)),
        grid("result", f"{name}[{index}]", result.value, axes=colours[result.index], badge=badge),
    ]
    board(drawn, links=_links(found), key=f"{choices.BOARD}-index")
    st.caption(
        _("Numbers and slices walk the same storage with another offset and stride: a view, nothing is copied.")
        if found.view
        else _(
            "No offset and stride reach just these cells, so they were copied: changing the copy leaves {name} alone. "
            "As one statement, {line}, torch writes into {name} itself."
        ).format(name=code_span(name), line=code_span(write_line(name, index, "…")))
    )


def _links(found: Taken) -> dict[str, dict[str, list[list[int]]]] | None:
    """Return which cells of the source and of the result belong together; None where only a corner is drawn."""
    if found.source.elided or found.result.elided:
        return None
    there: list[list[int]] = [[] for _cell in range(found.source.numel)]
    for at, cell in enumerate(found.cells):
        there[cell].append(at)
    return {"result": {"source": [[cell] for cell in found.cells]}, "source": {"result": there}}


def _drawn_cells(found: Taken) -> list[int]:
    """Return the taken cells as positions in what is drawn of the source: of a large one the corner."""
    source = found.source
    if not source.elided or not found.cells:
        return found.cells
    places = numpy.array(numpy.unravel_index(found.cells, source.shape)).T
    inside = places[(places < numpy.array(source.kept)).all(axis=1)]
    return numpy.asarray(numpy.ravel_multi_index(tuple(inside.T), source.kept)).tolist()


def _rulers(index: str, shape: tuple[int, ...]) -> list[Grid]:
    """Return one ruler for each axis that a slice or number cuts: the start is in, the stop is not."""
    rulers = []
    for part in slice_parts(index, shape):
        if part.length > LONGEST_RULER:
            continue
        rulers.append(
            Grid(
                f"ruler-{part.axis}", _("axis {number}").format(number=part.axis) + f" · {part.text}",
                (_range_text(part),), (part.length,), (part.length,), (part.axis,),
                tuple(map(str, range(part.length))), lit=tuple(range(part.start, part.stop, part.step)), ruler=True,
            )
        )  # fmt: skip
    return rulers


def _range_text(part: Part) -> str:
    if part.text.strip(": ") == "" and part.step == 1:
        return _("all {count}").format(count=part.length)
    if ":" not in part.text:
        return _("position {at}: this axis disappears").format(at=part.start)
    if part.start >= part.stop:
        return _("[{start}, {stop}): no position").format(start=part.start, stop=part.stop)
    said = (
        _("[{start}, {stop}): {start} is in, {stop} is not")
        if part.step == 1
        else _("[{start}, {stop}) in steps of {step}: {start} is in, {stop} is not")
    )
    return said.format(start=part.start, stop=part.stop, step=part.step)
