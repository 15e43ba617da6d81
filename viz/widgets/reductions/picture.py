"""The main picture of the reductions page: predict the shape, see a wrong guess beside the truth, then the collapse."""

from __future__ import annotations

import msgspec
import streamlit as st

from core import NotDifferentiable, Trace, WorkerFailed
from core.trace import Jacobian, Snapshot
from viz.cells import shape_text
from viz.escaping import code_span, sentence_markdown
from viz.reductions.collapse import Collapse, collapse
from viz.reductions.reduction import SCANS, Choice, call, dropped, gone, options, program
from viz.tensors.grid import grid
from viz.theme import AXES
from viz.widgets import answers
from viz.widgets.exploring import explored
from viz.widgets.predict import predict_shape
from viz.widgets.reductions import reduction_choices as choices
from viz.widgets.reductions.collapse import collapse_view
from viz.widgets.shell import session_device
from viz.widgets.tensors.board import board
from viz.words import _

Shape = tuple[int, ...]


def picture_panel(trace: Trace, choice: Choice) -> None:
    """Ask for the shape, then show the collapse with its weights."""
    before, after = trace.named("A").value, trace.named("out").value
    guesses: list[Shape] = []

    def wrong(guess: Shape) -> str:
        guesses.append(guess)
        return _wrong(guess, before.shape, after.shape)

    if not predict_shape(after, options(before.shape, choice, after.shape), _right(choice, len(before.shape)),
                         wrong, key=question(choice)):  # fmt: skip
        board([grid("A", "A", before, memory=False)], key=f"{choices.PICTURE}-before")
        return
    if not _drawable(before, after):
        _not_drawn(before, after)
        return
    jacobian, reason = _jacobian(trace)
    picture = collapse(before, after, call(choice, len(before.shape)), choice, jacobian)
    if not (guesses and _compared(trace, choice, picture, guesses[0])):
        with st.container(border=True):
            collapse_view(picture, key=choices.PICTURE)
    if reason:
        st.caption(sentence_markdown(reason))
    _counts(before)


def question(choice: Choice) -> str:
    """Return the key of the question for the shape: another choice asks anew."""
    return f"predict-{choice.typed or choice.preset}-{choice.reduction}-{choice.axes}-{choice.keepdims}"


def _drawable(before: Snapshot, after: Snapshot) -> bool:
    return not before.elided and not after.elided and len(before.shape) <= AXES


def _not_drawn(before: Snapshot, after: Snapshot) -> None:
    many = (
        _("More than {count} axes are not drawn; the result has shape {shape}.")
        if len(before.shape) > AXES
        else _("Too many cells to draw; the result has shape {shape}.")
    )
    st.info(many.format(count=AXES, shape=shape_text(after.shape)))


def _right(choice: Choice, rank: int) -> str:
    axes = axes_text(gone(choice, rank))
    if choice.reduction in SCANS:
        return _("A scan keeps every cell: the shape never shrinks.")
    if choice.keepdims:
        return _("Reduced: {axes}; keepdims leaves length 1 there.").format(axes=axes)
    return _("The axis that you reduce disappears. Gone: {axes}; the others stay.").format(axes=axes)


def _wrong(guess: Shape, shape: Shape, truth: Shape) -> str:
    found = dropped(shape, guess)
    if found is None:
        text = _("{guess} cannot come from {shape} by a reduction; it is {truth}.")
    elif found[1]:
        text = _("{guess}: you reduced {axes} and kept length 1 there. The call gives {truth}.")
    else:
        text = _("{guess}: you dropped {axes}. axis=0 is not “by row”: it removes axis 0. The call gives {truth}.")
    return text.format(
        guess=shape_text(guess), shape=shape_text(shape), truth=shape_text(truth),
        axes=axes_text(found[0]) if found else "",
    )  # fmt: skip


def axes_text(axes: Shape) -> str:
    """Return "axis 1" or "axes 0, 2"."""
    if len(axes) == 1:
        return _("axis {number}").format(number=axes[0])
    return _("axes {numbers}").format(numbers=", ".join(map(str, axes)))


def _compared(trace: Trace, choice: Choice, picture: Collapse, guess: Shape) -> bool:
    """Play the reduction that the guess belongs to beside the one that was asked for; False where there is none."""
    before = trace.named("A").value
    found = dropped(before.shape, guess)
    if found is None:
        return False
    axes, keepdims = found
    # A scan's shape never shrinks, so whoever saw an axis go was thinking of the sum; so is a guess over several axes
    # where the reduction takes one.
    plain = choice.reduction not in SCANS and len(axes) == 1
    other = msgspec.structs.replace(
        choice, axes=axes, keepdims=keepdims, reduction=choice.reduction if plain else "sum", dtype=""
    )
    rank = len(before.shape)
    guessed = explored(program(other, rank), session_device())
    if guessed.mistake is not None or guessed.named("out").value.elided:
        return False
    left, right = st.columns(2, border=True)
    theirs = collapse(before, guessed.named("out").value, call(other, rank), other, None)
    for column, title, one in ((left, _("What you answered"), theirs), (right, _("What the call does"), picture)):
        with column:
            st.markdown(f"**{title}** {code_span(one.after.title)} → {code_span(shape_text(one.after.shape))}")
            collapse_view(one, autoplay=True, key=f"compared-{title}")
    return True


def _counts(before: Snapshot) -> None:
    if before.shape:
        st.caption(
            _("len(A) = {length}: the length of axis 0. A.numel() = {count} counts the cells; a norm is the size of the numbers in them.")  # noqa: E501 - one sentence
            .format(length=before.shape[0], count=before.numel)
        )  # fmt: skip
    else:
        st.caption(_("A scalar has no axis, so len(A) raises TypeError."))


def _jacobian(trace: Trace) -> tuple[Jacobian | None, str]:
    node = trace.named("out")
    try:
        found = answers.jacobian(trace, "local_jacobian", node.index, 0)
    except WorkerFailed:
        return None, _("The gradient's weights could not be computed this time.")
    match found:
        case Jacobian():
            return found, ""
        case NotDifferentiable():
            return None, _(
                "No gradient: this result, or the tensor itself, has no derivative (integers, truth values, positions)."
            )
        case _:
            return None, _("Too many cells for the gradient's weights.")
