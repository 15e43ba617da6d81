"""A matrix acts on the plane: determinant, rank, inverse, eigenvectors, singular values, powers, condition."""

from __future__ import annotations

from functools import partial

import numpy
import streamlit as st

from core import Trace
from viz.linear.powers import ALIKE, Growth, growth
from viz.linear.programs import OF_MATRIX, acting
from viz.linear.typed import vector
from viz.operations.symbols import RAISED_DIGITS
from viz.widgets.linear import linear_choices as choices
from viz.widgets.linear.plane import Pair, linear_plane
from viz.widgets.linear.shown import (
    DRAWN,
    TOLD,
    facts,
    is_real,
    largest,
    last_typed,
    latex_matrix,
    presets_shown,
    program_shown,
    ran,
    rule_button,
    square,
    text,
    typed,
    value,
    vector_text,
)
from viz.words import _

RULES = {"det": "det", "logdet": "logdet", "trace": "trX", "norm": "frobenius", "quadratic": "aXb",
         "largest": "eigenvalue"}  # fmt: skip
"""Quantity → the identity of the page Matrix calculus that gives its gradient."""


def acting_panel() -> None:
    """Show the matrix, the bending plane and its numbers."""
    left, right = st.columns([6, 6], gap="medium")
    with right:
        first, second = st.columns([2, 3])
        first.text_area("A", height=90, **choices.MATRIX.widget)
        with second:
            presets_shown(choices.PRESET, choices.MATRIX)
        rows = last_typed("acts", square(choices.MATRIX.value))
        if rows is None:
            return
        first, second = st.columns(2)
        first.slider(_("Apply it this often"), 0, 12, **choices.POWER.widget)
        second.slider(_("Error in b"), 0.0, 1.0, step=0.01, **choices.ERROR.widget)
        error = (choices.ERROR.value, *[0.0] * (len(rows) - 1))
        quantity = choices.OF_A.value
        program = acting(rows, choices.POWER.value, error, quantity)
        trace = ran(program)
        if trace is None:
            return
        with st.container(key=TOLD):
            _numbers(trace, rows)
    with left.container(key=DRAWN):
        if len(rows) == 2:
            _plane(trace, rows)
        else:
            st.info(_("The plane is drawn for matrices of two rows; the numbers beside hold for any size."))
        names = quantity_names()
        st.selectbox(_("Gradient by A of"), ("", *OF_MATRIX), format_func=names.__getitem__, **choices.OF_A.widget)
        if quantity:
            _gradient(trace, quantity)
        program_shown(program, "acting")


def quantity_names() -> dict[str, str]:
    """Return what of a matrix can be differentiated, by name."""
    return {
        "": _("nothing"), "det": "det A", "logdet": "log det A", "trace": "tr A", "norm": "‖A‖ (Frobenius)",
        "quadratic": "vᵀA v, v = (1, 1, …)", "largest": _("largest eigenvalue of the symmetric part"),
    }  # fmt: skip


def _plane(trace: Trace, rows: tuple[tuple[float, ...], ...]) -> None:
    point = typed(vector, choices.POINT.value, "x") or (1.0, 0.0)
    values, directions = value(trace, "values"), value(trace, "directions")
    real = [tuple(directions[:, at].real) for at in range(2) if is_real(values[at], largest(values))]
    parts = None
    if choices.WAY.value == "parts":
        parts = {name: value(trace, name).tolist() for name in ("U", "S", "Vh")}
    linear_plane(
        "matrix",
        {"e1": (rows[0][0], rows[1][0]), "e2": (rows[0][1], rows[1][1]), "x": (point[0], point[-1])},
        partial(_moved, rows), directions=real, parts=parts,
    )  # fmt: skip
    ways = {"straight": _("straight to A"), "parts": _("turn, stretch, turn (SVD)")}
    st.segmented_control(
        _("Way"), list(ways), format_func=ways.__getitem__, required=True, label_visibility="collapsed",
        **choices.WAY.widget,
    )  # fmt: skip
    st.caption(_("Dashed orange: directions that A does not turn. The circle becomes an ellipse; its longest axis is "
                 "the largest stretch, ‖A‖₂."))  # fmt: skip


def _moved(rows: tuple[tuple[float, ...], ...], name: str, at: Pair) -> None:
    if name == "x":
        choices.POINT.choose(f"{at[0]:.6g}, {at[1]:.6g}")
        return
    columns = {"e1": (rows[0][0], rows[1][0]), "e2": (rows[0][1], rows[1][1])} | {name: at}
    (a, c), (b, d) = columns["e1"], columns["e2"]
    choices.MATRIX.choose(f"{a:g}, {b:g}\n{c:g}, {d:g}")


