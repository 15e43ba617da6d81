"""Four ways to one number: by a formula, by differences, forwards and backwards; value, error and cost of each."""

from __future__ import annotations

import math

import streamlit as st

from core import Trace
from core.trace import Tangents
from viz.cells import MINUS
from viz.escaping import code_span, table_markdown
from viz.modes.plots import error_figure
from viz.modes.ways import (
    COMPOSED,
    FORMULAS,
    STEPS,
    autograd_program,
    numbers_of,
    numeric_program,
    operations_of,
    problem,
    symbolic_program,
    text_of,
)
from viz.widgets import answers
from viz.widgets.exploring import explored
from viz.widgets.field.point import is_dark
from viz.widgets.modes import mode_choices as choices
from viz.widgets.outcome import mistake_shown
from viz.widgets.shell import session_device
from viz.widgets.trust import typed, waits
from viz.words import _

NAMES = ("forward64", "central64", "forward32", "central32")


def ways_panel() -> None:
    """Show the derivative of a formula at a point in four ways."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("f(x) =", max_chars=300, on_change=_typed, **choices.FORMULA.widget)
        st.selectbox(
            _("Formulas"), FORMULAS, index=None, placeholder=_("Formulas"), key=choices.FORMULAS_BOX, width=210,
            label_visibility="collapsed", on_change=_preset,
        )  # fmt: skip
        st.number_input("x =", -10.0, 10.0, step=0.5, width=130, **choices.POINT.widget)
    formula, point = choices.FORMULA.value, choices.POINT.value
    why = problem(formula)
    if why:
        st.info(
            _("Write a formula in x, as torch reads it: {example}").format(example=code_span("torch.sin(x) * x ** 2"))
        )
        return
    automatic = explored(autograd_program(formula, point), session_device())
    if automatic.mistake is not None or not automatic.passes:
        if automatic.mistake is not None:
            mistake_shown(automatic.mistake)
        return
    if not waits(session_device()):
        _compared(formula, point, automatic)


def _typed() -> None:
    typed(choices.FORMULA.value)


def _preset() -> None:
    wanted = st.session_state[choices.FORMULAS_BOX]
    if wanted in FORMULAS:
        choices.FORMULA.choose(wanted)


def _compared(formula: str, point: float, automatic: Trace) -> None:
    one = automatic.passes[-1]
    x = automatic.named("x").index
    adjoint = one.adjoint(x)
    if adjoint is None:
        st.info(_("The value does not depend on x."))
        return
    truth = float(adjoint.array())
    numeric = explored(numeric_program(formula, point), session_device())
    forward = _forward(automatic, x, one.root)
    left, right = st.columns([6, 5], gap="medium")
    with left:
        st.slider(_("h = 10 to the power of"), -16.0, -1.0, step=0.5, **choices.DIFFERENCE.widget)
        table = st.empty()
        table.markdown(_table(formula, truth, forward, None, numeric))
    with right:
        _errors(numeric, truth)
    with left:  # SymPy's process takes seconds to start, so what needs it comes last
        symbolic = explored(symbolic_program(formula, point), session_device())
        table.markdown(_table(formula, truth, forward, symbolic, numeric))
        _derivative(formula, symbolic)
        _swell(formula, symbolic)


def _forward(trace: Trace, x: int, root: int) -> float:
    found = answers.tangents(trace, [{x: [1.0]}], (root,))
    value = found.values[0].get(root) if isinstance(found, Tangents) else None
    return math.nan if value is None else float(value.array())


def _place() -> int:
    """Return which h of the program's is the slider's."""
    return min(range(len(STEPS)), key=lambda place: abs(math.log10(STEPS[place]) - choices.DIFFERENCE.value))


def _table(formula: str, truth: float, forward: float, symbolic: Trace | None, numeric: Trace) -> str:
    """Return the four ways as a table; without SymPy's answer its line has a dash."""
    place, count = _place(), operations_of(formula)
    rows: list[tuple[str, float, str]] = []
    value = symbolic.variables.get("value") if symbolic is not None else None
    sizes = numbers_of(symbolic, "sizes") if symbolic is not None else ()
    size = _("a formula of {count} operations").format(count=int(sizes[0])) if sizes else "…"
    rows.append((_("Symbolic (SymPy)"), value if isinstance(value, float) else math.nan, size))
    for name, words, calls in (
        ("forward64", _("Numeric, forward: (f(x+h) − f(x))/h"), 2),
        ("central64", _("Numeric, central: (f(x+h) − f(x−h))/2h"), 2),
    ):
        slopes = numbers_of(numeric, name)
        rows.append((words, slopes[place] if slopes else math.nan, _("{count} calls of f").format(count=calls)))
    rows.append((_("Automatic, forward mode"), forward, _("one pass, {count} operations").format(count=count)))
    rows.append(
        (
            _("Automatic, reverse mode"),
            truth,
            _("one run and one pass back, {count} operations each").format(count=count),
        )
    )
    return table_markdown(["", _("value"), _("error"), _("cost")], [_row(*row, truth) for row in rows], numbers=2)


def _derivative(formula: str, symbolic: Trace) -> None:
    if symbolic.mistake is None:
        derivative = text_of(symbolic, "derivative")
        shown = derivative if len(derivative) <= 200 else derivative[:200] + " …"
        st.markdown(f"D[{code_span(formula)}, x] = {code_span(shown)}")
    else:
        st.caption(_("SymPy could not differentiate this formula."))


def _row(name: str, value: float, cost: str, truth: float) -> tuple[str, str, str, str]:
    error = abs(value - truth)
    shown = "—" if math.isnan(value) else f"{value:.10g}".replace("-", MINUS)
    wrong = "—" if math.isnan(error) else "0" if error == 0 else _short(error)
    return name, shown, wrong, cost


def _short(error: float) -> str:
    """Return an error with two digits, ``1.3e−5``, in one piece that no line end divides."""
    digits, power = f"{error:.1e}".split("e")
    return f"{digits}e{int(power)}".replace("-", MINUS)


def _swell(formula: str, symbolic: Trace) -> None:
    sizes = numbers_of(symbolic, "sizes")
    if len(sizes) < COMPOSED:
        return
    count = operations_of(formula)
    rows = [
        (_("operations in the symbolic derivative"), *(f"{int(size):,}" for size in sizes)),
        (_("operations that a pass goes through"), *(count * (place + 1) for place in range(COMPOSED))),
    ]
    head = [_("f put into itself"), *(f"f{'∘f' * place}" for place in range(COMPOSED))]
    st.markdown(table_markdown(head, rows, numbers=COMPOSED))
    st.caption(_("The formula swells; a pass of automatic differentiation grows as the program does."))


def _errors(numeric: Trace, truth: float) -> None:
    errors = {name: [abs(one - truth) for one in numbers_of(numeric, name)] for name in NAMES}
    if not all(errors.values()):
        return
    labels = {
        "error": _("error"), "forward64": _("forward, float64"), "central64": _("central, float64"),
        "forward32": _("forward, float32"), "central32": _("central, float32"),
    }  # fmt: skip
    figure = error_figure(STEPS, errors, STEPS[_place()], is_dark(), labels)
    st.plotly_chart(figure, key="modes-errors", config={"displayModeBar": False})
    st.caption(
        _("Large h: the secant is no tangent. Small h: rounding is divided by h. Automatic differentiation has no h.")
    )
