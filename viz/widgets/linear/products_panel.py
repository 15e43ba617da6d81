"""One product of matrices in four views: entry by entry, by columns, by outer products, by blocks."""

from __future__ import annotations

import numpy
import streamlit as st

from core import Trace
from viz.linear.programs import products
from viz.linear.typed import Matrix, matrix
from viz.tensors.grid import Grid, grid
from viz.widgets.linear import linear_choices as choices
from viz.widgets.linear.shown import program_shown, ran, text, typed, value
from viz.widgets.tensors.board import Links, board
from viz.words import _


def products_panel() -> None:
    """Show both matrices, the view, its steps and the picture."""
    left, right, views = st.columns([3, 3, 6])
    left.text_area("A", height=100, **choices.LEFT.widget)
    right.text_area("B", height=100, **choices.RIGHT.widget)
    with views:
        names = view_names()
        st.segmented_control(
            _("View"), list(names), format_func=names.__getitem__, required=True, label_visibility="collapsed",
            **choices.VIEW.widget,
        )  # fmt: skip
        a, b = typed(matrix, choices.LEFT.value), typed(matrix, choices.RIGHT.value)
        if a is None or b is None:
            return
        if len(a[0]) != len(b):
            st.error(_("A has {columns} columns and B {rows} rows: they do not fit. (n, k) times (k, m) needs the same "
                       "k.").format(columns=len(a[0]), rows=len(b)))  # fmt: skip
            return
        count = _steps(choices.VIEW.value, a, b)
        if choices.STEP.value >= count:
            choices.STEP.choose(count - 1)
        if count > 1:
            st.slider(_("Step"), 0, count - 1, **choices.STEP.widget)
    program = products(a, b)
    trace = ran(program)
    if trace is None:
        return
    _picture(trace, min(choices.STEP.value, count - 1))
    st.caption(_("A @ B and torch.mm(A, B) are the same here. torch.mm refuses a vector: torch.mv(A, x), or @, takes "
                 "one. torch.dot takes two vectors. A * B is another product: entry by entry."))  # fmt: skip
    program_shown(program, "products")


def view_names() -> dict[str, str]:
    """Return the views, by name."""
    return {
        "entries": _("row by column"), "columns": _("column by column"), "outer": _("outer products"),
        "blocks": _("blocks"),
    }  # fmt: skip


def _steps(view: str, a: Matrix, b: Matrix) -> int:
    return {"entries": len(a) * len(b[0]), "columns": len(b[0]), "outer": len(b), "blocks": 4}[view]


def _picture(trace: Trace, step: int) -> None:
    a, b, c = (value(trace, name) for name in "ABC")
    {"entries": _entry, "columns": _column, "outer": _outer, "blocks": _block}[choices.VIEW.value](trace, a, b, c, step)


def _board(trace: Trace, lit: dict[str, numpy.ndarray]) -> None:
    grids: list[Grid] = []
    for name in "ABC":
        mask = lit.get(name)
        flat = numpy.flatnonzero(mask) if mask is not None else ()
        grids.append(grid(name, name, trace.named(name).value, memory=False, lit=[int(one) for one in flat]))
    hint = _("Point at a cell of C: its row of A and its column of B light up.")
    board(grids, key=choices.CARDS, links=_links(trace), signs=("@", "="), hint=hint)


def _links(trace: Trace) -> Links:
    """Return what a hover over an entry of C lights: its row of A and its column of B."""
    (n, k), m = trace.named("A").value.shape, trace.named("B").value.shape[1]
    rows = [[i * k + one for one in range(k)] for i in range(n) for _column_of in range(m)]
    columns = [[one * m + j for one in range(k)] for _row_of in range(n) for j in range(m)]
    return {"C": {"A": rows, "B": columns}}


def _mask(array: numpy.ndarray, rows: slice | int, columns: slice | int) -> numpy.ndarray:
    mask = numpy.zeros(array.shape, dtype=bool)
    mask[rows, columns] = True
    return mask


def _entry(trace: Trace, a: numpy.ndarray, b: numpy.ndarray, c: numpy.ndarray, step: int) -> None:
    i, j = divmod(step, c.shape[1])
    _board(trace, {"A": _mask(a, i, slice(None)), "B": _mask(b, slice(None), j), "C": _mask(c, i, j)})
    terms = " + ".join(f"{text(one)}·{text(other)}" for one, other in zip(a[i], b[:, j], strict=True))
    st.markdown(f"C[{i}, {j}] = {terms} = **{text(value(trace, 'entries')[i, j])}**")


def _column(trace: Trace, a: numpy.ndarray, b: numpy.ndarray, c: numpy.ndarray, step: int) -> None:
    every = slice(None)
    _board(trace, {"A": numpy.ones(a.shape, dtype=bool), "B": _mask(b, every, step), "C": _mask(c, every, step)})
    terms = " + ".join(f"{text(one)} · A[:, {k}]" for k, one in enumerate(b[:, step]))
    st.markdown(_("Column {j} of C is a sum of A's columns: {terms}").format(j=step, terms=terms))


def _outer(trace: Trace, a: numpy.ndarray, b: numpy.ndarray, c: numpy.ndarray, step: int) -> None:
    layers = trace.named("outer").value
    _board(trace, {"A": _mask(a, slice(None), step), "B": _mask(b, step, slice(None))})
    st.markdown(_("Layer {k}: column {k} of A times row {k} of B. C is the sum of all {count} layers.").format(
        k=step, count=layers.shape[0]))  # fmt: skip
    grids = [grid("outer", _("the layers, one for each k"), layers, memory=False,
                  lit=range(step * c.size, (step + 1) * c.size))]  # fmt: skip
    board(grids, key=f"{choices.CARDS}-layers", hint=_("C is what stands above: the layers added up."))


def _block(trace: Trace, a: numpy.ndarray, b: numpy.ndarray, c: numpy.ndarray, step: int) -> None:
    upper, left = (a.shape[0] + 1) // 2, (b.shape[0] + 1) // 2
    rows = slice(0, upper) if step < 2 else slice(upper, None)
    inner = slice(0, left) if step % 2 == 0 else slice(left, None)
    _board(trace, {"A": _mask(a, rows, inner), "B": _mask(b, inner, slice(None)), "C": _mask(c, rows, slice(None))})
    st.markdown(_("A block of A times a block of B; two such products add up to the rows of C that are lit."))
