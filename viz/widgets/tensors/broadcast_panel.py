"""Broadcasting: shapes as beads, the stretch, a clash with its repairs, and the sum that backward makes of it."""

from __future__ import annotations

import streamlit as st
from msgspec.structs import replace

from core.trace import Trace
from viz.alignment import Row, result_shape
from viz.cells import shape_text
from viz.escaping import code_span
from viz.tensors.axes import axis_colours
from viz.tensors.broadcasting import (
    LEFT,
    OPERATIONS,
    RESULT,
    RIGHT,
    STRETCHED,
    backward_program,
    broadcast_program,
    clash_program,
    ghosts,
    operands_program,
    repairs,
    rows,
)
from viz.tensors.grid import grid
from viz.tensors.pasted import narrowed
from viz.tensors.workspace import Named, holds_tensors
from viz.widgets.alignment import alignment_view
from viz.widgets.exploring import explored
from viz.widgets.outcome import mistake_shown
from viz.widgets.shell import session_device
from viz.widgets.tensors import tensor_choices as choices
from viz.widgets.tensors.asking import may_show, shape_options
from viz.widgets.tensors.board import board
from viz.words import _


def broadcast_panel(trace: Trace, tensors: list[Named]) -> None:
    """Show the operands' shapes under one another, then the stretch, the result and the way back."""
    left, operation, right = _controls()
    program = choices.PROGRAM.value
    made = explored(operands_program(program, left, right), session_device())
    if made.mistake is not None or not holds_tensors(made, LEFT, RIGHT):
        if made.mistake is not None and trace.mistake is None:
            mistake_shown(made.mistake)
        else:
            st.info(_("Write two tensors of the workspace, such as C and C.sum(axis=1)."))
        return
    aligned = rows(made, left, right, axis_colours(made))
    shapes = made.named(LEFT).value.shape, made.named(RIGHT).value.shape
    fits = result_shape(aligned) is not None
    tried = explored(broadcast_program(program, left, operation, right), session_device())
    beads, said = st.columns([2, 3], gap="large")
    shown = True
    with said:
        if fits and holds_tensors(tried, RESULT):
            result = tried.named(RESULT).value
            shown = may_show(result, shape_options(shapes[0], result.shape), key=f"cast-{left}{operation}{right}")
        else:
            clash = explored(clash_program(program, left, operation, right), session_device())
            if clash.mistake is not None:
                mistake_shown(clash.mistake)
            _repairs(left, right, shapes)
    with beads:
        _compared(aligned if shown else None, f"{shape_text(shapes[0])}  {operation}  {shape_text(shapes[1])}")
    if fits and shown and holds_tensors(tried, RESULT, *STRETCHED):
        _stretch(tried, left, operation, right)
        _backward(program, left, operation, right)


def _compared(aligned: tuple[Row, ...] | None, written: str) -> None:
    """Show the shapes under one another; only as written while the shape of the result is to be predicted."""
    if aligned is not None:
        alignment_view(aligned, key="tensor-alignment")
    else:
        st.code(written, language=None)
    st.caption(
        _("The last axes are compared first. A missing axis counts as 1; a 1 stretches; all else must be equal.")
    )


def _controls() -> tuple[str, str, str]:
    if choices.OPERATION.value not in OPERATIONS:
        choices.OPERATION.choose("+")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        left = st.text_input(_("Left"), **choices.LEFT.widget, max_chars=choices.LONGEST_EXPRESSION, width=240)
        operation = st.selectbox(_("Operation"), OPERATIONS, **choices.OPERATION.widget, width=110)
        right = st.text_input(_("Right"), **choices.RIGHT.widget, max_chars=choices.LONGEST_EXPRESSION, width=320)
    return narrowed(left).strip() or "X", operation, narrowed(right).strip() or "X"


def _repairs(left: str, right: str, shapes: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    """Offer other ways to write the smaller operand that then fit."""
    typed, text, shape, other = (
        (choices.RIGHT, right, shapes[1], shapes[0])
        if len(shapes[1]) <= len(shapes[0])
        else (choices.LEFT, left, shapes[0], shapes[1])
    )
    with st.container(horizontal=True):
        for one in repairs(text, shape, other):
            st.button(
                code_span(one),
                icon=":material/build:",
                on_click=typed.choose,
                args=(one,),
                key=f"tensor-repair-{one}",
            )


def _stretch(tried: Trace, left: str, operation: str, right: str) -> None:
    colours = axis_colours(tried)
    result = tried.named(RESULT)
    drawn = []
    links: dict[str, dict[str, list[list[int]]]] = {"result": {}}
    for card, text, name, stretched in (("left", left, LEFT, STRETCHED[0]), ("right", right, RIGHT, STRETCHED[1])):
        node, wide = tried.named(name), tried.named(stretched)
        one = grid(card, text, wide.value, axes=colours[result.index])
        own = node.value.shape
        line = (
            f"{shape_text(own)} → {shape_text(wide.value.shape)}"
            if own != wide.value.shape
            else f"shape {shape_text(own)}"
        )
        stored = _("{count} stored, stride {stride}").format(
            count=node.value.numel, stride=shape_text(wide.value.stride)
        )
        faint = () if wide.value.elided else tuple(ghosts(own, wide.value.shape))
        drawn.append(replace(one, lines=(line, stored), faint=faint, storage=-1))
        if not wide.value.elided:
            same = [[cell] for cell in range(wide.value.numel)]
            links["result"][card] = same
            links[card] = {"result": same}
    drawn.append(grid("result", f"{left} {operation} {right}", result.value, axes=colours[result.index], memory=False))
    st.markdown("**" + _("1. Stretch along the axes of length 1; 2. cell by cell") + "**")
    board(drawn, links=links, signs=[operation, "="], key=f"{choices.BOARD}-cast")
    st.caption(_("Faint cells are virtual: along a stretched axis the stride is 0, nothing is copied."))


def _backward(program: str, left: str, operation: str, right: str) -> None:
    """Show what comes back to each operand: the sum over the axes along which it was stretched."""
    back = explored(backward_program(program, left, operation, right), session_device())
    if back.mistake is not None or not back.passes or operation == "==":
        return
    adjoints = back.passes[-1].adjoints
    drawn = []
    for name, text in ((LEFT, left), (RIGHT, right)):
        value = adjoints.get(back.named(name).index)
        if value is not None:
            drawn.append(grid(f"grad-{name}", f"grad {text}", value, memory=False))
    if drawn:
        st.markdown(
            "**"
            + _("Backward: the gradient of {expression} is summed over the stretched axes").format(
                expression=code_span(f"({left} {operation} {right}).sum()")
            )
            + "**"
        )
        board(drawn, key=f"{choices.BOARD}-back")
