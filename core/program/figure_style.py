"""The look of figures: transparent, in two colours that the page replaces by those of its theme."""

from __future__ import annotations

from typing import Any

from core.trace.pictures import BACKGROUND, INK

_IN_INK = (
    "text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color", "patch.edgecolor", "hatch.color",
    "boxplot.boxprops.color", "boxplot.capprops.color", "boxplot.flierprops.color", "boxplot.whiskerprops.color",
    "boxplot.flierprops.markeredgecolor",
)  # fmt: skip

STYLE: dict[Any, Any] = {
    **dict.fromkeys(_IN_INK, INK),
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "auto",
    "legend.facecolor": BACKGROUND,
    "legend.edgecolor": "#9a9fa8",
    "grid.color": "#808690",
    "grid.alpha": 0.35,
    "axes3d.xaxis.panecolor": (0.5, 0.5, 0.5, 0.1),
    "axes3d.yaxis.panecolor": (0.5, 0.5, 0.5, 0.13),
    "axes3d.zaxis.panecolor": (0.5, 0.5, 0.5, 0.16),
    "figure.max_open_warning": 0,
}
"""What differs from matplotlib's own style; everything else is as in a notebook."""

WRITING: dict[Any, Any] = {"svg.fonttype": "path", "svg.hashsalt": "figure", "svg.image_inline": True, "svg.id": None}
"""How a figure is written, whatever the program set: the same figure gives the same bytes."""
