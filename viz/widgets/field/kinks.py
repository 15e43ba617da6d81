"""torch's slope at a kink for each way of writing the function, and whether that slope is a subgradient."""

from __future__ import annotations

import streamlit as st

from viz.escaping import code_cell, formula
from viz.field.function import FunctionText
from viz.field.kink_ways import KINKS, likely, picks, ways_program
from viz.field.kinks import Nature, contains
from viz.field.text import number, vector
from viz.widgets.exploring import explored
from viz.widgets.field import field_choices as choices
from viz.widgets.field.sampling import Near
from viz.widgets.outcome import mistake_shown
from viz.widgets.page_buttons import graph_button
from viz.words import _


def kinks_section(function: FunctionText, near: Near, nature: Nature) -> None:
    """Show one function with a kink, written in several ways; torch is asked for each of them."""
    left, right = st.columns([5, 8], gap="large")
    with left:
        preset = choices.PRESET.value
        if choices.KINK.value not in KINKS:
            choices.KINK.choose(likely(function.expression, preset))
        kink = st.segmented_control(
            _("Function with a kink"), list(KINKS), **choices.KINK.widget, required=True,
            format_func=lambda key: formula(KINKS[key].formula),
        )  # fmt: skip
        shown = KINKS[kink or "relu"]
        st.markdown(_("Subgradients at the kink: ") + formula(shown.subgradients))
        st.caption(
            _(
                "A subgradient, or subderivative, is the slope of a line through the kink that stays beneath f. It is "
                "not a partial derivative. Autograd has no rule for choosing one: each operation brings its own."
            )
        )
    program = ways_program(kink or "relu")
    trace = explored(program, "cpu")
    with right:
        if trace.mistake is not None:
            mistake_shown(trace.mistake)
            return
        rows = list(zip(shown.ways, picks(trace, kink or "relu"), strict=True))
        said = [(way, pick, contains(shown.hull, pick)) for way, pick in rows]
        if nature.kind == "kink" and function.expression and function.expression not in shown.ways:
            own = tuple(float(one) for one in near.drawn)
            said.insert(0, (function.expression, own, contains(nature.hull, own)))
        _table(said)
        graph_button(_("Open these in the computation graph"), program, key="field-kinks")


def _table(rows: list[tuple[str, tuple[float, ...], bool]]) -> None:
    written, picked = _("written as"), _("torch picks")
    lines = [f"| {written} | {picked} | |", "|---|---|---|"]
    for way, pick, inside in rows:
        text = number(pick[0]) if len(pick) == 1 else vector(pick, 4)
        verdict = ":green[✓ " + _("a subgradient") + "]" if inside else ":red[✗ " + _("no subgradient") + "]"
        lines.append(f"| {code_cell(way)} | {text} | {verdict} |")
    st.markdown("\n".join(lines))
