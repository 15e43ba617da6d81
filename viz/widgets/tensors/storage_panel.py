"""View or copy? An expression tried on a tensor, the steps that a walk through its cells takes, and the stride lab."""

from __future__ import annotations

import streamlit as st
from msgspec.structs import replace

from core.trace import Snapshot, Trace
from core.typed import shape_read
from viz.cells import shape_text
from viz.escaping import code_span
from viz.tensors.axes import axis_colours
from viz.tensors.grid import Badge, grid
from viz.tensors.pasted import narrowed
from viz.tensors.storage import Ribbon, ribbons
from viz.tensors.stride_lab import CALLS, TRIED, cells_there, reach_text, steps_text, strided, tried_program
from viz.tensors.workspace import WHY, Named, holds_tensors, named_tensors
from viz.widgets.exploring import explored
from viz.widgets.outcome import mistake_shown
from viz.widgets.shell import session_device
from viz.widgets.tensors import tensor_choices as choices
from viz.widgets.tensors.asking import may_show_choice
from viz.widgets.tensors.board import board
from viz.widgets.tensors.chooser import chosen_tensor
from viz.words import _


def storage_panel(trace: Trace, tensors: list[Named]) -> None:
    """Show the question and the lab."""
    one = chosen_tensor(tensors)
    if one is None:
        return
    name = one.name
    value = trace.named(name).value
    with st.container(key="tensor-question-and-lab"):
        question, lab = st.columns(2, gap="large")
    with question:
        st.markdown("**" + _("View or copy?") + "**")
        _tried(name, _expression(name), "question")
    with lab:
        st.markdown("**" + _("Stride lab: any size, stride and offset") + "**")
        strided_call = _lab(name, value)
        if strided_call is not None:
            _tried(name, strided_call, "lab", ask=False)


def _expression(name: str) -> str:
    calls = [call.format(name=name) for call in CALLS]
    left, right = st.columns(2)
    picked = left.selectbox(_("Try"), calls, key=f"{choices.TRIED.key}-call")
    typed = right.text_input(
        _("Or your own"), **choices.TRIED.widget, placeholder=f"{name}.T.view(12)", max_chars=choices.LONGEST_EXPRESSION
    )
    return narrowed(typed).strip() or picked


def _tried(name: str, expression: str, key: str, *, ask: bool = True) -> None:
    """Run the expression on the tensor and say what it is: a view, a copy, or refused, and why."""
    st.code(expression, language="python", wrap_lines=True)
    tried = explored(tried_program(choices.PROGRAM.value, expression), session_device())
    if tried.mistake is None and not holds_tensors(tried, TRIED):
        st.info(_("This gives no tensor."))
        return
    source = tried.named(name).value if holds_tensors(tried, name) else None
    answer = "refused" if tried.mistake is not None else _kind(tried, source)
    if ask:
        answers = {"view": _("a view"), "copy": _("a copy"), "refused": _("an error")}
        if not may_show_choice(_("view or copy?"), answers, answer, key=f"view-{expression}"):
            return
    if tried.mistake is not None:
        there = cells_there(tried.mistake.raised)
        if there is not None:
            st.error(
                _("Refused: the storage has {count} cells and this view would read beyond the last.").format(
                    count=there
                )
            )
            return
        mistake_shown(tried.mistake)
        if source is not None and ".view" in expression:
            st.caption(_steps(name, tried))
        return
    _drawn(tried, name, expression, key)


def _kind(tried: Trace, source: Snapshot | None) -> str:
    result = tried.named(TRIED).value
    return "view" if source is not None and result.storage == source.storage else "copy"


def _drawn(tried: Trace, name: str, expression: str, key: str) -> None:
    colours = axis_colours(tried)
    node, source = tried.named(TRIED), tried.named(name)
    view = node.value.storage == source.value.storage
    badge = Badge("view", _("view")) if view else Badge("copy", _("copy"))
    ids = {TRIED: grid(TRIED, expression, node.value, axes=colours[node.index], badge=badge),
           name: grid(name, name, source.value, axes=colours[source.index])}  # fmt: skip
    named = [one for one in named_tensors(tried) if one.name in ids and not one.node.value.elided]
    lanes = [
        _renamed(one, _("result"))
        for one in ribbons(named)
        if one.storage in (node.value.storage, source.value.storage)
    ]
    board([ids[name], ids[TRIED]], ribbons=lanes, key=f"{choices.BOARD}-{key}")
    if view:
        same = node.index == source.index
        st.caption(
            _("It is the very same tensor: nothing was to be done.") if same
            else _("A view: address = offset + Σ index · stride = {offset} + index · {stride}; nothing was copied.")
            .format(offset=node.value.storage_offset, stride=shape_text(node.value.stride))
        )  # fmt: skip
        return
    why = next((one.why for one in named_tensors(tried) if one.name == TRIED), "result")
    text = _(WHY[why]).format(owner=code_span(name))
    if why == "reshape-copy":
        text += " " + _steps(name, tried)
    st.caption(text)


def _renamed(ribbon: Ribbon, result: str) -> Ribbon:
    """Call the tried tensor's lane the result: its name in the program is nobody's."""
    lanes = tuple(replace(lane, name=result) if lane.name == TRIED else lane for lane in ribbon.lanes)
    return replace(ribbon, lanes=lanes, name=result if ribbon.name == TRIED else ribbon.name)


def _steps(name: str, tried: Trace) -> str:
    """Say which steps a walk through the operand's cells takes, where they are not all alike."""
    operand = tried.named(name).value
    if tried.mistake is None:
        node = tried.named(TRIED)
        operand = tried.nodes[node.operands[0]].value if node.operands else operand
    elif tried.nodes:
        operand = tried.nodes[-1].value
    if operand.elided or operand.missing:
        return ""
    return _(
        "Walking its cells in order takes the steps {steps} through the storage; one stride would need them all alike."
    ).format(steps=steps_text(operand))


def _lab(name: str, value: Snapshot) -> str | None:
    """Show size, stride and offset; return the call, None after a sentence when they cannot be read."""
    size_box, stride_box, offset_box = st.columns(3)
    # Of this tensor and no other of its name: what was typed for another shape would be out of its storage.
    key = f"tensor-lab-{name}-{value.shape}-{value.stride}-{value.storage_offset}"
    size = size_box.text_input(_("Size"), shape_text(value.shape[::-1]), key=f"{key}-size", max_chars=40)
    stride = stride_box.text_input(_("Stride"), shape_text(value.stride[::-1]), key=f"{key}-stride", max_chars=40)
    offset = offset_box.number_input(_("Offset"), 0, 10**6, value.storage_offset, key=f"{key}-offset")
    sizes, strides = shape_read(size), shape_read(stride)
    if sizes is None or strides is None:
        st.warning(_("Size and stride are written like (5, 4), (5,) or ()."))
        return None
    if len(sizes) != len(strides):
        st.warning(
            _("Size and stride need one number for each axis: {size} and {stride}.").format(
                size=len(sizes), stride=len(strides)
            )
        )
        return None
    st.caption(_("Highest address: {sum}").format(sum=reach_text(sizes, strides, int(offset))))
    return strided(name, sizes, strides, int(offset))
