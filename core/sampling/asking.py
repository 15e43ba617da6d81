"""`sample`: a function of a program goes to a worker, its values and gradients come back as arrays. No torch here."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy

from core.sandbox.field_messages import FIELD_LIMITS, Descent, FieldJob, FieldReply, Grid
from core.sandbox.pool import Pool, shared_pool
from core.trace import Mistake, TraceRecord
from core.trace.limits import Limits


class Walk(msgspec.Struct, frozen=True):
    """One descent: ``path`` (steps + 1, variables) and ``values`` (steps + 1,)."""

    path: numpy.ndarray
    values: numpy.ndarray


class Sample(msgspec.Struct, frozen=True):
    """The values of a function, in double precision; not-a-number where it has none.

    Attributes:
        mistake: Why there is nothing else, or None.
        batched: Whether one run served all points of the grid.
        axes: The grid's coordinates along each axis.
        values, gradients: On the grid, (*counts,) and (*counts, variables).
        point_values, point_gradients: At the single points, (places,) and (places, variables).
        hessians: (asked for, variables, variables).
        depends: Whether autograd found a way from the result back to a variable.
    """

    mistake: Mistake | None
    batched: bool
    axes: tuple[numpy.ndarray, ...]
    values: numpy.ndarray
    gradients: numpy.ndarray
    point_values: numpy.ndarray
    point_gradients: numpy.ndarray
    hessians: numpy.ndarray
    walks: tuple[Walk, ...]
    depends: bool


def sample(
    source: str,
    variables: int,
    *,
    spread: bool,
    function: str = "f",
    grid: Grid | None = None,
    points: Sequence[Sequence[float]] | numpy.ndarray = (),
    hessians: int = 0,
    descents: tuple[Descent, ...] = (),
    limits: Limits = FIELD_LIMITS,
    device: str = "cpu",
    session: str = "",
    pool: Pool | None = None,
) -> Sample:
    """Evaluate a function that a program defines, with its gradients, in a confined worker.

    Never raises for anything that the program does: that is ``mistake``.

    Args:
        variables, spread, function, grid, hessians, descents: As in `FieldJob`.
        points: (places, variables): single points beside the grid.
    """
    flat = numpy.asarray(points, dtype="<f8").reshape(-1, variables)
    job = FieldJob(source, variables, spread, function, grid, flat.tobytes(), hessians, descents, device, limits=limits)
    return asked(job, session=session, pool=pool)


def asked(job: FieldJob, *, session: str = "", pool: Pool | None = None) -> Sample:
    """Do a job that is already written down, see `sample`."""
    reply = (pool or shared_pool()).run(job, session=session)
    if isinstance(reply, TraceRecord):
        return _sampled(FieldReply(mistake=reply.mistake), job)
    assert isinstance(reply, FieldReply)
    return _sampled(reply, job)


def unanswered(mistake: Mistake) -> Sample:
    """Return what a job gives that could not be done."""
    empty = numpy.zeros(0)
    return Sample(mistake, True, (), empty, empty, empty, empty, empty, (), False)


def _sampled(reply: FieldReply, job: FieldJob) -> Sample:
    count = job.variables
    if reply.mistake is not None:
        return unanswered(reply.mistake)
    axes = ()
    if job.grid is not None:
        ends = zip(job.grid.low, job.grid.high, reply.counts, strict=True)
        axes = tuple(numpy.linspace(low, high, length) for low, high, length in ends)
    return Sample(
        mistake=None,
        batched=reply.batched,
        axes=axes,
        values=_array(reply.values, *reply.counts),
        gradients=numpy.moveaxis(_array(reply.gradients, count, *reply.counts), 0, -1),
        point_values=_array(reply.point_values, -1),
        point_gradients=_array(reply.point_gradients, count, job.places).reshape(count, job.places).T,
        hessians=_array(reply.hessians, -1, count, count),
        walks=tuple(Walk(_array(walk.path, -1, count), _array(walk.values, -1)) for walk in reply.walks),
        depends=reply.depends,
    )


def _array(raw: bytes, *shape: int) -> numpy.ndarray:
    if not raw:
        return numpy.zeros((0, *[max(length, 0) for length in shape[1:]]))
    return numpy.frombuffer(raw, dtype="<f8").reshape(shape)
