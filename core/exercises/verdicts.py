"""Verdicts on an answer: right, wrong in a known way, or where it first differs."""

from __future__ import annotations

import msgspec

from core.exercises.records import Stage
from core.sandbox.answer_messages import Seen
from core.trace import Trace

__all__ = ["Seen", "Verdict"]


class Verdict(msgspec.Struct, frozen=True):
    """The judgement of one answer.

    Attributes:
        stage: "right", or where it was stopped.
        misconception: Place among the exercise's, of the one that the answer is; None for none.
        instance: The assignments of the smallest instance on which it failed; "" for the example that is shown.
        observed: The expression whose value differs; of a choice the first option that is wrong, by its place in the
            exercise; of an order the place in the answer of the first step that is wrong there, or one after the last;
            of blanks the first that is wrong, as "b.adjoint".
        expected, got: Its value by the reference and by the answer.
        cell: Index of the first cell that differs; in lists and tuples, first of the item.
        passed, tried: Instances, or blanks.
        trace: The run of the text that was stopped, else of the example, for mistakes, marks and repairs; None where
            nothing was run. Its lines are those of the whole program: ``before`` of them stand before the learner's.
    """

    stage: Stage
    misconception: int | None = None
    instance: str = ""
    observed: str = ""
    expected: Seen | None = None
    got: Seen | None = None
    cell: tuple[int, ...] = ()
    passed: int = 0
    tried: int = 0
    trace: Trace | None = None
    before: int = 0
