"""Three ways to a derivative: the rules of the book, a difference quotient, autograd."""

from __future__ import annotations

import re

import streamlit as st

from viz.escaping import code_span, formula
from viz.field.choice import FieldChoice
from viz.field.function import FunctionText
from viz.field.kinks import Nature
from viz.field.plots import difference_figure
from viz.field.symbolic import RULES, NoRule, derivative, rules_used
from viz.field.text import number
from viz.node.python_latex import expression_latex
from viz.widgets.field import field_choices as choices
from viz.widgets.field.point import is_dark
from viz.widgets.field.sampling import DIFFERENCES, Near
from viz.widgets.field.sections import QUIET
from viz.words import _


def ways_section(function: FunctionText, choice: FieldChoice, near: Near, nature: Nature) -> None:
    """Show the symbolic, the numeric and the automatic derivative beside each other."""
    if nature.kind not in ("smooth", "critical"):
        st.info(_("There is no derivative here to compare. The card beside the picture tells why."))
        return
    left, right = st.columns([5, 8], gap="large")
    exact = float(near.gradient[0])
    steps = [10.0**power for power in DIFFERENCES]
    forward, central = quotients(near, steps)
    with left:
        _symbolic(function)
        st.markdown(
            "**"
            + _("Automatic")
            + f"**: f′({number(choice.point[0])}) = **{number(exact, 8)}** · "
            + _("exact up to rounding")
        )
        st.select_slider(
            _("Numeric: step h"), DIFFERENCES[::-1], **choices.DIFFERENCE.widget, format_func=lambda power: f"1e{power}"
        )
        at = DIFFERENCES.index(choices.DIFFERENCE.value)
        for label, found in ((_("forward difference"), forward[at]), (_("central difference"), central[at])):
            error = number(abs(found - exact), 3)
            st.markdown(_("{kind}: {value}, error {error}").format(kind=label, value=number(found, 8), error=error))
        st.caption(
            _("A smaller h comes closer to the limit, until the rounding of f(x + h) − f(x) is all that is left.")
        )
    with right:
        labels = (_("step h"), _("error"), _("forward difference"), _("central difference"))
        errors = [[abs(one - exact) for one in every] for every in (forward, central)]
        figure = difference_figure(steps, errors[0], errors[1], steps[at], is_dark(), labels)
        st.plotly_chart(figure, key="field-difference", config=QUIET)


def quotients(near: Near, steps: list[float]) -> tuple[list[float], list[float]]:
    """Return forward and central difference quotients of f, one for each step."""
    ahead, behind = near.further[: len(steps)].tolist(), near.further[len(steps) :].tolist()
    forward = [(one - near.value) / step for one, step in zip(ahead, steps, strict=True)]
    central = [(one - other) / (2 * step) for one, other, step in zip(ahead, behind, steps, strict=True)]
    return forward, central


def _symbolic(function: FunctionText) -> None:
    (name,) = function.names
    head = "**" + _("Symbolic") + "**: "
    if not function.expression:
        st.markdown(head + _("A program has no formula to differentiate; write f as an expression."))
        return
    try:
        found = derivative(function.expression, name)
    except NoRule as error:
        st.markdown(head + _("There is no rule here for {part}.").format(part=code_span(error.args[0])))
        return
    latex = expression_latex(re.sub(rf"\b{name}\b", "{0}", found), [name], scalars=True)
    written = "  \n" + formula(f"f'({name}) = {latex}") if latex and len(name) == 1 else ""
    st.markdown(head + code_span(found) + written)
    titles = {
        "sum": _("sum rule"),
        "product": _("product rule"),
        "quotient": _("quotient rule"),
        "power": _("power rule"),
        "chain": _("chain rule"),
    }
    used = rules_used(function.expression, name)
    if used:
        st.markdown("  \n".join(f"{titles[rule]}: {formula(RULES[rule])}" for rule in used))
