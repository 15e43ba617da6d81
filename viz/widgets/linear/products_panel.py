"""One product in five views: a matrix times a vector, entry by entry, by columns, by outer products, by blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy
import streamlit as st

from core import Trace
from viz.escaping import Code, markdown_text
from viz.linear.programs import CALLS, matrix_vector, mismatch, products
from viz.linear.typed import Matrix, matrix, vector
from viz.tensors.grid import grid
from viz.widgets.exploring import explored
from viz.widgets.linear import linear_choices as choices
from viz.widgets.linear.shown import DRAWN, last_typed, program_shown, ran, table, text, typed, value
from viz.widgets.shell import session_device
from viz.widgets.tensors.board import Frame, Links, board
from viz.words import _


def products_panel() -> None:
    """Show both factors, the view, its steps and the picture."""
    names = view_names()
    st.segmented_control(
        _("View"), list(names), format_func=names.__getitem__, required=True, label_visibility="collapsed",
        **choices.VIEW.widget,
    )  # fmt: skip
    left, right, views = st.columns([3, 3, 6])
    left.text_area("A", height=100, **choices.LEFT.widget)
    with right:
        if choices.VIEW.value == "vector":
            st.text_input("x", **choices.TIMES.widget)
        else:
            st.text_area("B", height=100, **choices.RIGHT.widget)
    with views:
        factors = last_typed(f"products-{choices.VIEW.value == 'vector'}", _factors())
        if factors is None:
            return
        program, frames = _program(*factors)
        trace = ran(program)
        if trace is None:
            return
        steps = frames(trace)
        if choices.STEP.value >= len(steps):
            choices.STEP.choose(len(steps) - 1)
        if len(steps) > 1:
            st.slider(_("Step"), 0, len(steps) - 1, **choices.STEP.widget)
    with st.container(key=DRAWN):
        _picture(trace, steps)
        program_shown(program, "products")


def _factors() -> tuple[Matrix, Matrix | tuple[float, ...]] | None:
    """Return A and what it is multiplied with, where both can be read and fit."""
    a = typed(matrix, choices.LEFT.value, "A")
    if choices.VIEW.value == "vector":
        x = typed(vector, choices.TIMES.value, "x")
        return (a, x) if a is not None and x is not None and _fit(a, x, "x") else None
    b = typed(matrix, choices.RIGHT.value, "B")
    return (a, b) if a is not None and b is not None and _fit(a, b, "B") else None


def _program(a: Matrix, other: Any) -> tuple[str, Callable[[Trace], Sequence[Frame]]]:
    """Return the program of the view, and what makes its steps."""
    if choices.VIEW.value == "vector":
        return matrix_vector(a, other), _rows
    frames = {"entries": _entries, "columns": _columns, "outer": _outer, "blocks": _blocks}
    return products(a, other), frames[choices.VIEW.value]


def view_names() -> dict[str, str]:
    """Return the views, by name."""
    return {
        "vector": _("matrix × vector"), "entries": _("row by column"), "columns": _("column by column"),
        "outer": _("outer products"), "blocks": _("blocks"),
    }  # fmt: skip


def _fit(a: Matrix, b: Sequence[object], name: str) -> bool:
    """Whether A times the other factor exists; else say why not, in our words and in torch's."""
    if len(a[0]) == len(b):
        return True
    if name == "x":
        st.error(_("A has {columns} columns and x {entries} entries: they do not fit. (n, k) times (k,) needs the same "
                   "k.").format(columns=len(a[0]), entries=len(b)))  # fmt: skip
    else:
        st.error(_("A has {columns} columns and B {rows} rows: they do not fit. (n, k) times (k, m) needs the same "
                   "k.").format(columns=len(a[0]), rows=len(b)))  # fmt: skip
    refused = explored(mismatch(a, b), session_device()).mistake  # pyright: ignore[reportArgumentType]
    if refused is not None:
        st.code(f"A @ {name}  # {refused.error}: {refused.raised}", language="python", wrap_lines=True)
    return False


def _picture(trace: Trace, steps: Sequence[Frame]) -> None:
    now = steps[min(choices.STEP.value, len(steps) - 1)]
    names = "Axy" if choices.VIEW.value == "vector" else "ABC"
    grids = [grid(name, name, trace.named(name).value, memory=False, lit=now.lit.get(name, ())) for name in names]
    hint = (
        _("Point at an entry of y: its row of A and x light up.")
        if names == "Axy"
        else _("Point at a cell of C: its row of A and its column of B light up.")
    )
    key = f"{choices.CARDS}-{names}"
    board(grids, key=key, links=_links(trace, names), signs=("@", "="), frames=steps, hint=hint)
    st.markdown(markdown_text(now.say))
    if names == "Axy":
        _answers(trace)
        return
    if choices.VIEW.value == "outer":
        _layers(trace)
    st.caption(_("A @ B and torch.mm(A, B) are the same here. torch.mm refuses a vector: torch.mv(A, x), or @, takes "
                 "one. torch.dot takes two vectors. A * B is another product: entry by entry."))  # fmt: skip


