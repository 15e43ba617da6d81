"""Showing numbers of a trace with their formulas, and a sentence where a text is no vector or matrix."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy
import streamlit as st

from core import Trace
from viz.escaping import Code, Latex, markdown_text, table_markdown
from viz.linear.presets import MATRICES
from viz.linear.typed import Matrix, Untyped, matrix
from viz.widgets.choices import Choice
from viz.widgets.exploring import explored
from viz.widgets.last_sound import last_sound
from viz.widgets.linear import linear_choices
from viz.widgets.matrix import matrix_choices
from viz.widgets.outcome import mistakes_shown
from viz.widgets.page_buttons import graph_button, page_button
from viz.widgets.shell import session_device
from viz.words import _

T = TypeVar("T")
STYLE = """<style>
[class*="st-key-linear-facts"] { table { width: 100%; border-collapse: collapse; } thead { display: none; }
  td { border: 0; border-bottom: 1px solid var(--st-border-color, rgba(128, 128, 128, .25)); padding: .34rem .7rem; }
  tr:last-child td { border-bottom: 0; } td:nth-child(-n+2), td code { white-space: nowrap; }
  td:first-child { padding-left: .1rem; } td:nth-child(2) { font-variant-numeric: tabular-nums; font-weight: 600; }
  td:last-child { width: 100%; font-size: .875rem; opacity: .8; } .katex { font-size: 1.08em; } }
@media (max-width: 1280px) { [class*="st-key-linear-facts"] { table, tbody { display: block; }
  tr { display: grid; grid-template-columns: max-content minmax(0, 1fr); align-items: center;
    border-bottom: 1px solid var(--st-border-color, rgba(128, 128, 128, .25)); padding: .2rem 0; }
  tr:last-child { border-bottom: 0; } td { border: 0; padding: .15rem .35rem; } td:empty { display: none; }
  td:nth-child(2), td code { white-space: normal; overflow-wrap: anywhere; }
  td:nth-child(2):has(.katex) { overflow-x: auto; overflow-y: hidden; }
  td:last-child { grid-column: 1 / -1; width: auto; padding-left: .1rem; } } }
</style>"""
"""Tables of facts: no empty head, formulas and numbers unbroken."""


DRAWN, TOLD = "linear-drawn", "linear-told"
"""Keys of the containers in which a view's picture and its numbers stand."""


def typed(read: Callable[[str], T], text: str, name: str) -> T | None:
    """Return what a text says, or say what is wrong with the field of this name and return None."""
    try:
        return read(text)
    except Untyped as error:
        st.warning(f"**{markdown_text(name)}**: {_untyped(error)}")
        return None


def square(text: str) -> Matrix | None:
    """Return the rows of a square matrix A, or say what is wrong with it and return None."""
    rows = typed(matrix, text, "A")
    if rows is not None and len(rows) != len(rows[0]):
        st.warning(_("A must be square here: as many rows as columns."))
        return None
    return rows


def last_typed(view: str, found: T | None) -> T | None:
    """Return what was typed; where something is wrong with it, what was typed last in this view."""
    last = last_sound(linear_choices.LAST, view, found, DRAWN, TOLD)
    if last is None:
        st.info(_("The picture appears when the numbers can be read."))
    return last


def _untyped(error: Untyped) -> str:
    return {
        "number": _("{text} is no number.").format(text=markdown_text(error.detail)),
        "huge": _("{text} is too large: at most 10¹².").format(text=markdown_text(error.detail)),
        "ragged": _("The rows must be equally long."),
        "empty": _("Type some numbers."),
        "large": _("At most 6 rows and 6 columns."),
        "many": _("At most 6 numbers."),
        "long": _("This is too long."),
    }[error.kind]


def ran(program: str) -> Trace | None:
    """Run a program of this page; say what went wrong, if anything did, and return None."""
    st.session_state[linear_choices.RAN] = program
    trace = explored(program, session_device())
    if trace.mistake is not None:
        mistakes_shown(trace, None)
        return None
    return trace


def value(trace: Trace, name: str) -> Any:
    """Return a variable's number, vector or matrix, in double precision."""
    return numpy.array(trace.named(name).value.tolist())


