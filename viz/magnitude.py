"""The size of a value, and whether all of it is finite: from its cells, or from the summary of a large value."""

from __future__ import annotations

import msgspec
import numpy

from core.trace import Snapshot


class Magnitude(msgspec.Struct, frozen=True):
    """The largest absolute value among the finite cells, and how many cells are NaN or infinite."""

    largest: float
    nan: int
    infinite: int

    @property
    def finite(self) -> bool:
        return not self.nan and not self.infinite

    @property
    def zero(self) -> bool:
        """True when every cell is a real zero."""
        return self.finite and self.largest == 0


def magnitude(value: Snapshot) -> Magnitude | None:
    """Return the magnitude; None when nothing is known of the cells, or there are none."""
    if value.summary is not None:
        summary = value.summary
        ends = [abs(end) for end in (summary.minimum, summary.maximum) if end is not None]
        return Magnitude(max(ends, default=0.0), summary.nan_count, summary.infinite_count)
    if value.missing or not value.numel:
        return None
    cells = numpy.abs(value.array())
    finite = cells[numpy.isfinite(cells)]
    nan = int(numpy.isnan(cells).sum())
    return Magnitude(float(finite.max()) if finite.size else 0.0, nan, int(cells.size - finite.size) - nan)
