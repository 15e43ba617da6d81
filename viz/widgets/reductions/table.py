"""The table of shapes: every list of axes with and without keepdims, to be guessed cell by cell and revealed."""

from __future__ import annotations

import streamlit as st

from core.trace import Snapshot, Trace
from core.typed import Shape, shape_read
from viz.cells import shape_text
from viz.escaping import code_span
from viz.predict import Guess, first_difference
from viz.reductions.reduction import axis_lists, dropped, shape_program
from viz.theme import AXES
from viz.widgets.exploring import explored
from viz.widgets.outcome import mistakes_shown
from viz.widgets.reductions import reduction_choices as choices
from viz.widgets.shell import session_device
from viz.words import _

LONGEST_AXIS = 64
WIDTHS = (2, 3, 3, 3, 3)


def table_panel(shape: Shape) -> None:
    """Show the table for the tensor's shape or for one that is typed."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        typed = st.text_input(
            _("Shape of A"),
            **choices.TABLE_SHAPE.widget,
            placeholder=shape_text(shape),
            max_chars=60,
            width=200,
        )
        revealed = st.toggle(_("Reveal all"), **choices.REVEALED.widget)
    if typed:
        read = shape_read(typed)
        if read is None:
            st.warning(_("A shape is written like (5, 4), (5,) or ()."))
            return
        shape = read
    if not 0 < len(shape) <= AXES or max(shape) > LONGEST_AXIS:
        st.info(
            _("The table is for tensors of one to {count} axes, each at most {length} long.")
            .format(count=AXES, length=LONGEST_AXIS)
        )  # fmt: skip
        return
    trace = explored(shape_program(shape), session_device())
    if trace.mistake is not None:
        mistakes_shown(trace, None)
        return
    _rows(trace, shape, revealed)


def _rows(trace: Trace, shape: Shape, revealed: bool) -> None:
    heads = ("", "A.sum(axis)", "", "keepdims=True", "")
    for column, head in zip(st.columns(WIDTHS), heads, strict=True):
        column.markdown(code_span(head) if head else "")
    for axes in axis_lists(len(shape)):
        label, *cells = st.columns(WIDTHS, vertical_alignment="center")
        label.markdown(code_span(f"axis={axes[0] if len(axes) == 1 else axes}"))
        name = "".join(map(str, axes))
        for at, kept in enumerate("sk"):
            truth = trace.named(kept + name).value
            _cell(cells[2 * at], cells[2 * at + 1], truth, shape, revealed, f"{shape}-{kept}{name}")


def _cell(guessing, verdict, truth: Snapshot, shape: Shape, revealed: bool, key: str) -> None:
    """One guess and what is said to it: nothing before there is one."""
    typed = guessing.text_input(
        _("Shape"), key=f"guess-{key}", placeholder="?", label_visibility="collapsed", max_chars=60
    )
    guess = shape_read(typed) if typed else None
    right = guess is not None and first_difference(Guess(shape=guess), truth) is None
    if typed and guess is None:
        verdict.markdown(_("A shape is written like (5, 4), (5,) or ()."))
    elif right:
        verdict.markdown(f":green[✓] {code_span(shape_text(truth.shape))}")
    elif guess is not None:
        found = dropped(shape, guess)
        text = _("that is axis={axes}").format(axes=shape_text(found[0])) if found else _("no list of axes gives that")
        verdict.markdown(f":red[✗] {text}" + (f" → {code_span(shape_text(truth.shape))}" if revealed else ""))
    elif revealed:
        verdict.markdown(code_span(shape_text(truth.shape)))
