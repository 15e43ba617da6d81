"""One job's function, with what is found out about it on the way. Imports torch."""

from __future__ import annotations

import ast
import time
from typing import Any

import torch

from core.language.calls import call
from core.explain.failures import explained
from core.explain.mistakes import mistake
from core.language.state import TENSORS, Run
from core.language.values import Function
from core.trace import Mistake
from core.sandbox.field_messages import FieldJob

LOOP_SHARE = 0.6
"""Part of the wall limit that points one by one may take; those that are left are not numbers."""
POINT_SHARE = 50
"""One point may take this part of a run's operations and steps: a loop that ends at most points and never at one
(``while b.norm() < 4`` at 0) costs that point its value, not the picture."""


class NotScalar(Exception):
    """The function gave something that is not one real number."""


class Asked:
    """A learner's function, called wherever a job asks.

    Attributes:
        columns, batchable: Whether it may still be tried with columns, and in one run at all.
        until: When points one by one must end.
        succeeded: Whether it gave a value anywhere.
        failure: What went wrong first.
        depends: Whether autograd found a way from a value back to a variable.
    """

    def __init__(self, state: Run, job: FieldJob, function: Function) -> None:
        self.state, self.job, self.function = state, job, function
        # A learner's own `except` would take the complaints of a batched run for its own.
        self.batchable = "try" not in job.source or not _catches(state.source.tree)
        self.columns = self.batchable
        self.until = time.monotonic() + job.limits.wall_seconds * LOOP_SHARE
        self.succeeded = self.depends = False
        self.failure: BaseException | None = None

    def call(self, *given: torch.Tensor) -> Any:
        """Return whatever the function returns."""
        return call(self.state, self.function, given, {}, (1, 0, 1, 0))

    def value(self, *given: torch.Tensor) -> torch.Tensor:
        """Return f at one point, given as its variables or as one vector, as a double without axes."""
        found = self.call(*given)
        if type(found) in (int, float):
            found = torch.tensor(float(found))
        if type(found) not in TENSORS:
            raise NotScalar(type(found).__name__)
        if found.numel() != 1 or found.is_complex():
            raise NotScalar(str(tuple(found.shape)))
        return found.reshape(()).to(torch.float64)

    def one(self, point: torch.Tensor) -> torch.Tensor:
        """Return f at one point, a vector that may require grad.

        Raises:
            LimitReached: it took too long for one point, or all of them together did (see `spent`).
        """
        state, limits = self.state, self.job.limits
        state.most_operations = min(limits.operations, state.recorder.so_far + limits.operations // POINT_SHARE)
        state.most_steps = min(limits.steps, state.steps + limits.steps // POINT_SHARE)
        return self.value(*point.unbind()) if self.job.spread else self.value(point)

    def whole_budget(self) -> None:
        """Let the next call use what a whole run may use."""
        self.state.most_operations, self.state.most_steps = self.job.limits.operations, self.job.limits.steps

    def spent(self) -> bool:
        """Return whether a whole run's budget is used up."""
        state, limits = self.state, self.job.limits
        return state.recorder.so_far >= limits.operations or state.steps >= limits.steps

    def mistake(self, error: BaseException) -> Mistake:
        """Return what went wrong as the page says it."""
        if isinstance(error, NotScalar):
            return mistake("field-not-scalar", None, name=self.job.function, shape=str(error))
        return explained(error, self.state)


def _catches(tree: ast.AST) -> bool:
    return any(isinstance(node, ast.Try | ast.TryStar) for node in ast.walk(tree))
