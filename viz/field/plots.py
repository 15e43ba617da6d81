"""The Plotly figures of the gradient field page: curves, the cosine of the slopes, the surface, losses. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy
import plotly.graph_objects as figures

from core.sampling import Walk
from viz.theme import ROLES

MARGIN = {"l": 46, "r": 12, "t": 12, "b": 40}
SURFACE_COUNT = 49
WALK_ROLES = ("axis-3", "axis-4", "axis-1", "axis-2", "forward")
"""As viz/widgets/field/view.js has them; first what stands out from the blue of contours and curves."""


def colour(role: str, dark: bool) -> str:
    return ROLES[role][1 if dark else 0]


def _figure(height: int, x: str, y: str, *, legend: bool = False) -> figures.Figure:
    figure = figures.Figure()
    figure.update_layout(
        height=height, margin=MARGIN, showlegend=legend, hovermode="closest",
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )  # fmt: skip
    figure.update_xaxes(title=x, zeroline=True)
    figure.update_yaxes(title=y, zeroline=True)
    return figure


def _range(values: numpy.ndarray) -> list[float] | None:
    """Return a range that shows a curve without its poles: the middle 96 % of its values and a margin."""
    finite = values[numpy.isfinite(values)]
    if not finite.size:
        return None
    low, high = numpy.quantile(finite, [0.04, 0.96])
    inner = high - low
    if finite.min() > low - 0.6 * inner and finite.max() < high + 0.6 * inner:
        low, high = finite.min(), finite.max()
    margin = 0.08 * (high - low) or 1.0
    return [float(low - margin), float(high + margin)]


def _without_poles(values: numpy.ndarray) -> numpy.ndarray:
    """Return the values with gaps far outside the picture: a line from one side of a pole to the other is no curve."""
    limits = _range(values)
    if limits is None:
        return values
    far = 3 * (limits[1] - limits[0])
    return numpy.where((values < limits[0] - far) | (values > limits[1] + far), numpy.nan, values)


def curve_figure(
    x: numpy.ndarray, values: numpy.ndarray, slopes: numpy.ndarray, point: tuple[float, float],
    tangents: Sequence[float], name: str, dark: bool, labels: tuple[str, str],
) -> figures.Figure:  # fmt: skip
    """Return the curve with lines through the point, its derivative beneath.

    Args:
        tangents: Slopes of the lines: one tangent, or several supporting lines at a kink, or none.
        labels: Of the curve and of its derivative.
    """
    values, slopes = _without_poles(values), _without_poles(slopes)
    figure = figures.Figure()
    figure.set_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.06, row_heights=[0.6, 0.4])
    figure.add_scatter(
        x=x, y=values, name=labels[0], line={"color": colour("forward", dark), "width": 2.5}, row=1, col=1
    )
    figure.add_scatter(
        x=x, y=slopes, name=labels[1], line={"color": colour("backward", dark), "width": 2.5}, row=2, col=1
    )
    _add_point(figure, point, tangents, numpy.array([x[0], x[-1]]), dark)
    figure.update_layout(height=560, margin=MARGIN, showlegend=False, hovermode="x")
    limits = _range(values)
    if limits and len(tangents) > 1:  # supporting lines lie beneath the curve: room for them
        limits[0] -= 0.45 * (limits[1] - limits[0])
    figure.update_yaxes(title=labels[0], range=limits, row=1, col=1)
    figure.update_yaxes(title=labels[1], range=_range(slopes), row=2, col=1)
    figure.update_xaxes(title=name, row=2, col=1)
    figure.update_xaxes(range=[float(x[0]), float(x[-1])])
    return figure


def _add_point(
    figure: figures.Figure, point: tuple[float, float], tangents: Sequence[float], ends: numpy.ndarray, dark: bool
) -> None:
    """Add the point with its lines to the curve, and its slope to the derivative beneath."""
    for slope in tangents:
        line = point[1] + slope * (ends - point[0])
        edge = {"color": colour("axis-0", dark), "width": 2 if len(tangents) == 1 else 1.2}
        figure.add_scatter(x=ends, y=line, mode="lines", line=edge, hoverinfo="skip", row=1, col=1)
    marker = {"size": 12, "color": colour("selection", dark), "line": {"width": 3, "color": colour("backward", dark)}}
    figure.add_scatter(x=[point[0]], y=[point[1]], mode="markers", marker=marker, row=1, col=1)
    if len(tangents) == 1:
        figure.add_scatter(x=[point[0]], y=[tangents[0]], mode="markers", marker=marker, row=2, col=1)
    elif tangents:
        # At a kink the derivative jumps: every value of the interval is a subgradient.
        edge = {"color": colour("axis-0", dark), "width": 5}
        figure.add_scatter(x=[point[0]] * 2, y=[min(tangents), max(tangents)], mode="lines", line=edge, row=2, col=1)


def with_walks(
    figure: figures.Figure, walks: Sequence[tuple[str, Walk]], dark: bool, words: tuple[str, str, str]
) -> figures.Figure:
    """Return the curve with descents on it, and what plays them in the browser.

    Args:
        words: "Play", "Pause", and what stands in front of the step's number.
    """
    first = sum(1 for _ in figure.data)
    for number, (name, walk) in enumerate(walks):
        paint = colour(WALK_ROLES[number % len(WALK_ROLES)], dark)
        figure.add_scatter(
            x=walk.path[:, 0], y=walk.values, name=name, mode="lines+markers", row=1, col=1,
            line={"color": paint, "width": 1.5}, marker={"size": 7, "color": paint},
        )  # fmt: skip
    steps = max(len(walk.values) for _, walk in walks)
    shown = sorted({*range(0, steps, max(1, steps // 100)), steps - 1})
    places = [*range(first, first + len(walks))]
    figure.frames = [
        figures.Frame(
            name=str(step), traces=places,
            data=[figures.Scatter(x=walk.path[: step + 1, 0], y=walk.values[: step + 1]) for _, walk in walks],
        )
        for step in shown
    ]  # fmt: skip
    return _with_player(figure, shown, dark, words)


def _with_player(figure: figures.Figure, shown: list[int], dark: bool, words: tuple[str, str, str]) -> figures.Figure:
    """Return the figure with buttons and a slider that show its frames, one for each of these steps."""
    at_once = {"frame": {"duration": 0, "redraw": False}, "mode": "immediate", "transition": {"duration": 0}}
    pace = {"frame": {"duration": max(30, min(250, 4000 // len(shown))), "redraw": False}, "fromcurrent": True,
            "transition": {"duration": 0}}  # fmt: skip
    figure.update_layout(
        margin={**MARGIN, "b": 110},
        updatemenus=[{
            "type": "buttons", "direction": "left", "x": 0, "y": -0.2, "xanchor": "left", "yanchor": "top",
            "pad": {"t": 8}, "showactive": False,
            "buttons": [
                {"label": "▶ " + words[0], "method": "animate", "args": [None, pace]},
                {"label": "❚❚ " + words[1], "method": "animate", "args": [[None], at_once]},
            ],
        }],
        sliders=[{
            "x": 0.3, "len": 0.7, "y": -0.16, "active": len(shown) - 1,
            "currentvalue": {"prefix": words[2], "font": {"color": colour("text", dark)}},
            "ticklen": 0, "minorticklen": 0, "font": {"color": "rgba(0,0,0,0)"},
            "steps": [{"label": str(step), "method": "animate", "args": [[str(step)], at_once]} for step in shown],
        }],
    )  # fmt: skip
    return figure


FARTHEST = 1e4
"""How far up the axis of losses reaches, as a multiple of where they began."""


def loss_figure(walks: Sequence[tuple[str, numpy.ndarray]], dark: bool, labels: tuple[str, str]) -> figures.Figure:
    """Return f along each walk, step by step; on a logarithmic axis where it is positive and spans much."""
    figure = _figure(280, labels[0], labels[1])
    finite = numpy.concatenate([values[numpy.isfinite(values)] for _, values in walks] or [numpy.zeros(0)])
    for number, (name, values) in enumerate(walks):
        line = {"color": colour(WALK_ROLES[number % len(WALK_ROLES)], dark), "width": 2.5}
        figure.add_scatter(y=values, name=name, mode="lines+markers" if len(values) < 60 else "lines", line=line)
    if not finite.size:
        return figure
    begun = max((abs(float(values[0])) for _, values in walks if numpy.isfinite(values[0])), default=1.0)
    reach = FARTHEST * max(begun, 1e-12)
    low, high = max(float(finite.min()), -reach), min(float(finite.max()), reach)
    left = high < finite.max() or low > finite.min()  # a walk that diverges leaves the figure, and the others keep it
    if low > 0 and high / low > 50:
        decades = math.log10(high / low)
        figure.update_yaxes(type="log", exponentformat="e", dtick=max(1, round(decades / 5)))
        if left:
            figure.update_yaxes(range=[math.log10(low) - 0.05 * decades, math.log10(high)])
    elif left:
        figure.update_yaxes(range=[low - 0.05 * (high - low), high])
    return figure


def surface_figure(
    x: numpy.ndarray, y: numpy.ndarray, values: numpy.ndarray, point: tuple[float, float], value: float,
    models: dict[str, numpy.ndarray], names: tuple[str, str], dark: bool,
) -> figures.Figure:  # fmt: skip
    """Return the surface z = f with the point on it and models of it (plane, second order) through the point."""
    step = max(1, len(x) // SURFACE_COUNT)
    shown = values[::step, ::step]
    shown = numpy.where(numpy.isfinite(shown), shown, numpy.nan)
    # The scene cuts off what is above its range; Plotly does so smoothly, cells left out would leave jags.
    limits = _range(shown)
    scale = [[0, colour("heat-low", dark)], [1, colour("heat-high", dark)]]
    figure = figures.Figure()
    figure.add_surface(
        x=x[::step], y=y[::step], z=shown.T, colorscale=scale, showscale=False, opacity=0.95,
        cmin=limits[0] if limits else None, cmax=limits[1] if limits else None,
        contours={"z": {"show": True, "color": colour("forward", dark), "width": 1}},
    )  # fmt: skip
    for role, (label, model) in zip(("axis-0", "axis-1", "axis-2", "axis-3", "axis-4"), models.items(), strict=False):
        paint = colour(role, dark)
        figure.add_surface(
            x=x[::step], y=y[::step], z=model[::step, ::step].T, colorscale=[[0, paint], [1, paint]],
            showscale=False, opacity=0.5, name=label,
        )  # fmt: skip
    marker = {"size": 6, "color": colour("selection", dark), "line": {"width": 3, "color": colour("backward", dark)}}
    figure.add_scatter3d(x=[point[0]], y=[point[1]], z=[value], mode="markers", marker=marker)
    figure.update_layout(
        height=430, margin={"l": 0, "r": 0, "t": 0, "b": 0}, showlegend=False, uirevision="kept",
        scene={
            "xaxis": {"title": names[0]}, "yaxis": {"title": names[1]},
            "zaxis": {"title": "f", "range": limits}, "aspectmode": "cube",
            "camera": {"eye": {"x": -1.3, "y": -1.45, "z": 0.9}, "center": {"x": 0, "y": 0, "z": -0.16}},
        },
    )  # fmt: skip
    return figure


def difference_figure(
    steps: Sequence[float], forward: Sequence[float], central: Sequence[float], chosen: float, dark: bool,
    labels: tuple[str, str, str, str],
) -> figures.Figure:  # fmt: skip
    """Return the error of difference quotients by step, both axes logarithmic: it falls, then rounding lifts it."""
    figure = _figure(280, labels[0], labels[1], legend=True)
    figure.update_layout(margin={**MARGIN, "t": 34})
    for name, errors, role in ((labels[2], forward, "forward"), (labels[3], central, "axis-1")):
        shown = [max(one, 1e-17) if math.isfinite(one) else None for one in errors]
        figure.add_scatter(x=steps, y=shown, name=name, mode="lines+markers", line={"color": colour(role, dark)})
    figure.add_vline(x=chosen, line={"color": colour("selection", dark), "width": 3})
    figure.update_xaxes(type="log", exponentformat="e", autorange="reversed", dtick=2)
    figure.update_yaxes(type="log", exponentformat="e", dtick=3)
    return figure


def models(
    x: numpy.ndarray, y: numpy.ndarray, point: tuple[float, float], value: float, gradient: numpy.ndarray,
    hessian: numpy.ndarray,
) -> tuple[numpy.ndarray, numpy.ndarray]:  # fmt: skip
    """Return the tangent plane and the second-order model on a grid, from value, gradient and Hessian at the point."""
    dx, dy = numpy.meshgrid(x - point[0], y - point[1], indexing="ij")
    plane = value + gradient[0] * dx + gradient[1] * dy
    bent = 0.5 * (hessian[0, 0] * dx**2 + 2 * hessian[0, 1] * dx * dy + hessian[1, 1] * dy**2)
    return plane, plane + bent
