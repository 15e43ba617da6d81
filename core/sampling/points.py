"""The points of a job as one row of numbers for each variable, and the answers as bytes. Imports torch."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy
import torch

from core.sandbox.field_messages import FieldJob, Grid


def point_rows(job: FieldJob) -> torch.Tensor:
    """Return a job's single points, (variables, places)."""
    points = numpy.frombuffer(job.points, dtype="<f8").reshape(job.places, job.variables)
    return torch.from_numpy(points.T.astype(float, order="C")).to(job.device)


def grid_rows(grid: Grid, counts: tuple[int, ...], device: str) -> torch.Tensor:
    """Return a grid's points, (variables, product of counts), the first axis slowest."""
    rows = numpy.empty((len(grid.through), *counts))
    for variable, value in enumerate(grid.through):
        if variable not in grid.variables:
            rows[variable] = value
    for axis, variable in enumerate(grid.variables):
        steps = numpy.linspace(grid.low[axis], grid.high[axis], counts[axis])
        rows[variable] = steps.reshape([-1 if one == axis else 1 for one in range(len(counts))])
    return torch.from_numpy(rows.reshape(-1, math.prod(counts))).to(device)


def raw(rows: torch.Tensor | Sequence[torch.Tensor]) -> bytes:
    """Return numbers as little-endian doubles in C order, one row after the other."""
    return b"".join(
        row.detach().to("cpu", torch.float64).contiguous().numpy().astype("<f8", copy=False).data for row in rows
    )
