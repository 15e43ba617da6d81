"""The words of the picture and of the widget that shows it, in English; the page translates them by this table.

torch's names, numbers and shapes are not words. ``{…}`` is filled in when a sentence is used.
"""

from __future__ import annotations

GRAPH_WORDS = {
    # On cards.
    "leaf": "leaf",
    "constant": "constant",
    "no-values": "values not kept",
    "not-yet": "not yet",
    "none": "none",
    "more-operands": "{count} more",
    "same": "same tensor",
    "operations": "{count} operations",
    "turns-between": "{count} more turns",
    "steps-between": "{count} more steps",
    "lines": "lines {first}–{last}",
    "line": "line {first}",
    "turn": "turn {number}",
    "uses": "×{count}",
    # The widget.
    "picture": "Computation graph. Arrow keys follow the edges, Enter unfolds or selects, Escape clears, "
    "E tells the next edge, comma and full stop step through the run.",
    "nodes": "Cards of the picture",
    "zoom-in": "Zoom in",
    "zoom-out": "Zoom out",
    "fit": "Fit to view",
    "lecture": "Full screen for a lecture (F)",
    "search": "Search name, operation or shape",
    "search-short": "Search",
    "matches": "{count} found",
    "minimap": "The whole picture: click or drag to move the view",
    "legend": "What the signs mean",
    "legend-value": "value",
    "legend-adjoint": "adjoint",
    "legend-edge": "operand of",
    "legend-contribution": "contribution to the adjoint",
    "legend-view": "view",
    "legend-in-place": "written in place",
    "legend-kept": "kept for backward",
    "legend-cut": "the gradient is cut here",
    "legend-pruned": "no gradient flows here",
    "value": "Value",
    "adjoint": "Adjoint",
    "unfold": "Click to unfold",
    "fold": "Click to fold",
    "empty": "Nothing to draw yet.",
}
"""Key → English."""
