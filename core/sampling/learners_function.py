"""One job's function, with what is found out about it on the way. Imports torch."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from numbers import Real
from typing import Any

import torch

from core.explain.failures import explained
from core.explain.mistakes import mistake
from core.program.run import Run
from core.sampling.unrecorded import Unrecorded
from core.sandbox.field_messages import FieldJob
from core.trace import Mistake

LOOP_SHARE = 0.6
"""Part of the wall limit that points one by one may take; those that are left are not numbers."""
POINT_SHARE = 50
"""One point may take this part of a run's operations and steps: a loop that ends at most points and never at one
(``while b.norm() < 4`` at 0) costs that point its value, not the picture."""
CHANGING = ("random", "nonlocal", "global")
"""Words of programs whose function may give something else at each call."""
CATCHING = frozenset({"suppress", "__exit__"})
"""Names with which a program catches exceptions without a ``try``."""


class NotScalar(Exception):
    """The function gave something that is not one real number."""


class LearnersFunction:
    """A learner's function, called wherever a job asks.

    Attributes:
        columns, batchable: Whether it may still be tried with columns, and in one run at all.
        until: When points one by one must end.
        succeeded: Whether it gave a value anywhere.
        failure: What went wrong first.
        depends: Whether autograd found a way from a value back to a variable.
    """

    def __init__(self, state: Run, recorder: Unrecorded, job: FieldJob, function: Callable[..., Any]) -> None:
        self.state, self.recorder, self.job, self.function = state, recorder, job, function
        self.batchable = _may_be_batched(job.source, state.source.tree)
        # An autograd.Function's own backward is called when nothing watches any more.
        self.columns = self.batchable and "Function" not in job.source
        self.until = time.monotonic() + job.limits.wall_seconds * LOOP_SHARE
        self.succeeded = self.depends = False
        self.failure: BaseException | None = None

    def call(self, *given: torch.Tensor) -> Any:
        """Return what the program's function returns."""
        return self.function(*given)

    def value(self, *given: torch.Tensor) -> torch.Tensor:
        """Return f at one point, given as its variables or as one vector, as a double without axes."""
        found = self.function(*given)
        if isinstance(found, Real):
            found = torch.tensor(float(found), dtype=torch.float64)
        if not isinstance(found, torch.Tensor):
            raise NotScalar(type(found).__name__)
        if found.numel() != 1 or found.is_complex():
            raise NotScalar(str(tuple(found.shape)))
        return found.reshape(()).to(torch.float64)

    def at(self, point: torch.Tensor) -> torch.Tensor:
        """Return f at one point, a vector that may require grad."""
        return self.value(*point.unbind()) if self.job.spread else self.value(point)

    @contextmanager
    def one_point(self) -> Iterator[None]:
        """Give what follows the budget of one point.

        Raises:
            LimitReached: it took too long for one point, or all of them together did (see `spent`).
        """
        limits = self.job.limits
        with self.state.lend(limits.steps // POINT_SHARE), self.recorder.counting(limits.operations // POINT_SHARE):
            yield

    def spent(self) -> bool:
        """Return whether a whole run's budget is used up."""
        return self.recorder.spent or not self.state.ticks_left()

    def mistake(self, error: BaseException) -> Mistake:
        """Return what went wrong as the page says it."""
        if isinstance(error, NotScalar):
            return mistake("field-not-scalar", None, name=self.job.function, shape=str(error))
        return explained(error, self.state)


def _may_be_batched(text: str, tree: ast.AST) -> bool:
    """Whether one call for all points may stand for a call at each.

    It may not where calls may differ from each other, or where the program would take a batch's complaints for its own.
    """
    if any(word in text for word in CHANGING):
        return False
    catches = "try" in text or any(name in text for name in CATCHING)
    return not catches or not any(map(_catches, ast.walk(tree)))


def _catches(node: ast.AST) -> bool:
    match node:
        case ast.Try() | ast.TryStar():
            return True
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.FunctionDef(name=name) | ast.alias(name=name):
            return name in CATCHING
    return False
