"""The plane of a function that cannot be batched: a coarse grid at once, finer ones afterwards in bands of rows."""

from __future__ import annotations

import math

import numpy
import streamlit as st
from msgspec import structs
from streamlit.delta_generator import DeltaGenerator
from streamlit.errors import StreamlitAPIException

from core.sampling import Sample
from core.sandbox.field_messages import FieldJob
from viz.field.choice import FieldChoice
from viz.field.function import FunctionText
from viz.widgets.field.sampling import answered, keep, known, plane_job
from viz.words import _

STAGES = (25, 49, 97)
"""Points along each axis where the function goes point by point."""
BAND = 600
"""Points of one job: a second or less, so that the bar moves and a click is heard."""


def finest(function: FunctionText, choice: FieldChoice, device: str) -> tuple[Sample, int | None]:
    """Return the finest plane that is known already, and the next stage to compute; None when there is none."""
    plane = answered(plane_job(function, choice, device, STAGES[0]))
    if plane.mistake is not None or plane.batched:
        return plane, None
    for stage in STAGES[1:]:
        finer = known(whole_job(function, choice, device, stage))
        if finer is None:
            return plane, stage
        if not len(finer.values):  # the time was up before all of it was there
            return plane, None
        plane = finer
    return plane, None


def whole_job(function: FunctionText, choice: FieldChoice, device: str, stage: int) -> FieldJob:
    """Return the job that would evaluate a stage in one go; the bands' answers together are kept under it."""
    job = plane_job(function, choice, device, stage)
    assert job.grid is not None
    return structs.replace(job, grid=structs.replace(job.grid, counts=job.grid.loop_counts, loop_counts=()))


def bands(whole: FieldJob) -> list[FieldJob]:
    """Return jobs that evaluate a grid's rows in pieces."""
    assert whole.grid is not None
    grid = whole.grid
    x = numpy.linspace(grid.low[0], grid.high[0], grid.counts[0])
    found = []
    for rows in numpy.array_split(x, math.ceil(math.prod(grid.counts) / BAND)):
        band = structs.replace(
            grid, low=(float(rows[0]), grid.low[1]), high=(float(rows[-1]), grid.high[1]),
            counts=(len(rows), grid.counts[1]),
        )  # fmt: skip
        found.append(structs.replace(whole, grid=band))
    return found


def refine(whole: FieldJob, progress: DeltaGenerator) -> None:
    """Compute a stage, say how far it is, and run the page again with it."""
    assert whole.grid is not None
    said = _("Control flow on values: this function runs once per point. Finer, {count} × {count} points …").format(
        count=whole.grid.counts[0]
    )
    jobs, pieces = bands(whole), []
    for number, job in enumerate(jobs):
        progress.progress(number / len(jobs), said)
        piece = answered(job)
        if piece.mistake is not None or (
            numpy.isnan(piece.values[-1]).all() and not numpy.isnan(piece.values[0]).all()
        ):
            keep(whole, structs.replace(piece, values=numpy.zeros(0)))
            break
        pieces.append(piece)
    else:
        keep(whole, joined(pieces))
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:  # the whole application is running, not the fragment
        st.rerun()


def joined(pieces: list[Sample]) -> Sample:
    """Return the samples of a grid's bands as one."""
    first = pieces[0]
    return structs.replace(
        first,
        axes=(numpy.concatenate([one.axes[0] for one in pieces]), first.axes[1]),
        values=numpy.concatenate([one.values for one in pieces]),
        gradients=numpy.concatenate([one.gradients for one in pieces]),
    )
