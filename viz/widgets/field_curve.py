"""A function of one variable: its curve, its derivative, kinks, and three ways to a derivative."""

from __future__ import annotations

import math

import streamlit as st

from core.sampling import Sample
from viz import kinks
from viz.field_choice import FieldChoice
from viz.field_plots import curve_figure, difference_figure
from viz.field_text import number
from viz.function import FunctionText
from viz.symbolic import NoRule, derivative
from viz.widgets import field_state
from viz.widgets.exploring import explored
from viz.widgets.field_point import is_dark
from viz.widgets.field_sampling import DIFFERENCES, Near
from viz.widgets.field_sections import QUIET
from viz.widgets.keys import Key
from viz.words import Words

SUPPORTS = 9
"""Supporting lines that are drawn at a kink, the two ends among them."""


def curve_picture(
    function: FunctionText, choice: FieldChoice, curve: Sample, near: Near, nature: kinks.Nature, words: Words
) -> None:
    """Show the curve with its tangent, or every supporting line at a kink; a click moves the point."""
    _ = words.gettext
    (name,) = function.names
    slopes: list[float] = []
    if nature.kind in ("smooth", "critical"):
        slopes = [float(near.gradient[0])]
    elif nature.kind == "kink":
        low, high = sorted(one[0] for one in nature.hull)
        slopes = (
            [low + (high - low) * part / (SUPPORTS - 1) for part in range(SUPPORTS)] if nature.supports else [low, high]
        )
    figure = curve_figure(
        curve.axes[0], curve.values, curve.gradients[:, 0], (choice.point[0], near.value), slopes, name, is_dark(),
        (f"f({name})", f"f′({name})"),
    )  # fmt: skip
    st.plotly_chart(figure, key="field-curve", config=QUIET, on_select=_clicked, selection_mode="points")
    low, high = choice.window[:2]
    key = f"{Key.FIELD_POINT}-slider"
    st.session_state[key] = min(max(choice.point[0], low), high)
    st.slider(
        _("Move the point along {name}").format(name=name), low, high, step=(high - low) / 400, key=key,
        on_change=_slid, args=(key,), format="%.4g",
    )  # fmt: skip


def _clicked() -> None:
    selection = st.session_state["field-curve"].get("selection", {})
    points = selection.get("points", [])
    if points and isinstance(points[0].get("x"), int | float) and math.isfinite(points[0]["x"]):
        field_state.move((0,), (float(f"{points[0]['x']:.6g}"),))


def _slid(key: str) -> None:
    field_state.move((0,), (float(f"{st.session_state[key]:.6g}"),))


def ways_section(function: FunctionText, choice: FieldChoice, near: Near, nature: kinks.Nature, words: Words) -> None:
    """Show the symbolic, the numeric and the automatic derivative; at a kink of a known function, torch's picks."""
    _ = words.gettext
    (name,) = function.names
    if nature.kind == "kink":
        _picks(function, words)
        return
    left, right = st.columns([5, 8], gap="large")
    exact = float(near.gradient[0])
    values = near.further
    count = len(DIFFERENCES)
    steps = [10.0**power for power in DIFFERENCES]
    ahead, behind = values[:count], values[count:]
    forward = [(float(ahead[at]) - near.value) / steps[at] for at in range(count)]
    central = [(float(ahead[at]) - float(behind[at])) / (2 * steps[at]) for at in range(count)]
    with left:
        st.markdown("**" + _("Symbolic") + "**: " + _symbolic(function, words))
        st.markdown(
            "**"
            + _("Automatic")
            + f"**: f′({number(choice.point[0])}) = **{number(exact, 8)}** · "
            + _("exact up to rounding")
        )
        st.select_slider(
            _("Numeric: step h"), DIFFERENCES[::-1], key=Key.FIELD_DIFFERENCE, format_func=lambda power: f"1e{power}"
        )
        at = DIFFERENCES.index(st.session_state[Key.FIELD_DIFFERENCE])
        for label, found in ((_("forward difference"), forward[at]), (_("central difference"), central[at])):
            error = number(abs(found - exact), 3)
            st.markdown(_("{kind}: {value}, error {error}").format(kind=label, value=number(found, 8), error=error))
        st.caption(
            _("A smaller h comes closer to the limit, until the rounding of f(x + h) − f(x) is all that is left.")
        )
    with right:
        labels = (_("step h"), _("error"), _("forward difference"), _("central difference"))
        errors = [[abs(one - exact) for one in every] for every in (forward, central)]
        figure = difference_figure(steps, *errors, steps[at], is_dark(), labels)
        st.plotly_chart(figure, key="field-difference", config=QUIET)


def _symbolic(function: FunctionText, words: Words) -> str:
    (name,) = function.names
    if not function.expression:
        return words.gettext("A program has no formula to differentiate; write f as an expression.")
    try:
        return f"`{derivative(function.expression, name)}`"
    except NoRule as error:
        return words.gettext("There is no rule here for {part}.").format(part=f"`{error.args[0]}`")


def _picks(function: FunctionText, words: Words) -> None:
    _ = words.gettext
    kink = next((one for one in kinks.WAYS if function.expression.replace(" ", "").startswith(f"{one}(")), None)
    if kink is None:
        st.info(_("At a kink there is no derivative to compare. The card beside the picture tells the subgradients."))
        return
    program = kinks.ways_program(kink)
    trace = explored(program, "cpu")
    low, high = kinks.INTERVALS[kink]
    leaf = trace.variables.get("x")
    st.markdown(
        _("The same function, written in several ways: what does torch pick at 0 from the interval {interval}?").format(
            interval=f"[{number(low)}, {number(high)}]"
        )
    )
    lines = [f"| {_('written as')} | {_('torch picks')} | |", "|---|---|---|"]
    for way, one in zip(kinks.WAYS[kink], trace.passes, strict=False):
        found = one.adjoint(trace.named("x").index) if leaf is not None else None
        pick = float(found.array()) if found is not None else math.nan
        inside = kinks.contains(((low,), (high,)), (pick,))
        lines.append(f"| `{way}` | {number(pick)} | {_('inside') if inside else _('outside: no subgradient')} |")
    st.markdown("\n".join(lines))
    st.code(program, language="python")
