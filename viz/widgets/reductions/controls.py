"""The controls of the reductions page, and the call that they write."""

from __future__ import annotations

import streamlit as st

from core.trace import Node
from viz.escaping import code_span
from viz.reductions.reduction import (
    NO_DTYPE,
    NO_KEEPDIMS,
    PRESETS,
    REDUCTIONS,
    SCANS,
    SEVERAL,
    Choice,
    axes_problem,
    program,
    statement,
)
from viz.reductions.spelling import spellings
from viz.tensors.literal import literal
from viz.tensors.workspace import named_tensors
from viz.widgets.exploring import explored
from viz.widgets.outcome import mistake_shown
from viz.widgets.predict import answered
from viz.widgets.reductions import reduction_choices as choices
from viz.widgets.reductions.picture import question
from viz.widgets.shell import session_device
from viz.widgets.tensors import tensor_choices
from viz.widgets.trust import confirm
from viz.words import _


def controls() -> Node | None:
    """Show the controls; return the tensor that they name, None when it cannot be made."""
    with st.container(border=True):
        borrowed = _workspace()
        first, second, *third = st.columns([3, 4, 2] if borrowed else [3, 4], vertical_alignment="bottom")
        first.selectbox(
            _("Tensor"), list(PRESETS), format_func=lambda key: PRESETS[key][1], **choices.PRESET.widget,
            disabled=bool(choices.TYPED.value.strip()),
        )  # fmt: skip
        second.text_input(
            _("Or your own tensor"), **choices.TYPED.widget, placeholder="torch.arange(6.).reshape(2, 3)",
            on_change=confirm, max_chars=choices.LONGEST_EXPRESSION,
        )  # fmt: skip
        if borrowed:
            third[0].selectbox(
                _("From the tensors page"), list(borrowed), index=None, key=choices.BORROWED,
                placeholder=_("none"), on_change=_borrow, args=(borrowed,),
            )  # fmt: skip
        trace = explored(f"import torch\n{statement(choices.chosen())}\n", session_device())
        if trace.mistake is not None:
            mistake_shown(trace.mistake)
            return None
        try:
            before = trace.named("A")
        except KeyError:
            st.error(_("This is no tensor: write an expression such as torch.arange(6.).reshape(2, 3)."))
            return None
        _choosers(len(before.value.shape))
    return before


def _workspace() -> dict[str, str]:
    """Return the tensors of the tensors page in this session, each as the expression that makes it again."""
    if not tensor_choices.PAGE.begun:
        return {}
    trace = explored(tensor_choices.PROGRAM.value, session_device(), page=tensor_choices.PAGE.page)
    found = {one.name: literal(one.node.value, choices.LONGEST_EXPRESSION) for one in named_tensors(trace)}
    return {name: text for name, text in found.items() if text is not None}


def _borrow(borrowed: dict[str, str]) -> None:
    """Write the chosen tensor out as the learner's own."""
    name = st.session_state[choices.BORROWED]
    choices.TYPED.choose(borrowed.get(name, ""))


def _choosers(rank: int) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.selectbox(_("Reduce with"), [*REDUCTIONS, *SCANS], **choices.REDUCTION.widget, width=170)
        axes = list(range(-min(rank, choices.MOST_AXES), min(rank, choices.MOST_AXES)))
        axes = [*axes[rank:], *axes[:rank]]
        choices.AXES.choose(tuple(axis for axis in choices.AXES.value if axis in axes))
        st.pills(_("Axes (none: all)"), axes, selection_mode="multi", **choices.AXES.widget, width="content")
        st.toggle("keepdims", **choices.KEEPDIMS.widget, disabled=choices.REDUCTION.value in NO_KEEPDIMS)
        st.selectbox(
            "dtype", choices.DTYPES, **choices.DTYPE.widget,
            format_func=lambda one: one or _("as torch chooses"),
            width=190, disabled=choices.REDUCTION.value in NO_DTYPE,
        )  # fmt: skip
        if choices.REDUCTION.value == "norm":
            st.slider("p", 0.5, 10.0, step=0.5, **choices.P.widget, width=220)


def call_shown(choice: Choice, rank: int) -> None:
    """Show the program as it ran, and the same call elsewhere."""
    left, right = st.columns(2)
    left.code(program(choice, rank), language="python", wrap_lines=True)
    others = spellings(choice, rank)
    if not answered(question(choice)):
        others.pop("einsum", None)  # its letters would tell the shape that is to be predicted
    right.code("\n".join(f"{text}  # {name}" for name, text in others.items()), language="python", wrap_lines=True)


def axes_said(choice: Choice, rank: int) -> bool:
    """Say what there is to say of the chosen axes; return whether torch takes them."""
    problem = axes_problem(choice, rank)
    if problem == "scan":
        st.caption(_("A scan runs along one axis: here along axis {axis}.").format(axis=(choice.axes or (0,))[0]))
    elif problem == "same":
        st.warning(
            _("{axes} names an axis twice: of {rank} axes, −1 is axis {last}. torch wants each of them once.").format(
                axes=", ".join(map(str, choice.axes)).replace("-", "−"), rank=rank, last=rank - 1
            )
        )
    elif problem in ("one", "kept"):
        name = choice.reduction
        said = (
            _("{name} takes one axis, or none for all of them.")
            if problem == "one"
            else _("{name} keeps an axis only where one is named: choose an axis, or no keepdims.")
        )
        st.warning(said.format(name=code_span(name)))
        other = SEVERAL.get(name)
        if other:
            st.button(
                _("{name} takes a list of axes").format(name=code_span(other)), icon=":material/build:",
                on_click=choices.REDUCTION.choose, args=(other,),
            )  # fmt: skip
    return problem in ("", "scan")
