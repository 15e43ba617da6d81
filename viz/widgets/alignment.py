"""Shapes as beads under one another, aligned from the right: missing axes as ghosts, stretches and clashes marked."""

from __future__ import annotations

from msgspec import to_builtins

from viz.alignment import Row, result_shape
from viz.cells import shape_text
from viz.escaping import visible_data
from viz.widgets.mounting import bundled
from viz.words import _

_mounted = bundled("alignment")


def alignment_view(rows: tuple[Row, ...], *, key: str) -> None:
    """Show operands' shapes under one another with what becomes of each axis."""
    shape = result_shape(rows)
    kinds = {
        "same": _("length {length}"),
        "missing": _("missing: counts as 1 and stretches"),
        "stretched": _("1 stretches"),
        "clash": _("clash: neither equal nor 1"),
    }
    result = _("does not broadcast") if shape is None else shape_text(shape)
    _mounted(
        key=key,
        data={"rows": visible_data(to_builtins(rows)), "kinds": kinds, "result": result, "fits": shape is not None},
    )
