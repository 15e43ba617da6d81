"""Values, gradients and Hessians of a learner's function over many points, in the worker. Imports torch.

The learner's program runs in the interpreter as any other, without a recorder: what is wanted is the function that
it leaves behind. That function is called once for all points under ``torch.vmap``; where it cannot be (control flow
on values, ``.item()``), once per point. Every budget of the interpreter and the dispatch mode that refuses before
torch allocates hold for both: the mode stands outside vmap, so it sees the sizes of the whole batch.
"""

from __future__ import annotations

import ast
import contextlib
import time
from collections.abc import Callable
from typing import Any

import torch

from core.field_parts import OPTIMIZERS, Unrecorded, grid_points
from core.language.calls import call
from core.language.failures import explained
from core.language.interpreter import run
from core.language.mistakes import mistake
from core.language.state import TENSORS, Run
from core.language.stops import LimitReached, Refused
from core.language.values import Function
from core.workers.field_messages import Descent, FieldJob, FieldReply, Grid, Walk, problem_with

LOOP_SHARE = 0.6
"""Part of the wall limit that points one by one may take; those that are left are not numbers."""
POINT_SHARE = 50
"""One point may take this part of a run's operations and steps: a loop that ends at most points and never at one
(``while b.norm() < 4`` at 0) costs that point its value, not the picture."""
OF_ONE_POINT = ("limit-operations", "limit-steps")
FAR = 1e150
"""A walk that is further away than this has diverged: its next square would be infinite."""

Value = Callable[[torch.Tensor], torch.Tensor]


def field(job: FieldJob) -> FieldReply:
    """Do one job: run the program, then call its function wherever it was asked for."""
    if wrong := problem_with(job):
        raise ValueError(f"the job's {wrong}")
    replies: list[FieldReply] = []
    outcome = run(
        job.source, Unrecorded(), job.limits, device=job.device, seed=job.seed,
        then=lambda state: replies.append(_answered(state, job)),
    )  # fmt: skip
    return FieldReply(mistake=outcome.mistake) if outcome.mistake is not None else replies[0]


def _answered(state: Run, job: FieldJob) -> FieldReply:
    function = state.variables.get(job.function)
    if type(function) is not Function:
        return FieldReply(mistake=mistake("field-missing", None, name=job.function))
    state.large = True
    with state.allocation:
        evaluator = _Evaluator(state, job, function)
        try:
            return evaluator.reply()
        except (Exception, LimitReached, Refused) as error:  # noqa: BLE001 - a learner's function raises anything
            return FieldReply(mistake=explained(error, state))


class NotScalar(Exception):
    """The function gave something that is not one real number."""


