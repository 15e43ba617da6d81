"""The Plotly figures of the modes page: memory against recomputing, and the error of differences. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as figures

from viz.modes.memory import Plan
from viz.theme import ROLES

MARGIN = {"l": 56, "r": 14, "t": 34, "b": 46}


def _colour(role: str, dark: bool) -> str:
    return ROLES[role][1 if dark else 0]


def _figure(height: int, x: str, y: str) -> figures.Figure:
    figure = figures.Figure()
    figure.update_layout(
        height=height, margin=MARGIN, hovermode="x unified",
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )  # fmt: skip
    figure.update_xaxes(title=x)
    figure.update_yaxes(title=y)
    return figure


def memory_figure(
    plans: Sequence[Plan], chosen: Plan, root: int, dark: bool, labels: Mapping[str, str]
) -> figures.Figure:
    """Return kept values and steps run again over the distance of checkpoints.

    Args:
        root: √n, marked.
        labels: Words for "kept", "again", "every", "values".
    """
    figure = _figure(330, labels["every"], labels["values"])
    distances = [one.every for one in plans]
    for name, role, dash, numbers in (
        ("kept", "backward", "solid", [one.kept for one in plans]),
        ("again", "axis-1", "dash", [one.again for one in plans]),
    ):
        line = {"color": _colour(role, dark), "width": 3, "dash": dash}
        figure.add_trace(figures.Scatter(x=distances, y=numbers, mode="lines", name=labels[name], line=line))
    figure.add_vline(x=root, line={"color": _colour("muted", dark), "dash": "dot"}, annotation_text=f"√n = {root}")
    marker = {"color": _colour("selection", dark), "size": 13, "line": {"color": _colour("text", dark), "width": 1}}
    figure.add_trace(
        figures.Scatter(
            x=[chosen.every] * 2,
            y=[chosen.kept, chosen.again],
            mode="markers",
            marker=marker,
            showlegend=False,
            hoverinfo="skip",
        )
    )
    return figure


SERIES = (
    ("forward64", "forward", "solid"),
    ("central64", "axis-0", "solid"),
    ("forward32", "forward", "dot"),
    ("central32", "axis-0", "dot"),
)
"""Name of a list of errors → the role of its colour and its dash: float32 is dotted."""


def error_figure(
    steps: Sequence[float], errors: Mapping[str, Sequence[float]], chosen: float, dark: bool, labels: Mapping[str, str]
) -> figures.Figure:
    """Return the errors of differences over h, both axes by powers of ten: they fall, then rounding lets them rise.

    Args:
        errors: By the names of `SERIES`; an error of 0 has no place on such an axis.
        chosen: The h of the slider.
    """
    figure = _figure(360, "h", labels["error"])
    for name, role, dash in SERIES:
        line = {"color": _colour(role, dark), "width": 2.5, "dash": dash}
        numbers = [one if one > 0 else None for one in errors[name]]
        figure.add_trace(
            figures.Scatter(
                x=list(steps), y=numbers, mode="lines+markers", name=labels[name], line=line, marker={"size": 4}
            )
        )
    figure.add_vline(x=chosen, line={"color": _colour("selection", dark), "width": 3})
    figure.update_xaxes(type="log", exponentformat="e", dtick=2)
    figure.update_yaxes(type="log", exponentformat="e", dtick=2)
    return figure