NOISE = 1e-12
"""Part of the largest number nearby below which a number is rounding, and read as 0."""


WHOLE = 1e9
"""Below this a whole number is written with all its digits."""


def is_real(number: complex, size: float) -> bool:
    """Return whether what is imaginary of a number is rounding; ``size`` as in `text`."""
    return abs(number.imag) <= NOISE * size


def text(number: Any, size: float = 0.0) -> str:
    """Return a number as it is read aloud, a complex one with its imaginary part.

    Args:
        size: Of the numbers that it was computed from; what is far below it is rounding. 0 keeps everything.
    """
    if isinstance(number, complex | numpy.complexfloating):
        if is_real(complex(number), size):
            return text(number.real, size)
        sign = "+" if number.imag >= 0 else "−"
        real = "" if abs(number.real) <= NOISE * size else f"{text(number.real)} {sign} "
        length = text(abs(number.imag))
        return f"{real or ('' if sign == '+' else '−')}{'' if length == '1' else length}i"
    number = 0.0 if abs(number) <= NOISE * size else float(number) + 0.0
    nearest = round(number) if abs(number) < WHOLE - 0.5 else 0
    if nearest and abs(number - nearest) <= NOISE * abs(nearest):
        return f"{nearest}".replace("-", "−")
    return re.sub(r"e\+?(-?)0*(\d)", r"e\1\2", f"{number:.5g}").replace("-", "−")


def largest(numbers: Any) -> float:
    """Return the size of the largest of some numbers, 0 of none."""
    return float(numpy.abs(numbers).max(initial=0.0))


def vector_text(numbers: Any) -> str:
    """Return a vector as ``(1, 2)``."""
    return f"({', '.join(text(one, largest(numbers)) for one in numpy.ravel(numbers))})"


def latex_matrix(rows: Any) -> Latex:
    """Return a matrix as a formula."""
    size = largest(rows)
    lines = r" \\ ".join(" & ".join(_latex(one, size) for one in row) for row in numpy.atleast_2d(rows))
    return Latex(rf"\begin{{bmatrix}} {lines} \end{{bmatrix}}")


def _latex(number: Any, size: float) -> str:
    return re.sub(r"(?:\b1|(\.?\d))e(-?\d+)", _power_of_ten, text(number, size).replace("−", "-"))


def _power_of_ten(found: re.Match[str]) -> str:
    before = f"{found[1]} \\cdot " if found[1] else ""
    return f"{before}10^{{{found[2]}}}"


def facts(rows: Sequence[tuple[str, str | Latex, str]], key: str) -> None:
    """Show formulas with their values and a remark each."""
    table([(Latex(formula), number, remark) for formula, number, remark in rows], key)


def table(rows: Sequence[tuple[str | Latex | Code, str | Latex | Code, str]], key: str) -> None:
    """Show rows of three cells; the first two stay on one line."""
    with st.container(key=f"linear-facts-{key}"):
        st.markdown(table_markdown(["", "", ""], rows))


def rule_button(identity: str) -> None:
    """Show the way to the identity that gives this gradient, on the page of matrix calculus."""

    def taken() -> None:
        matrix_choices.PAGE.handed(matrix_choices.example_text(f"{identity}-1"))
        matrix_choices.open_example(f"{identity}-1")

    page_button(
        _("Open the rule in Matrix calculus"), "pages/matrix_calculus.py", taken, icon=":material/data_array:",
        key=f"linear-rule-{identity}",
    )  # fmt: skip


def program_shown(program: str, key: str) -> None:
    """Show the program that ran, and the way to its computation graph."""
    with st.expander(_("The program"), icon=":material/code:"):
        st.code(program, language="python")
        graph_button(_("Open it in the computation graph"), program, key=f"linear-{key}")


def presets_shown(chosen: Choice[str], matrix: Choice[str]) -> None:
    """Show the matrices to begin with; one that is chosen is written into the text."""

    def taken() -> None:
        if chosen.value:
            matrix.choose(MATRICES[chosen.value].rows)

    st.selectbox(
        _("Examples"), ("", *MATRICES), label_visibility="collapsed", on_change=taken,
        format_func=lambda key: _(MATRICES[key].title) if key else _("Examples"), **chosen.widget,
    )  # fmt: skip
