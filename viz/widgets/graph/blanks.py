"""Predict first: choosing what is hidden, and the question that shows it again."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.trace import BackwardPass, Node, Trace
from core.typed import shape_read, value_read
from viz.blanks import Blank, blank_read, difference, possible, truth
from viz.escaping import markdown_text
from viz.naming import short_name
from viz.predict import Guess
from viz.widgets.exploring import later
from viz.widgets.graph import graph_choices as choices
from viz.widgets.graph import running
from viz.words import _

DTYPES = ("float32", "float64", "int64", "bool")


def keep_valid(trace: Trace, shown: BackwardPass | None) -> None:
    """Forget blanks that this trace does not have; must run before the widget that lists them."""
    chosen = choices.BLANKS.value
    there = {blank.code for blank in possible(trace, shown)} if chosen else set()
    if not there.issuperset(chosen):
        choices.BLANKS.choose(tuple(code for code in chosen if code in there))


def hidden(trace: Trace) -> list[Blank]:
    """Return what is still to be predicted, in the order of the run: forward, then backward from the end."""
    left = [code for code in choices.BLANKS.value if code not in st.session_state[choices.SOLVED]]
    blanks = [blank for code in left if (blank := blank_read(code)) is not None]
    return sorted(blanks, key=lambda blank: (True, -blank.node) if blank.kind == "adjoint" else (False, blank.node))


def named(trace: Trace, code: str) -> str:
    """Return what a blank's code asks."""
    blank = blank_read(code)
    if blank is None or blank.node >= len(trace.nodes):
        return code
    return asked_of(trace.nodes[blank.node], blank)


def asked_of(node: Node, blank: Blank) -> str:
    """Return what is asked: "the value of a (mul)", "the adjoint of w"."""
    sentence = {
        "value": _("the value of {name}"),
        "adjoint": _("the adjoint of {name}"),
        "shape": _("the shape of {name}"),
    }
    name = f"{short_name(node)} ({node.operation})" if node.operands else short_name(node)
    return sentence[blank.kind].format(name=name)


def question(real: Trace, number: int | None) -> None:
    """Ask for the selected blank, else for the first; say what became of the last answer."""
    left = hidden(real)
    if not left and st.session_state[choices.TRIED] is None:
        return
    with st.container(border=True, key="question"):
        _verdict(real)
        if not left:
            st.markdown(_("Everything is predicted."))
            return
        selected = [blank for blank in left if blank.node == choices.NODE.value]
        _ask(real, number, (selected or left)[0])


def _ask(real: Trace, number: int | None, blank: Blank) -> None:
    node = real.nodes[blank.node]
    line = _(" (line {line})").format(line=node.span.line) if node.span else ""
    st.markdown(_("Predict first: what is {what}?").format(what=f"**{markdown_text(asked_of(node, blank))}**") + line)
    check = (later(real), number, blank)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        shape = blank.kind == "shape"
        st.text_input(
            _("Your prediction"), key=f"guess-{blank.code}", on_change=_check, args=check, width=320,
            placeholder="(2, 3)" if shape else "[1, −2.5]", label_visibility="collapsed", max_chars=2_000,
        )  # fmt: skip
        st.selectbox(
            _("dtype"), DTYPES, index=None, key=f"dtype-{blank.code}", width=180, placeholder=_("dtype, if you like"),
            label_visibility="collapsed",
        )  # fmt: skip
        st.button(_("Check"), key="check-guess", on_click=_check, args=check, type="primary")
        st.button(_("Show me"), key="give-up", on_click=_solve, args=(blank, "shown"))


def _check(again: Callable[[], Trace], number: int | None, blank: Blank) -> None:
    guess, real = _guess(blank), again()
    value = truth(real, None if number is None else real.passes[number], blank)
    if guess is None or value is None:
        st.session_state[choices.TRIED] = (blank.code, "unreadable")
        return
    wrong = difference(guess, value, blank)
    if wrong is None:
        _solve(blank, "right")
    else:
        st.session_state[choices.TRIED] = (blank.code, wrong)


def _guess(blank: Blank) -> Guess | None:
    typed = st.session_state.get(f"guess-{blank.code}") or ""
    dtype = st.session_state.get(f"dtype-{blank.code}")
    if blank.kind == "shape":
        shape = shape_read(typed)
        return None if shape is None else Guess(shape=shape, dtype=dtype)
    read = value_read(typed)
    return None if read is None else Guess(read[0], dtype, read[1])


def _solve(blank: Blank, verdict: str) -> None:
    st.session_state[choices.SOLVED] |= {blank.code}
    st.session_state[choices.TRIED] = (blank.code, verdict)
    running.head_too()


def _verdict(real: Trace) -> None:
    tried = st.session_state[choices.TRIED]
    if tried is None:
        return
    code, verdict = tried
    what = markdown_text(named(real, code))
    if verdict == "right":
        st.success(_("Right: {what}.").format(what=what), icon=":material/check:")
    elif verdict == "shown":
        st.info(_("Now shown: {what}.").format(what=what))
    elif verdict == "unreadable":
        st.warning(_("Write a shape like (2, 3) or (), and a value like −2 or [[1, 2], [3, 4]]."))
    else:
        st.error(_wrong(verdict), icon=":material/close:")


def _wrong(verdict: str) -> str:
    if verdict == "shape":
        return _("The shape is another one. Look at the shape first: how many axes, and how long?")
    if verdict == "dtype":
        return _("The shape is right; the dtype is another one.")
    return _("The shape is right; a number differs.")
