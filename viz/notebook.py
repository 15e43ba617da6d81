"""A Trace as what a notebook shows for it: the picture with tooltips, no script, nothing loaded."""

from __future__ import annotations

from html import escape

from core.trace import Trace
from viz.picture.layout import LayoutFailed
from viz.picture.standalone import svg_file


def notebook_html(trace: Trace) -> str | None:
    """Return HTML for an output cell; None when there is nothing to draw, and the notebook writes the repr."""
    if not trace.nodes:
        return None
    try:
        picture = svg_file(trace)
    except LayoutFailed:
        return None
    said = f"<p>{escape(trace.mistake.message)}</p>" if trace.mistake else ""
    return f'{said}<div style="overflow-x:auto">{picture}</div>'
