"""Numbers of the gradient field page as text, and what the second derivatives say about a point. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy

from viz.field.contours import Angle

MINUS = "−"


def number(value: float, digits: int = 6) -> str:
    """Return a number as a person writes it: ``−0.0824``, ``3``, ``1.2e−09``, ``∞``, ``NaN``."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    text = f"{value:.{digits}g}"
    return text.replace("-", MINUS) if float(text) != 0 else "0"


def vector(values: Iterable[float], digits: int = 6) -> str:
    return f"({', '.join(number(one, digits) for one in values)})"


def array_cells(values: Iterable[float], layout: str) -> str:
    """Return the rows of an HTML table of a row or a column of numbers."""
    cells = [f'<td style="text-align:right;border:0;padding:.05rem 0">{number(one)}</td>' for one in values]
    rows = ["".join(cells)] if layout == "row" else cells
    return "".join(f"<tr>{row}</tr>" for row in rows)


def _latex_number(value: float) -> str:
    return number(value).replace(MINUS, "-").replace("∞", r"\infty").replace("NaN", r"\mathrm{NaN}")


def latex_matrix(matrix: numpy.ndarray) -> str:
    rows = [" & ".join(map(_latex_number, row)) for row in matrix.tolist()]
    return "\\begin{bmatrix} " + r" \\ ".join(rows) + " \\end{bmatrix}"


def angle_text(angle: Angle) -> str:
    """Return ``90.0001° ± 0.0005°``: as many digits as the bound allows, the bound rounded up."""
    bound = max(angle.bound, 1e-9)
    digits = min(9, max(2, math.ceil(-math.log10(bound)) + 1))
    shown = math.ceil(bound * 10**digits) / 10**digits
    return f"{angle.degrees:.{digits}f}° ± {shown:.{digits}f}°"


def angle_label(angle: Angle) -> str:
    """Return ``90.00°``: for the picture, with as many digits, at most two, as the bound allows."""
    digits = 2 if angle.bound < 0.01 else 1 if angle.bound < 0.1 else 0
    return f"{angle.degrees:.{digits}f}°"


def curvature_kind(hessian: numpy.ndarray, critical: bool) -> str:
    """Return what the eigenvalues say: "minimum", "maximum", "saddle", "flat" at a critical point; elsewhere the
    bending, "convex", "concave", "mixed", "flat"."""
    if not numpy.isfinite(hessian).all():
        return "none"
    values = numpy.linalg.eigvalsh(hessian)
    size = float(numpy.abs(values).max())
    zero = 1e-9 * size
    if size == 0 or (numpy.abs(values) <= zero).any():
        return "flat"
    if (values > 0).all():
        return "minimum" if critical else "convex"
    if (values < 0).all():
        return "maximum" if critical else "concave"
    return "saddle" if critical else "mixed"


FAR = 1e100
"""Further out than this, what is no number is what numbers that grow without end leave: ∞ − ∞."""


def fate(values: numpy.ndarray, path: numpy.ndarray) -> str:
    """Return how a walk goes by its places and f there: "" where it falls, else

    "diverges", "bottomless" (f falls without end), "left" (f has no value there), "lost" (a step was no number),
    "higher" or "swings" (steps that stay large, and f does not fall any more).

    Diverging is growing without end: f ends at its largest and far above its start, measured by how much f varied
    in the first half.
    """
    if not len(values):
        return ""
    first, last = float(values[0]), float(values[-1])
    finite = values[numpy.isfinite(values)]
    far = bool(numpy.abs(path[numpy.isfinite(path)]).max(initial=0.0) > FAR)
    if last == -math.inf or ((far or math.isnan(last)) and finite.size and float(finite[-1]) < -FAR):
        return "bottomless"
    if numpy.isnan(path).any():
        return "diverges" if far else "lost"
    if math.isnan(last):
        return "diverges" if far else "left"
    if math.isinf(last):
        return "diverges"
    half = values[: max(2, len(values) // 2)]
    usual = float(half.max() - half.min())
    if last > first and last >= float(values.max()) and last - first > 2 * usual and last > float(half.max()):
        return "diverges"
    if last > first + 1e-12 * abs(first):
        return "higher"
    return "swings" if _swings(values, path) else ""


def _swings(values: numpy.ndarray, path: numpy.ndarray) -> bool:
    """Return whether the last steps go to and fro over the same places."""
    late = values[-6:]
    if len(values) < 8 or float(late.max() - late.min()) > 1e-9 * max(1e-300, float(numpy.abs(late).max())):
        return False
    steps = numpy.diff(path[-6:], axis=0)
    return bool(numpy.abs(steps).max() > 1e-3 * max(1e-300, float(numpy.ptp(path, axis=0).max())))
