"""Questions about one operation that cost a worker's run, with a sentence where there is no answer."""

from __future__ import annotations

from typing import Literal, NamedTuple

from core import LimitExceeded, NotDifferentiable, Trace, WorkerFailed
from core.explain.mistakes import MISTAKES
from core.trace import Jacobian
from viz.escaping import sentence_markdown
from viz.widgets import answers
from viz.words import _, filled


class Slope(NamedTuple):
    """A Jacobian, or the sentence on why there is none."""

    jacobian: Jacobian | None
    why: str = ""


class Dependence(NamedTuple):
    """The cells that an output cell depends on, or a sentence that says why they are unknown."""

    cells: answers.Cells
    why: str = ""


def local_jacobian(trace: Trace, node: int, slot: int) -> Slope:
    """Return d(output)/d(operand) of one operation."""
    return _slope(trace, "local_jacobian", node, slot)


def finite_difference(trace: Trace, node: int, slot: int) -> Slope:
    """Return the same by differences."""
    return _slope(trace, "finite_difference", node, slot)


def dependence(trace: Trace, node: int, cell: int) -> Dependence:
    """Return the operand cells that an output cell (flat) depends on."""
    try:
        found = answers.dependence(trace, node, cell)
    except WorkerFailed as failed:
        return Dependence({}, failure(failed))
    if isinstance(found, NotDifferentiable):  # a value that no operation made
        return Dependence({})
    return Dependence({}, refusal(found)) if isinstance(found, LimitExceeded) else Dependence(found)


def _slope(trace: Trace, question: Literal["local_jacobian", "finite_difference"], node: int, slot: int) -> Slope:
    try:
        found = answers.jacobian(trace, question, node, slot)
    except WorkerFailed as failed:
        return Slope(None, failure(failed))
    return Slope(found) if isinstance(found, Jacobian) else Slope(None, refusal(found))


def refusal(error: NotDifferentiable | LimitExceeded) -> str:
    """Return why a question has no answer."""
    if isinstance(error, NotDifferentiable):
        if error.reason == "integer":
            return _("Integers and booleans have no derivative.")
        return _("This operation has no derivative with respect to this operand.")
    if error.limit == "jacobian_elements":
        return _("It would have {needed} numbers; {allowed} are computed at most.").format(
            needed=f"{error.needed:,.0f}", allowed=f"{error.allowed:,.0f}"
        )
    return _("The operand has {needed} cells; at most {allowed} are tried one by one.").format(
        needed=f"{error.needed:,.0f}", allowed=f"{error.allowed:,.0f}"
    )


def failure(failed: WorkerFailed) -> str:
    """Return why a worker could not answer, and when it may: it may well do so the next time."""
    sentence = MISTAKES.get(failed.kind)
    try:
        said = [filled(part, failed.facts) for part in (sentence.message, sentence.hint)] if sentence else []
    except KeyError:  # a worker did not say what its sentence needs
        said = []
    why = " ".join(part for part in said if part) or str(failed)
    return _("This question could not be answered: {why}").format(why=sentence_markdown(why))