def _numbers(trace: Trace, rows: tuple[tuple[float, ...], ...]) -> None:
    of = partial(value, trace)
    values, directions = of("values"), of("directions")
    rank, size, norm = trace.variables["rank"], len(rows), float(of("norm"))
    lines = [
        (r"\det A", text(of("det")) if rank == size else "0", _determinant(float(of("det")), rank, size)),
        (r"\mathrm{rank}\,A", str(rank), _null_space(trace, rank, size)),
        (r"A^{\mathsf T}", latex_matrix(of('transpose')), ""),
        (r"A^{-1}", latex_matrix(of('inverse')) if rank == size else "–",
         "" if rank == size else _("none: A is not invertible")),
        (r"\lambda", ", ".join(text(one, norm) for one in values), _eigenvectors(values, directions)),
        (r"\sigma", ", ".join(text(one, norm) for one in of("S")),
         _("singular values: how much the axes are stretched")),
        (r"\|A\|", ", ".join(text(of(name)) for name in ("norm", "stretch", "norm_1", "norm_inf")),
         _("Frobenius, then the largest stretch measured by the 2-, 1- and ∞-norm: ‖A x‖ ≤ ‖A‖ ‖x‖")),
        (rf"A^{{{choices.POWER.value}}}", latex_matrix(of('power')), _growth(growth(numpy.array(rows), values))),
        (r"\kappa(A)", text(of("condition")) if numpy.isfinite(of("condition")) else "∞",
         _condition(trace, rank, size)),
    ]  # fmt: skip
    facts(lines, "acting")


def _growth(found: Growth) -> str:
    base, block = found
    if not base:
        return _("0 from n = {count} on: every eigenvalue is 0").format(count=block)
    steady = abs(base - 1) < ALIKE
    if block > 1:
        how = "n" if block == 2 else f"n{str(block - 1).translate(RAISED_DIGITS)}"
        how = how if steady else f"{text(base)}ⁿ·{how}"
        return _("grows like {how}: the largest eigenvalue has fewer eigenvectors than it counts").format(how=how)
    if steady:
        return _("neither grows nor vanishes: the largest |λ| is 1, where gradients through n layers keep their size")
    return _("grows like {base}ⁿ: so gradients through n layers explode above 1, and vanish below").format(
        base=text(base)
    )


def _determinant(det: float, rank: object, size: int) -> str:
    if rank != size:
        flat = {1: _("no length is left"), 2: _("flat: no area is left")}
        return flat.get(size) or _("flat: no volume is left")
    if size == 1:
        return _("lengths are multiplied by it") if det > 0 else _("lengths are multiplied by it, and turned round")
    if size > 2:
        return _("volumes are multiplied by it")
    return _("areas are multiplied by it") if det > 0 else _("areas are multiplied by it, and the plane is turned over")


def _null_space(trace: Trace, rank: object, size: int) -> str:
    if rank == size:
        return _("only 0 becomes 0")
    return _("what lies along {direction} becomes 0").format(direction=vector_text(value(trace, "null_space")[:, 0]))


def _eigenvectors(values: numpy.ndarray, directions: numpy.ndarray) -> str:
    real = [at for at in range(len(values)) if is_real(values[at], largest(values))]
    if not real:
        return _("a complex pair: no real direction stays")
    kept: list[numpy.ndarray] = []
    for at in real:
        one = numpy.real(directions[:, at])
        if not any(abs(abs(one @ other) - 1) < 1e-6 for other in kept):
            kept.append(one)
    said = ", ".join(vector_text(one) for one in kept)
    if len(kept) < len(values):
        return _("along {directions}; no further direction stays").format(directions=said)
    return _("along {directions}").format(directions=said)


def _condition(trace: Trace, rank: object, size: int) -> str:
    if rank != size:
        return _("A x = b has no unique solution")
    return _("an error of {error} in b moves the solution of A x = b from {before} to {after}").format(
        error=text(choices.ERROR.value), before=vector_text(value(trace, "solution")),
        after=vector_text(value(trace, "moved")),
    )  # fmt: skip


def _gradient(trace: Trace, quantity: str) -> None:
    formulas = {
        "det": r"\nabla_A \det A = \det A \cdot A^{-\mathsf T}", "logdet": r"\nabla_A \log\det A = A^{-\mathsf T}",
        "trace": r"\nabla_A \mathrm{tr}\,A = I", "norm": r"\nabla_A \|A\|_F = \dfrac{A}{\|A\|_F}",
        "quadratic": r"\nabla_A v^{\mathsf T} A v = v v^{\mathsf T}",
        "largest": r"\nabla_A \lambda_1 = u u^{\mathsf T}",
    }  # fmt: skip
    facts([(formulas[quantity], latex_matrix(value(trace, "gradient")), _("A.grad, by torch"))], "slope")
    rule_button(RULES[quantity])
