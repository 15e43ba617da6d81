"""Messages about a function of several numbers: the job, and its values as raw little-endian float64, checked.

This module imports no torch.
"""

from __future__ import annotations

from math import isfinite, prod

import msgspec

from core.trace import Mistake
from core.trace.limits import Limits

FLOAT_BYTES = 8
MOST_VARIABLES = 16
MOST_GRID_POINTS = 250_000
MOST_POINTS = 20_000
MOST_HESSIANS = 16
MOST_DESCENT_STEPS = 1_000
OPTIMIZERS = ("SGD", "momentum", "Nesterov", "RMSProp", "Adam")

FIELD_LIMITS = Limits(operations=150_000)
"""One run calls the function once per point where it cannot be batched; nothing is recorded, so more may run."""


class Grid(msgspec.Struct, frozen=True):
    """Equally spaced points along some of the variables; the others stay as in ``through``.

    Attributes:
        variables: Which variables the axes are, one or two.
        low, high: Ends of each axis, both included.
        counts: Points of each axis; the first axis is the slowest in what comes back.
        through: A value of every variable.
        loop_counts: The axes to use instead when the function cannot be batched.
    """

    variables: tuple[int, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    counts: tuple[int, ...]
    through: tuple[float, ...]
    loop_counts: tuple[int, ...] = ()


class Descent(msgspec.Struct, frozen=True):
    """Steps of one of torch.optim's optimizers: ``optimizer`` is one of OPTIMIZERS."""

    optimizer: str
    start: tuple[float, ...]
    rate: float
    steps: int


class FieldJob(msgspec.Struct, frozen=True, tag="field"):
    """Evaluate the function that a program defines.

    Attributes:
        variables: How many numbers it takes.
        spread: Whether it takes them as scalars, ``f(x1, x2)``, or as one vector, ``f(x)``.
        function: Its name in the program.
        grid: Where to take values and gradients, or None.
        points: More such places: float64 in C order, (places, variables).
        hessians: At how many of these, from the first, the Hessian is wanted.
    """

    source: str
    variables: int
    spread: bool
    function: str = "f"
    grid: Grid | None = None
    points: bytes = b""
    hessians: int = 0
    descents: tuple[Descent, ...] = ()
    device: str = "cpu"
    seed: int = 0
    limits: Limits = FIELD_LIMITS

    @property
    def places(self) -> int:
        return len(self.points) // (FLOAT_BYTES * self.variables)


class Walk(msgspec.Struct, frozen=True):
    """One descent: (steps + 1, variables) positions and (steps + 1,) values; fewer where it left the numbers."""

    path: bytes
    values: bytes


class FieldReply(msgspec.Struct, frozen=True, tag="field-reply"):
    """The values of a function. Every array is float64 in C order; not-a-number where the function has no value.

    Attributes:
        counts: Points of the grid's axes, as used.
        batched: Whether the function ran once for the whole grid, rather than once per point.
        values, gradients: (*counts,) and (variables, *counts).
        point_values, point_gradients, hessians: (places,), (variables, places), (…, variables, variables).
        depends: Whether autograd found a way from the result back to the variables anywhere.
        mistake: Why there is nothing, or None.
    """

    counts: tuple[int, ...] = ()
    batched: bool = True
    values: bytes = b""
    gradients: bytes = b""
    point_values: bytes = b""
    point_gradients: bytes = b""
    hessians: bytes = b""
    walks: tuple[Walk, ...] = ()
    depends: bool = True
    mistake: Mistake | None = None


def problem_with(job: FieldJob) -> str:
    """Return what is wrong with a job that a page made, "" when nothing is."""
    grid = job.grid
    if not 1 <= job.variables <= MOST_VARIABLES:
        return "variables"
    if len(job.points) % (FLOAT_BYTES * job.variables) or job.places > MOST_POINTS:
        return "points"
    if not 0 <= job.hessians <= min(job.places, MOST_HESSIANS):
        return "hessians"
    if grid is not None and not _sound_grid(grid, job.variables):
        return "grid"
    sound = all(
        one.optimizer in OPTIMIZERS
        and len(one.start) == job.variables
        and 0 < one.rate < 1e6
        and 0 <= one.steps <= MOST_DESCENT_STEPS
        for one in job.descents
    )
    return "" if sound else "descents"


def _sound_grid(grid: Grid, variables: int) -> bool:
    axes = len(grid.variables)
    return (
        1 <= axes <= 2
        and len({*grid.variables}) == axes
        and all(0 <= one < variables for one in grid.variables)
        and len(grid.through) == variables
        and all(len(one) == axes for one in (grid.low, grid.high, grid.counts))
        and len(grid.loop_counts) in (0, axes)
        and all(isfinite(low) and isfinite(high) and low < high for low, high in zip(grid.low, grid.high, strict=True))
        and all(count >= 2 for count in (*grid.counts, *grid.loop_counts))
        and prod(grid.counts) <= MOST_GRID_POINTS
    )


def inconsistency(reply: FieldReply, job: FieldJob) -> str:
    """Return what does not fit between a worker's reply and its job; "" when all lengths are right."""
    if reply.mistake is not None:
        lines = job.source.count("\n") + 1
        span = reply.mistake.span
        return "a mistake outside the text" if span is not None and not 1 <= span.line <= span.end_line <= lines else ""
    variables = job.variables
    if job.grid is None:
        allowed: tuple[tuple[int, ...], ...] = ((),)
        cells = 0
    else:
        allowed = (job.grid.counts, job.grid.loop_counts)
        cells = prod(reply.counts)
    wanted = {
        "values": (reply.values, cells),
        "gradients": (reply.gradients, cells * variables),
        "point_values": (reply.point_values, job.places),
        "point_gradients": (reply.point_gradients, job.places * variables),
        "hessians": (reply.hessians, job.hessians * variables * variables),
    }
    if reply.counts not in allowed or (job.grid is not None and not reply.counts):
        return "a grid of other counts"
    for name, (found, count) in wanted.items():
        if len(found) != count * FLOAT_BYTES:
            return f"{name} of another length"
    if len(reply.walks) != len(job.descents):
        return "other walks than were asked for"
    for walk, descent in zip(reply.walks, job.descents, strict=True):
        steps = len(walk.values) // FLOAT_BYTES
        fits = len(walk.values) == steps * FLOAT_BYTES and len(walk.path) == steps * variables * FLOAT_BYTES
        if not fits or not 1 <= steps <= descent.steps + 1:
            return "a walk of another length"
    return ""
