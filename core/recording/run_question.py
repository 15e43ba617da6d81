"""A question for which a run is repeated: it follows the nodes that its answer needs while the program runs."""

from __future__ import annotations

from typing import Any

import torch

from core.recording import jacobian
from core.recording.costs import Counting
from core.recording.tangents import Pushing
from core.recording.values import Values
from core.trace.errors import NotDifferentiable
from core.trace.limits import Limits
from core.trace.tangents import Costs, Direction, Tangents

Answer = jacobian.Jacobian | Tangents | Costs | list[tuple[int, list[int]]]


class Asked:
    """The question of a run, and its answer as soon as there is one.

    Attributes:
        random_state: Of torch's generator before the last call, so that a dropout can be called again.
    """

    def __init__(self, question: jacobian.Question, directions: tuple[Direction, ...], limits: Limits) -> None:
        self._question, self._limits = question, limits
        self._answer: Any = None
        self._replay: Pushing | Counting | None = None
        if question[0] == "tangents":
            self._replay = Pushing(directions, question[1], limits)
        elif question[0] == "costs":
            self._replay = Counting(limits)
        self.random_state = torch.empty(0)

    def about_to_call(self) -> None:
        """Note torch's random numbers before a call."""
        self.random_state = torch.get_rng_state()

    def look(self, values: Values) -> None:
        """Answer the question if the values that there are by now allow it."""
        if self._replay is not None:
            self._replay.follow(values, self.random_state)
        elif self._answer is None and len(values.all) > self._question[1][0]:
            self._answer = jacobian.answered(self._question, values, self.random_state, self._limits)

    def before_write(self, values: Values, call: tuple[Any, Any, Any]) -> None:
        """A write destroys its own operand, so its question is answered from copies taken before."""
        if self._replay is None and self._answer is None and self._question[1][0] == len(values.all):
            self._answer = jacobian.answered_call(self._question, call, self._limits)

    def before_steps(self, values: Values, made: list[tuple[torch.Tensor, tuple[Any, Any, Any]]]) -> None:
        """Follow a call that is about to write these tensors, each by the call that would write it alone."""
        if self._replay is not None:
            self._replay.follow(values, self.random_state)
            self._replay.before_write(made, torch.get_rng_state())

    @property
    def answered(self) -> bool:
        """Whether there is an answer already, so that the rest of the program need not run."""
        return self._answer is not None

    def answer(self, values: Values) -> Answer:
        """Return the answer, after the run.

        Raises:
            NotDifferentiable, LimitExceeded: the question has no answer.
        """
        if self._replay is not None:
            self.look(values)
            return self._replay.answer()
        if self._answer is None:
            raise NotDifferentiable("no operation produced this value", "constant")
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer
