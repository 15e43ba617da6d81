"""`field`: a job in, a reply out."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from core.explain.failures import explained
from core.explain.mistakes import mistake
from core.program.ends import Stop
from core.program.execute import run
from core.program.run import Run
from core.sampling.batch import batched, everywhere
from core.sampling.learners_function import LearnersFunction
from core.sampling.one_by_one import hessian, looped
from core.sampling.points import grid_rows, point_rows, raw
from core.sampling.unrecorded import Unrecorded
from core.sampling.walks import walk
from core.sandbox.field_messages import FieldJob, FieldReply, Grid, problem_with

NOTHING = torch.zeros(0)


def field(job: FieldJob) -> FieldReply:
    """Do one job: run the program, then call its function wherever it was asked for."""
    if wrong := problem_with(job):
        raise ValueError(f"the job's {wrong}")
    replies: list[FieldReply] = []
    recorder = Unrecorded(job.limits)
    outcome = run(
        job.source, recorder, job.limits, device=job.device, seed=job.seed,
        then=lambda state: replies.append(_answered(state, recorder, job)),
    )  # fmt: skip
    return FieldReply(mistake=outcome.mistake) if outcome.mistake is not None else replies[0]


def _answered(state: Run, recorder: Unrecorded, job: FieldJob) -> FieldReply:
    function = state.variables.get(job.function)
    if not callable(function):
        return FieldReply(mistake=mistake("field-missing", None, name=job.function))
    try:
        with recorder.aside():
            return _reply(LearnersFunction(state, recorder, job, function))
    except (Exception, Stop) as error:  # noqa: BLE001 - a learner's function raises anything
        return FieldReply(mistake=explained(error, state))


def _reply(f: LearnersFunction) -> FieldReply:
    job = f.job
    point_values, point_gradients, hessians = _at_points(f) if job.places else (NOTHING, (), ())
    counts, values, gradients = _on_grid(f, job.grid) if job.grid else ((), NOTHING, ())
    if not f.succeeded and f.failure is not None:
        return FieldReply(mistake=f.mistake(f.failure))
    walks = tuple(walk(f, descent) for descent in job.descents)
    return FieldReply(
        counts=counts,
        batched=f.batchable,
        values=raw([values]),
        gradients=raw(gradients),
        point_values=raw([point_values]),
        point_gradients=raw(point_gradients),
        hessians=raw(hessians),
        walks=walks,
        depends=f.depends,
    )


def _at_points(f: LearnersFunction) -> tuple[torch.Tensor, Sequence[torch.Tensor], Sequence[torch.Tensor]]:
    """Return values, gradients and Hessians at the single points."""
    points = point_rows(f.job)
    values, gradients = everywhere(f, points)
    return values, gradients, [hessian(f, point) for point in points.T[: f.job.hessians]]


def _on_grid(f: LearnersFunction, grid: Grid) -> tuple[tuple[int, ...], torch.Tensor, Sequence[torch.Tensor]]:
    """Return the axes' counts as used, the coarser ones where the function goes point by point."""
    if f.batchable:
        found = batched(f, grid_rows(grid, grid.counts, f.job.device))
        if found is not None:
            return grid.counts, *found
    counts = grid.loop_counts or grid.counts
    return counts, *looped(f, grid_rows(grid, counts, f.job.device))