class _Evaluator:
    """One job's evaluations of one function."""

    def __init__(self, state: Run, job: FieldJob, function: Function) -> None:
        self.state, self.job, self.function = state, job, function
        # A learner's own `except` would take vmap's complaints for its own.
        self.batchable = not any(isinstance(node, ast.Try) for node in ast.walk(state.source.tree))
        self.until = time.monotonic() + job.limits.wall_seconds * LOOP_SHARE
        self.failure: BaseException | None = None
        self.succeeded = False
        self.depends = False

    def reply(self) -> FieldReply:
        job = self.job
        points = torch.frombuffer(bytearray(job.points), dtype=torch.float64) if job.points else torch.zeros(0)
        points = points.reshape(job.places, job.variables).to(job.device)
        point_values, point_gradients = self.everywhere(points)
        hessians = [self.hessian(point) for point in points[: job.hessians]]
        counts, values, gradients = self.grid(job.grid) if job.grid else ((), torch.zeros(0), torch.zeros(0))
        if not self.succeeded and self.failure is not None:
            return FieldReply(mistake=self.explained(self.failure))
        walks = tuple(self.walk(descent) for descent in job.descents)
        return FieldReply(
            counts=counts,
            batched=self.batchable,
            values=_raw(values),
            gradients=_raw(gradients),
            point_values=_raw(point_values),
            point_gradients=_raw(point_gradients),
            hessians=_raw(torch.stack(hessians)) if hessians else b"",
            walks=walks,
            depends=self.depends,
        )

    def explained(self, error: BaseException) -> Any:
        if isinstance(error, NotScalar):
            return mistake("field-not-scalar", None, name=self.job.function, shape=str(error))
        return explained(error, self.state)

    def value(self, *given: torch.Tensor) -> torch.Tensor:
        """Return f at one point, given as its variables or as one vector, as a double without axes."""
        found = call(self.state, self.function, given, {}, (1, 0, 1, 0))
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

    def spent(self) -> bool:
        """Return whether a whole run's budget is used up."""
        state, limits = self.state, self.job.limits
        return state.recorder.so_far >= limits.operations or state.steps >= limits.steps

    def everywhere(self, points: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return values (n,) and gradients (n, variables) at points (n, variables)."""
        found = self.in_one(points) if self.batchable and len(points) else None
        return found if found is not None else self.looped(points)

    def in_one(self, points: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor] | None:
        """Return the same from one batched run; None, for good, where the function cannot be batched."""
        try:
            return self.batched(points)
        except (Exception, LimitReached):  # noqa: BLE001 - what the loop says about it is the truth
            self.batchable = False
            return None

    def batched(self, points: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        # One variable's numbers lie side by side, so that x[0] of the batch is one stretch of memory. The points do
        # not know of each other, so the gradient of the values' sum holds every point's own gradient.
        rows = points.T.contiguous()
        self.state.most_operations, self.state.most_steps = self.job.limits.operations, self.job.limits.steps
        if self.job.spread:
            leaves = [row.detach().requires_grad_() for row in rows]
            values = torch.vmap(self.value, randomness="different")(*leaves)
        else:
            leaves = [rows.requires_grad_()]
            values = torch.vmap(self.value, in_dims=1, randomness="different")(leaves[0])
        self.succeeded = True
        if not values.requires_grad:
            return values, torch.zeros_like(points)
        self.depends = True
        found = torch.autograd.grad(values.sum(), leaves, allow_unused=True)
        rows = [torch.zeros_like(leaf) if one is None else one for one, leaf in zip(found, leaves, strict=True)]
        return values.detach(), (torch.stack(rows) if self.job.spread else rows[0]).T.contiguous()

    def looped(self, points: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        values = torch.full((len(points),), torch.nan)
        gradients = torch.full_like(points, torch.nan)
        for index, point in enumerate(points):
            if time.monotonic() > self.until:
                break
            leaf = point.clone().requires_grad_()
            try:
                value = self.one(leaf)
                gradients[index] = self.slope(value, leaf)
                values[index] = value.detach()
                self.succeeded = True
            except Exception as error:  # noqa: BLE001 - math.log(-1): no value at this point, perhaps at others
                self.failure = self.failure or error
                if isinstance(error, NotScalar):
                    break
            except LimitReached as error:
                self.failure = self.failure or error
                if error.kind not in OF_ONE_POINT or self.spent():
                    break  # what there is so far can be shown
        return values, gradients

    def slope(self, value: torch.Tensor, leaf: torch.Tensor, further: bool = False) -> torch.Tensor:
        if not value.requires_grad:
            return torch.zeros_like(leaf)
        (found,) = torch.autograd.grad(value, leaf, create_graph=further, allow_unused=True)
        self.depends = self.depends or found is not None
        return torch.zeros_like(leaf) if found is None else found

    def hessian(self, point: torch.Tensor) -> torch.Tensor:
        """Return the second derivatives at one point, a gradient of each entry of the gradient."""
        count = self.job.variables
        hessian = torch.full((count, count), torch.nan)
        with contextlib.suppress(
            Exception, LimitReached
        ):  # an operation without a second derivative: there is none to show
            leaf = point.clone().requires_grad_()
            gradient = self.slope(self.one(leaf), leaf, further=True)
            for row in range(count):
                if gradient.requires_grad:
                    (found,) = torch.autograd.grad(gradient[row], leaf, retain_graph=True, allow_unused=True)
                    hessian[row] = torch.zeros(count) if found is None else found
                else:
                    hessian[row] = 0.0
        return hessian

    def grid(self, grid: Grid) -> tuple[tuple[int, ...], torch.Tensor, torch.Tensor]:
        if self.batchable:
            found = self.in_one(grid_points(grid, grid.counts).to(self.job.device))
            if found is not None:
                return grid.counts, *found
        counts = grid.loop_counts or grid.counts
        return counts, *self.looped(grid_points(grid, counts).to(self.job.device))

    def walk(self, descent: Descent) -> Walk:
        """Run one of torch.optim's optimizers; a walk that leaves the numbers ends there."""
        place = torch.tensor(descent.start).to(self.job.device).requires_grad_()
        optimizer = OPTIMIZERS[descent.optimizer](place, descent.rate)
        path, values = [place.detach().clone()], []
        for step in range(descent.steps + 1):
            optimizer.zero_grad()
            try:
                value = self.one(place)
            except (Exception, LimitReached):  # noqa: BLE001 - no value here: the walk has left where f is defined
                values.append(torch.tensor(torch.nan))
                break
            values.append(value.detach())
            if step == descent.steps or not bool(value.isfinite()) or float(place.detach().abs().max()) > FAR:
                break
            place.grad = self.slope(value, place)
            optimizer.step()
            path.append(place.detach().clone())
        path = path[: len(values)]
        return Walk(_raw(torch.stack(path)), _raw(torch.stack(values)))


def _raw(tensor: torch.Tensor) -> bytes:
    return tensor.detach().to("cpu", torch.float64).contiguous().numpy().astype("<f8", copy=False).tobytes()
