"""Asking a worker about a function, with the last answers kept: a click must not evaluate the grid again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy

from core.explain.mistakes import mistake
from core.sampling import Sample, asked, unanswered
from core.sandbox.field_messages import Descent, FieldJob, Grid
from viz.field import kinks
from viz.field.choice import FieldChoice
from viz.field.contours import patch_points
from viz.field.function import FunctionText
from viz.recent import Recent
from viz.widgets.exploring import PASSING
from viz.widgets.shell import starting
from viz.widgets.trust import waits
from viz.widgets.visitors import visitor

KEPT_BYTES, OF_ONE_SESSION = 48_000_000, 8_000_000
"""Answers of all sessions together, and of one; 97² points of two variables take a quarter of a megabyte."""

_answers: Recent[Sample] = Recent(KEPT_BYTES, OF_ONE_SESSION)
COUNT = 97
"""Points along each axis of the plane."""
CURVE_COUNT = 601
DIFFERENCES = tuple(range(-14, 0))
"""Powers of ten of the step h of the difference quotients."""


def known(job: FieldJob) -> Sample | None:
    """Return the answer to a job if it is there, whoever asked: a job says all that its answer depends on."""
    return _answers.find(job, visitor())


def keep(job: FieldJob, sample: Sample) -> None:
    """Keep the answer to a job for the next time."""
    _answers.keep(job, sample, visitor())


def answered(job: FieldJob) -> Sample:
    """Return the answer to a job, from the last ones if it is there."""
    if waits(job.device):
        return unanswered(mistake("unconfirmed", None))
    found = known(job)
    if found is None:
        with starting():  # a newer run of the same session ends an older one
            found = asked(job, session=visitor())
        if found.mistake is None or found.mistake.kind not in PASSING:
            keep(job, found)
    return found


def plane_job(function: FunctionText, choice: FieldChoice, device: str, coarse: int, name: str = "f") -> FieldJob:
    """Return the job that evaluates the drawn plane (or the curve) of a function."""
    count = len(function.names)
    axes = choice.axes if count > 1 else (0,)
    window = choice.window
    # What is drawn depends on the point only through the variables that are not drawn.
    through = tuple(0.0 if axis in axes else value for axis, value in enumerate(choice.point))
    counts = (COUNT, COUNT) if count > 1 else (CURVE_COUNT,)
    return FieldJob(
        function.program,
        count,
        function.spread,
        function=name,
        grid=Grid(
            axes, window[0 : 2 * len(axes) : 2], window[1 : 2 * len(axes) : 2], counts, through,
            (coarse,) * 2 if count > 1 else (min(CURVE_COUNT, coarse * 4 + 1),),
        ),
        device=device,
    )  # fmt: skip


class Near:
    """Everything around one point, in one job: the point, rings that show kinks, patches for the contour.

    Attributes:
        sample: The answer; its first point is the point itself.
        size: The drawn window's smaller side, what the rings are a part of.
    """

    def __init__(self, function: FunctionText, choice: FieldChoice, device: str) -> None:
        count = len(function.names)
        self.axes = choice.axes if count > 1 else (0,)
        self.extent = tuple(choice.window[2 * axis + 1] - choice.window[2 * axis] for axis in range(len(self.axes)))
        self.size = min(self.extent)
        place = tuple(choice.point[axis] for axis in self.axes)
        if count > 1:
            around = [kinks.ring_points(place, self.size), patch_points(place, self.extent)]  # type: ignore[arg-type]
        else:
            steps = 10.0 ** numpy.array(DIFFERENCES)
            quotients = numpy.concatenate([place[0] + steps, place[0] - steps])[:, None]
            around = [kinks.ring_points(place, self.size), quotients]
        points = numpy.tile(numpy.asarray(choice.point, dtype=float), (1 + sum(map(len, around)), 1))
        points[1:, list(self.axes)] = numpy.concatenate(around)
        self.ring = len(around[0])
        self.sample = answered(
            FieldJob(
                function.program, count, function.spread, points=points.astype("<f8").tobytes(), hessians=1,
                device=device,
            )
        )  # fmt: skip

    @property
    def value(self) -> float:
        return float(self.sample.point_values[0])

    @property
    def gradient(self) -> numpy.ndarray:
        """∇f, all of it."""
        return self.sample.point_gradients[0]

    @property
    def drawn(self) -> numpy.ndarray:
        """The entries of ∇f along the drawn axes."""
        return self.gradient[list(self.axes)]

    @property
    def hessian(self) -> numpy.ndarray:
        return self.sample.hessians[0]

    @property
    def ring_values(self) -> numpy.ndarray:
        return self.sample.point_values[1 : 1 + self.ring]

    @property
    def ring_gradients(self) -> numpy.ndarray:
        return self.sample.point_gradients[1 : 1 + self.ring][:, list(self.axes)]

    @property
    def further(self) -> numpy.ndarray:
        """Values of the patches, or of the difference quotients."""
        return self.sample.point_values[1 + self.ring :]

    def nature(self, usual: float) -> kinks.Nature:
        return kinks.nature(self.value, self.drawn, self.ring_values, self.ring_gradients, self.size, usual)


def descended(
    function: FunctionText, start: Sequence[float], optimizers: Sequence[str], rate: float, steps: int, device: str
) -> Sample:
    """Return the walks of some optimizers from one start."""
    descents = tuple(Descent(name, tuple(start), rate, steps) for name in optimizers)
    return answered(FieldJob(function.program, len(function.names), function.spread, descents=descents, device=device))
