"""The picture of an error of the notes, made from what its program computed."""

from __future__ import annotations

from base64 import b64encode

import streamlit as st

from core.trace import Trace
from viz.alignment import aligned
from viz.errata.drawings import DRAWINGS, in_words
from viz.errata.records import Aligned, Cards, Collapsed, Drawn, Erratum
from viz.escaping import html_text
from viz.reductions.collapse import collapse
from viz.reductions.reduction import Choice
from viz.tensors.axes import axis_colours
from viz.tensors.grid import grid
from viz.widgets.alignment import alignment_view
from viz.widgets.errata import errata_choices as choices
from viz.widgets.reductions.collapse import collapse_view
from viz.widgets.tensors.board import board
from viz.words import _


def picture(one: Erratum, trace: Trace) -> None:
    """Show the picture where the entry has one."""
    if one.picture is None:
        return
    try:
        _shown(one, trace)
    except KeyError:  # the program was changed
        st.caption(_("There is a picture while the program has the tensors that it began with."))


def _shown(one: Erratum, trace: Trace) -> None:
    key = choices.PICTURES[one.key]
    match one.picture:
        case Cards(names):
            colours = axis_colours(trace)
            nodes = [trace.named(name) for name in names]
            board([grid(name, name, node.value, axes=colours[node.index], memory=False)
                   for name, node in zip(names, nodes, strict=True)], key=key)  # fmt: skip
        case Aligned(operands):
            colours = axis_colours(trace)
            nodes = [(text, trace.named(name)) for text, name in operands]
            rows = aligned([(text, node.value.shape, colours[node.index]) for text, node in nodes])
            alignment_view(rows, key=key)
        case Collapsed(before, after, call, axes):
            values = trace.named(before).value, trace.named(after).value
            if values[0].elided or len(values[0].shape) <= max(axes):
                raise KeyError(before)
            collapse_view(collapse(*values, call, Choice(axes=axes), None, name=before), key=key)
        case Drawn(kind, names):
            _drawn(kind, names, one, trace)


def _drawn(kind: str, names: tuple[str, ...], one: Erratum, trace: Trace) -> None:
    if trace.source.rstrip() != one.program.rstrip():
        raise KeyError(kind)  # it also knows the function, not only its values
    values = {name: trace.named(name).value.array() for name in names}
    svg = DRAWINGS[kind](values, st.context.theme.type == "dark")
    address, said = b64encode(svg.encode()).decode(), html_text(in_words(kind))
    st.html(f'<img src="data:image/svg+xml;base64,{address}" alt="{said}" style="max-width:100%">')