def _links(trace: Trace, names: str) -> Links:
    """Return what a hover over an entry of the product lights: its row of A and its column of the other factor."""
    (n, k), right = trace.named("A").value.shape, trace.named(names[1]).value.shape
    m = right[1] if len(right) == 2 else 1
    rows = [[i * k + one for one in range(k)] for i in range(n) for _column_of in range(m)]
    columns = [[one * m + j for one in range(k)] for _row_of in range(n) for j in range(m)]
    return {names[2]: {"A": rows, names[1]: columns}}


def _cells(shape: Sequence[int], *places: slice | int) -> tuple[int, ...]:
    """Return the places of a part of a tensor, counted in the order of rows."""
    mask = numpy.zeros(shape, dtype=bool)
    mask[places] = True
    return tuple(int(one) for one in numpy.flatnonzero(mask))


EVERY = slice(None)


def _terms(left: numpy.ndarray, right: numpy.ndarray) -> str:
    return " + ".join(f"{text(one)}·{text(other)}" for one, other in zip(left, right, strict=True))


def _rows(trace: Trace) -> list[Frame]:
    a, x, y = (value(trace, name) for name in "Axy")
    found = []
    for i in range(len(a)):
        lit = {"A": _cells(a.shape, i, EVERY), "x": _cells(x.shape, EVERY), "y": (i,)}
        found.append(Frame(f"y[{i}] = {_terms(a[i], x)} = {text(value(trace, 'rows')[i])}", lit))
    columns = " + ".join(f"{text(one)}·A[:, {j}]" for j, one in enumerate(x))
    whole = {"A": _cells(a.shape, EVERY), "x": _cells(x.shape, EVERY), "y": _cells(y.shape, EVERY)}
    return [*found, Frame(_("The same as a sum of A's columns: y = {terms}").format(terms=columns), whole)]


def _entries(trace: Trace) -> list[Frame]:
    a, b, c = (value(trace, name) for name in "ABC")
    found = []
    for i, j in numpy.ndindex(*c.shape):
        lit = {"A": _cells(a.shape, i, EVERY), "B": _cells(b.shape, EVERY, j), "C": _cells(c.shape, i, j)}
        said = f"C[{i}, {j}] = {_terms(a[i], b[:, j])} = {text(value(trace, 'entries')[i, j])}"
        found.append(Frame(said, lit))
    return found


def _columns(trace: Trace) -> list[Frame]:
    a, b, c = (value(trace, name) for name in "ABC")
    found = []
    for j in range(c.shape[1]):
        terms = " + ".join(f"{text(one)} · A[:, {k}]" for k, one in enumerate(b[:, j]))
        lit = {"A": _cells(a.shape, EVERY), "B": _cells(b.shape, EVERY, j), "C": _cells(c.shape, EVERY, j)}
        found.append(Frame(_("Column {j} of C is a sum of A's columns: {terms}").format(j=j, terms=terms), lit))
    return found


def _outer(trace: Trace) -> list[Frame]:
    a, b = value(trace, "A"), value(trace, "B")
    said = _("Layer {k}: column {k} of A times row {k} of B. C is the sum of all {count} layers.")
    return [
        Frame(said.format(k=k, count=len(b)), {"A": _cells(a.shape, EVERY, k), "B": _cells(b.shape, k, EVERY)})
        for k in range(len(b))
    ]


def _layers(trace: Trace) -> None:
    layers = trace.named("outer").value
    step, size = min(choices.STEP.value, layers.shape[0] - 1), layers.shape[1] * layers.shape[2]
    grids = [grid("outer", _("the layers, one for each k"), layers, memory=False,
                  lit=range(step * size, (step + 1) * size))]  # fmt: skip
    board(grids, key=f"{choices.CARDS}-layers", hint=_("C is what stands above: the layers added up."))


def _blocks(trace: Trace) -> list[Frame]:
    a, b, c = (value(trace, name) for name in "ABC")
    upper, left = (a.shape[0] + 1) // 2, (b.shape[0] + 1) // 2
    said = _("A block of A times a block of B; two such products add up to the rows of C that are lit.")
    found = []
    for rows in (slice(0, upper), slice(upper, None)):
        for inner in (slice(0, left), slice(left, None)):
            lit = {"A": _cells(a.shape, rows, inner), "B": _cells(b.shape, inner, EVERY)}
            found.append(Frame(said, lit | {"C": _cells(c.shape, rows, EVERY)}))
    return found


def _answers(trace: Trace) -> None:
    """Show what torch answers to each way to multiply the two."""
    remarks = {
        "at": _("takes matrices and vectors"),
        "mv": _("a matrix and a vector, in this order"),
        "mm": _("two matrices only: x has one axis"),
        "column": _("x as a matrix of one column: the answer is one, too"),
        "dot": _("two vectors only"),
        "star": _("no matrix product: entry by entry, x for each row"),
    }
    rows = [
        (Code(call), Code(str(trace.variables[name])), remarks[name]) for name, call in CALLS.items()
    ]  # fmt: skip
    table(rows, "answers")
