"""What a program plotted: its figures, drawn by plotly from the numbers that the run left."""

from __future__ import annotations

import plotly.graph_objects as plotly
import streamlit as st

from core.trace import Figure, Trace
from viz.theme import light
from viz.words import Words

ROLES = ("forward", "backward", "axis-0", "axis-1", "axis-2", "axis-3", "axis-4", "muted")
HEIGHT = 300


def figures_shown(trace: Trace, words: Words) -> None:
    """Show the figures of a program, nothing where it plotted none."""
    if not trace.figures:
        return
    st.caption(words.gettext("Plotted"))
    for number, figure in enumerate(trace.figures):
        st.plotly_chart(drawn(figure), key=f"figure-{number}", config={"displayModeBar": False})


def drawn(figure: Figure) -> plotly.Figure:
    """Return a figure for plotly; points that are not finite are gaps."""
    made = plotly.Figure()
    for number, line in enumerate(figure.lines):
        made.add_scatter(
            x=line.x, y=line.y, name=line.name, mode="markers" if line.points or len(line.x) == 1 else "lines",
            marker={"color": light(ROLES[number % len(ROLES)]), "size": 5},
            line={"color": light(ROLES[number % len(ROLES)]), "width": 2, "dash": "solid" if number < 1 else "dash"},
        )  # fmt: skip
    made.update_layout(
        height=HEIGHT, margin={"l": 10, "r": 10, "t": 30 if figure.title else 10, "b": 10}, title=figure.title or None,
        showlegend=any(line.name for line in figure.lines), legend={"orientation": "h", "y": 1.12},
    )  # fmt: skip
    made.update_xaxes(title=figure.xlabel or None, type="log" if figure.log_x else "linear")
    made.update_yaxes(title=figure.ylabel or None, type="log" if figure.log_y else "linear")
    return made
