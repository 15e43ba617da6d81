"""A Trace's picture for a notebook: with tooltips, without a script, and without anything to load."""

from __future__ import annotations

from core.trace import Trace
from viz.escaping import html_text
from viz.picture.drawing_process import SvgFile
from viz.picture.studio import DrawingFailed, file


def notebook_html(trace: Trace) -> str | None:
    """Return HTML for an output cell; None when there is nothing to draw, and the notebook writes the repr."""
    if not trace.nodes:
        return None
    try:
        picture = file(trace, SvgFile())
    except DrawingFailed:
        return None
    said = f"<p>{html_text(trace.mistake.message)}</p>" if trace.mistake else ""
    return f'{said}<div style="overflow-x:auto">{picture}</div>'
