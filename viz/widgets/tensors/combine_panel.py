"""Two tensors made into one: every result cell traced back to the cells that it was made from."""

from __future__ import annotations

import streamlit as st

from core.trace import Snapshot, Trace
from viz.cells import shape_text
from viz.escaping import markdown_text
from viz.tensors.axes import axis_colours
from viz.tensors.combine import (
    COMPARED,
    INFIX,
    JOINED,
    OPERATIONS,
    RESULT,
    UNARY,
    combine_program,
    expression,
    origins,
    product_origins,
)
from viz.tensors.grid import grid
from viz.tensors.workspace import Named, holds_tensors
from viz.widgets.exploring import explored
from viz.widgets.outcome import mistake_shown
from viz.widgets.plane import Arrow, plane_view
from viz.widgets.shell import session_device
from viz.widgets.tensors import tensor_choices as choices
from viz.widgets.tensors.asking import may_show, shape_options
from viz.widgets.tensors.board import board
from viz.words import _


def combine_panel(trace: Trace, tensors: list[Named]) -> None:
    """Show the controls, the expression, and the operands beside the result."""
    names = [one.name for one in tensors]
    if not names:
        st.info(_("No name holds a tensor yet: build one, or choose a lesson."))
        return
    left, operation, right, axis = _controls(names)
    text = expression(operation, left, right, axis)
    st.code(text, language="python")
    tried = explored(combine_program(choices.PROGRAM.value, operation, left, right, axis), session_device())
    if not holds_tensors(tried, RESULT, left, right):
        if tried.mistake is not None and trace.mistake is None:
            mistake_shown(tried.mistake)
        return
    result = tried.named(RESULT).value
    if may_show(result, shape_options(tried.named(left).value.shape, result.shape), key=f"combine-{text}"):
        _shown(tried, left, operation, right, axis, text)


def _controls(names: list[str]) -> tuple[str, str, str, int]:
    for chosen, typed, place in (
        (choices.LEFT_NAME, choices.LEFT, 0), (choices.RIGHT_NAME, choices.RIGHT, min(1, len(names) - 1))
    ):  # fmt: skip
        if chosen.value not in names:
            chosen.choose(typed.value if typed.value in names else names[place])
    if choices.OPERATION.value not in OPERATIONS:
        choices.OPERATION.choose("+")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        left = st.selectbox(_("Left"), names, **choices.LEFT_NAME.widget, width=110)
        operation = st.selectbox(_("Operation"), OPERATIONS, **choices.OPERATION.widget, width=130)
        right = left
        if operation not in UNARY:
            right = st.selectbox(_("Right"), names, **choices.RIGHT_NAME.widget, width=110)
        axis = 0
        if operation in JOINED:
            axis = int(st.number_input(_("Axis"), -5, 5, **choices.AXIS.widget, width=110) or 0)
    return left, operation, right, axis


def _shown(tried: Trace, left: str, operation: str, right: str, axis: int, text: str) -> None:
    colours = axis_colours(tried)
    operands = [left] if operation in UNARY else [left, right]
    nodes = [tried.named(name) for name in operands]
    result = tried.named(RESULT)
    drawn = [
        grid(f"operand-{slot}", name, node.value, axes=colours[node.index], memory=False)
        for slot, (name, node) in enumerate(zip(operands, nodes, strict=True))
    ]
    drawn.append(grid("result", text, result.value, axes=colours[result.index], memory=False))
    links = _links(tried, operation, [node.value for node in nodes], result.value)
    sign = operation if operation in (*INFIX, *COMPARED) else ","
    board(drawn, links=links, signs=[*[sign] * (len(operands) - 1), "="], key=f"{choices.BOARD}-combine")
    _told(operation, [node.value for node in nodes], result.value)
    if operation == "cat":
        _merged_brackets(axis, len(result.value.shape))
    if operation in ("+", "-") and all(node.value.shape == (2,) for node in (*nodes, result)):
        _arrows(operands, nodes, text, result.value)


def _links(
    tried: Trace, operation: str, operands: list[Snapshot], result: Snapshot
) -> dict[str, dict[str, list[list[int]]]]:
    """Return what a hover lights: for every result cell its cells in each operand, and the other way round."""
    if result.elided or any(one.elided for one in operands):
        return {}
    if operation == "@":
        if not all(0 < len(one.shape) <= 2 for one in operands):
            return {}
        both = list(product_origins(operands[0].shape, operands[1].shape))
    else:
        both = [origins(tried, slot) or [] for slot in range(len(operands))]
    links: dict[str, dict[str, list[list[int]]]] = {"result": {}}
    for slot, cells in enumerate(both):
        links["result"][f"operand-{slot}"] = cells
        back: list[list[int]] = [[] for _cell in range(operands[slot].numel)]
        for at, sources in enumerate(cells):
            for source in sources:
                back[source].append(at)
        links[f"operand-{slot}"] = {"result": back}
    return links


def _told(operation: str, operands: list[Snapshot], result: Snapshot) -> None:
    dtypes = [one.dtype for one in operands]
    if operation in JOINED:
        st.caption(_("cat lengthens one axis, stack makes a new one. Shapes: {shapes} → {result}").format(
            shapes=", ".join(shape_text(one.shape) for one in operands), result=shape_text(result.shape)))  # fmt: skip
    elif operation == "@":
        st.caption(_("A product of matrices: each result cell is a row of the left times a column of the right."))
    elif len(operands) == 2:
        st.caption(_("Each result cell depends only on the cells at the same index: its Jacobian is diagonal."))
    if len(set(dtypes)) > 1 or (operation not in COMPARED and result.dtype not in dtypes):
        promoted = _("dtype promotion: {operands} → {result}")
        st.caption(promoted.format(operands=", ".join(map(markdown_text, dtypes)), result=markdown_text(result.dtype)))


def _merged_brackets(axis: int, rank: int) -> None:
    """Say where cat merges two nested lists."""
    place = axis % rank
    st.caption(
        _("To join along axis {axis}, merge the two lists inside bracket {number}, counted from outside.").format(
            axis=place, number=place + 1
        )
    )


def _arrows(operands: list[str], nodes: list, text: str, result: Snapshot) -> None:
    pairs = [tuple(float(one) for one in node.value.tolist()) for node in nodes]
    arrows = [
        Arrow((x, y), name, role) for (x, y), name, role in zip(pairs, operands, ("forward", "axis-1"), strict=True)
    ]
    x, y = (float(one) for one in result.tolist())
    plane_view(
        [],
        [*arrows, Arrow((x, y), text, "backward")],
        _("The two vectors and what they make"),
        key="tensor-arrows",
    )
