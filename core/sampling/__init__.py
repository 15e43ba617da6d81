"""A learner's function over a grid: values, gradients, Hessians, descents.

`sample` and `asked` are for the server and import no torch; `core.sampling.answering` does the work in a worker.
"""

from core.sampling.asking import Sample, Walk, asked, sample, unanswered
from core.sandbox.field_messages import Descent, FieldJob, Grid

__all__ = ["Descent", "FieldJob", "Grid", "Sample", "Walk", "asked", "sample", "unanswered"]
