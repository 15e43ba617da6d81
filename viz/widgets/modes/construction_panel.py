"""Explicit and implicit construction side by side: when the graph is built, and what that allows."""

from __future__ import annotations

import streamlit as st

from core import Trace
from core.trace import Described, NodeIndex
from viz.cells import nested_text
from viz.escaping import code_span, table_markdown
from viz.modes.construction import EXPLICIT, EXPLICIT_BRANCH, IMPLICIT, IMPLICIT_BRANCH, LINES, first_lines
from viz.widgets.exploring import explored
from viz.widgets.modes import mode_choices as choices
from viz.widgets.outcome import mistake_shown
from viz.widgets.shell import session_device
from viz.words import _


def construction_panel() -> None:
    """Show the same formula built before values, and recorded while running; then both meet an if."""
    st.slider(_("Lines that have run"), 1, LINES, **choices.BUILT.widget)
    count = max(choices.BUILT.value, 1)
    left, right = st.columns(2, gap="medium")
    answer = st.container()
    below_left, below_right = st.columns(2, gap="medium")
    with right:
        st.markdown("**" + _("Implicit: the system records while you compute") + "**")
        _stepped(IMPLICIT, count)
    with answer:
        _answer()
    with below_right:
        st.markdown("**" + _("A record has values: the branch that runs is recorded") + "**")
        _run(IMPLICIT_BRANCH)
    # SymPy's process takes seconds to start, so what needs it comes last.
    with left:
        st.markdown("**" + _("Explicit: first the formula, later the values") + "**")
        _stepped(EXPLICIT, count)
    with below_left:
        st.markdown("**" + _("An if needs a value, and a formula has none") + "**")
        _run(EXPLICIT_BRANCH)


def _stepped(program: str, count: int) -> None:
    shown = first_lines(program, count)
    st.code(shown, language="python")
    trace = explored(shown + "\n", session_device())
    if trace.mistake is not None:
        mistake_shown(trace.mistake)
        return
    for name in ("a", "b", "c"):
        if name in trace.variables:
            st.markdown(f"{code_span(name)} : {_kind(trace, name)}")
    if count == LINES and trace.result is not None:
        st.markdown(_("Result: {value}").format(value=code_span(trace.result.text.replace("\n", ""))))


def _kind(trace: Trace, name: str) -> str:
    found = trace.variables[name]
    if isinstance(found, NodeIndex):
        return _("a value, {value}").format(value=code_span(nested_text(trace.nodes[found].value.tolist())))
    text = found.text if isinstance(found, Described) else str(found)
    return _("a formula without a value, {formula}").format(formula=code_span(text))


def _answer() -> None:
    st.info(
        "**" + _("Why do the two look alike?") + "** "
        + _("Both describe the same mathematics. They differ in when the graph is built: before there are values, or while the program runs.")  # noqa: E501 - one sentence
    )  # fmt: skip
    rows = (
        (_("The whole formula is known before it runs, and can be optimised"), _("yes"), _("no")),
        (_("Python's if, for and while decide by values"), _("no"), _("yes")),
        (_("A value can be printed on the way"), _("no"), _("yes")),
        (_("Examples"), "TensorFlow 1, Theano, MXNet Symbol", "PyTorch, MXNet autograd"),
    )
    st.markdown(table_markdown(["", _("explicit"), _("implicit")], rows))


def _run(program: str) -> None:
    st.code(program, language="python")
    trace = explored(program, session_device())
    if trace.mistake is not None:
        mistake_shown(trace.mistake)
    elif trace.result is not None:
        st.markdown(_("Result: {value}").format(value=code_span(trace.result.text)))
