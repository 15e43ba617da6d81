"""Shapes as beads under one another, aligned from the right: missing axes as ghosts, stretches and clashes marked."""

from __future__ import annotations

from pathlib import Path

from msgspec import to_builtins
from streamlit.components.v2 import component

from viz.alignment import Row, result_shape
from viz.cells import shape_text
from viz.theme import variables
from viz.words import Words

HERE = Path(__file__).parent
_mounted = component(
    "alignment",
    css=variables() + "\n" + (HERE / "alignment.css").read_text(encoding="utf-8"),
    js=(HERE / "alignment.js").read_text(encoding="utf-8"),
)


def alignment_view(rows: tuple[Row, ...], words: Words, *, key: str) -> None:
    """Show operands' shapes under one another with what becomes of each axis."""
    _ = words.gettext
    shape = result_shape(rows)
    kinds = {
        "same": _("length {length}"),
        "missing": _("missing: counts as 1 and stretches"),
        "stretched": _("1 stretches"),
        "clash": _("clash: neither equal nor 1"),
    }
    result = _("does not broadcast") if shape is None else shape_text(shape)
    _mounted(key=key, data={"rows": to_builtins(rows), "kinds": kinds, "result": result, "fits": shape is not None})
