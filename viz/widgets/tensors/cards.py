"""The named tensors of the workspace as cards, with the storages beneath them."""

from __future__ import annotations

from functools import partial

import streamlit as st
from msgspec.structs import replace

from core.trace import Trace
from viz.cells import shape_text
from viz.tensors.axes import axis_colours
from viz.tensors.grid import Badge, Grid, byte_text, grid
from viz.tensors.indexing import cell_index
from viz.tensors.lessons import BY_KEY
from viz.tensors.storage import Ribbon, ribbons
from viz.tensors.workspace import WHY, Named, named_tensors
from viz.tensors.writes import Write, last_write, write_told, written_cells
from viz.widgets.tensors import tensor_choices as choices
from viz.widgets.tensors.board import board
from viz.words import _

MOST_CARDS = 12
LONGEST_MADE = 22
"""Characters of what a tensor was made by at the head of its card; the program has it anyway."""


def cards(trace: Trace) -> list[Named]:
    """Show every named tensor and the storages that they share; return the tensors."""
    tensors = [one for one in named_tensors(trace) if not one.name.startswith("_")]
    if not tensors:
        st.info(_("No name holds a tensor yet: build one, or choose a lesson."))
        return tensors
    colours = axis_colours(trace)
    meanings = _meanings(tensors)
    shown = tensors[:MOST_CARDS]
    write = last_write(trace, tensors)
    board(
        [card(one, colours[one.node.index], meanings if one is tensors[-1] else (), write) for one in shown],
        ribbons=_ribbons(shown, write),
        key=choices.BOARD,
        on_click=partial(_pointed, {one.name: one.node.value.kept for one in shown}),
    )
    if write is not None:
        st.markdown(write_told(trace, write, tensors))
    if len(tensors) > MOST_CARDS:
        st.caption(_("{count} more tensors are not drawn.").format(count=len(tensors) - MOST_CARDS))
    return tensors


def _ribbons(tensors: list[Named], write: Write | None) -> list[Ribbon]:
    """Return the storages that several names share; every one where storage is the subject."""
    found = ribbons([one for one in tensors if not one.node.value.elided])
    every = choices.PANEL.value == "storage"
    return [
        replace(one, written=write.changed) if write is not None and one.storage == write.storage else one
        for one in found
        if every or len(one.lanes) > 1
    ]


def _pointed(shapes: dict[str, tuple[int, ...]], name: str, flat: int) -> None:
    """A click on a cell puts its index into the index panel."""
    if name in shapes:
        choices.NAME.choose(name)
        choices.INDEX.choose(cell_index(flat, shapes[name]))
        choices.PANEL.choose("index")


def card(one: Named, colours: tuple[int, ...], meanings: tuple[str, ...], write: Write | None) -> Grid:
    """Return the card of a named tensor: what it is, where it lies, whose memory it shares."""
    value = one.node.value
    names = " = ".join([one.name, *one.also])
    title = f"{names} = {one.made}" if one.made and len(one.made) <= LONGEST_MADE else names
    labels = {"owner": _("owner"), "view": _("view"), "copy": _("copy"), "result": _("new")}
    drawn = grid(
        one.name, title, value, axes=colours, meanings=meanings, badge=Badge(one.kind, labels[one.kind]),
        written=written_cells(write, value),
    )  # fmt: skip
    lines = [
        f"shape {shape_text(value.shape)} · {rank_name(len(value.shape))}",
        f"stride {shape_text(value.stride)} · offset {value.storage_offset}",
        f"{value.dtype} · {value.device}",
        f"numel() = {value.numel} · {byte_text(value)}",
    ]
    note = drawn.note or (_(WHY[one.why]).format(owner=one.owner) if one.why not in ("owner", "result") else "")
    return replace(drawn, lines=tuple(lines), note=note)


def rank_name(rank: int) -> str:
    """Return "vector" and the like; from three axes on there is no special name."""
    names = (_("scalar"), _("vector"), _("matrix"))
    return names[rank] if rank < 3 else _("tensor of {rank} axes").format(rank=rank)


def _meanings(tensors: list[Named]) -> tuple[str, ...]:
    lesson = BY_KEY.get(choices.LESSON.value or "")
    if lesson is None or len(lesson.meanings) != len(tensors[-1].node.value.shape):
        return ()
    known = {
        "sample": _("sample"), "feature": _("feature"), "height": _("height"), "width": _("width"),
        "channel": _("channel"), "batch": _("batch"), "time": _("time"),
    }  # fmt: skip
    return tuple(known[one] for one in lesson.meanings)


def facts(one: Named) -> str:
    """Return what torch answers about a tensor, as code."""
    value = one.node.value
    name = one.name
    return "\n".join(
        [
            f"{name}.shape      # torch.Size({list(value.shape)})",
            f"{name}.size()     # torch.Size({list(value.shape)})",
            f"{name}.numel()    # {value.numel}",
            f"{name}.dim()      # {len(value.shape)}",
            f"len({name})       # {value.shape[0] if value.shape else 'TypeError: len() of a 0-d tensor'}",
            f"{name}.stride()   # {shape_text(value.stride)}",
        ]
    )
