"""The function card: a preset or a text, how many variables it has, which two are drawn, the window."""

from __future__ import annotations

import streamlit as st

from core.trace import Trace
from viz.escaping import code_span, markdown_text
from viz.field.choice import FieldChoice, sound_window
from viz.field.function import LONGEST, MOST_VARIABLES, FunctionText, Unreadable, read
from viz.field.paper_notation import mended
from viz.field.presets import BY_KEY
from viz.marks import Mark, offered_repairs
from viz.widgets.code_editor import code_editor
from viz.widgets.example_box import example_box
from viz.widgets.exploring import explored
from viz.widgets.field import field_choices as choices
from viz.widgets.field.from_graph import import_popover
from viz.widgets.outcome import own_mistake_shown
from viz.widgets.shell import session_device
from viz.words import _

EXPLAINED = frozenset({"syntax-wide", "syntax-bracket", "syntax-colon", "syntax-quote", "syntax-nul", "syntax-foreign"})
"""Mistakes of a text of which a run says more than that products and powers are written with asterisks."""


def preset_box() -> None:
    """Show the list of presets, for the head line."""
    example_box(
        _("Functions"), list(BY_KEY), choices.PRESET.value, key=choices.PRESETS,
        title=lambda key: _(BY_KEY[key].title), placeholder=_("Your own function"), width=300,
        on_choose=choices.choose_preset,
    )  # fmt: skip


def function_card() -> FunctionText | None:
    """Show the text; return the function that it means, None when it means none."""
    with st.container(border=True, gap="small"):
        st.caption(_("f, an expression or a def"))
        function, problem = _read()
        meant = mended(choices.TEXT.value)
        trace = _explained(problem)
        code_editor(
            choices.TEXT.value, key=choices.EDITOR, on_edit=choices.PAGE.typed, marks=_marks(problem),
            repairs=offered_repairs(trace) if trace is not None and not meant else (),
            label=_("f, an expression or a def"), placeholder="x1**2 + 2*x2**2", limit=LONGEST, runs=False,
        )  # fmt: skip
        if trace is not None and trace.mistake is not None:
            own_mistake_shown(trace.mistake, trace.source)
        elif problem is not None:
            st.error(_unreadable(problem))
        _mending(meant)
        if function is None:
            return None
        choices.fit(function)
        if not function.fixed:
            st.number_input(
                _("Entries of the vector x"), 1, MOST_VARIABLES, **choices.COUNT.widget,
                help=_("The text does not say how many numbers f takes."),
            )  # fmt: skip
        count = len(function.names)
        if count > 2:
            _axes(function)
        _window(function, choices.chosen())
    return function


def _read() -> tuple[FunctionText | None, Unreadable | None]:
    try:
        return read(choices.TEXT.value, choices.COUNT.value), None
    except Unreadable as problem:
        return None, problem


def _marks(problem: Unreadable | None) -> list[Mark]:
    if problem is None or problem.place is None:
        return []
    line, column = problem.place
    return [Mark("wrong", line, column, line, column, _unreadable(problem))]


def _explained(problem: Unreadable | None) -> Trace | None:
    """Return the run of a text that Python cannot read, where it tells why: a full-width comma, an open bracket."""
    if problem is None or problem.kind != "syntax":
        return None
    trace = explored(choices.TEXT.value, session_device())
    return trace if trace.mistake is not None and trace.mistake.kind in EXPLAINED else None


def _mending(meant: str) -> None:
    """Offer the text as Python reads it, where it is written as on paper: x^2, 2x, sinn(x)."""
    if meant:
        label = _("Write it in Python:") + f" &ensp; {code_span(meant)}"
        st.button(label, key="field-mended", icon=":material/build:", on_click=_write, args=(meant,), width="stretch")


def _write(text: str) -> None:
    choices.PAGE.typed(text)


def _unreadable(error: Unreadable) -> str:
    match error.kind:
        case "empty":
            return _("Write a function: `x1**2 + 2*x2**2`, or a def with torch operations.")
        case "syntax":
            return _("Python cannot read this. Products need a `*`, powers are `**`.")
        case "many":
            return _("A function of up to {count} variables can be drawn.").format(count=markdown_text(error.detail))
    return _("This names no variable, or defines no function f.")


def _axes(function: FunctionText) -> None:
    first, second = choices.AXES.value
    st.caption(_("{count} variables: two are drawn, the others are held.").format(count=len(function.names)))
    for column, place, label in zip(st.columns(2), (0, 1), (_("Across"), _("Upwards")), strict=True):
        key = f"{choices.AXES.key}-{place}"
        st.session_state[key] = (first, second)[place]
        column.selectbox(
            label, range(len(function.names)), format_func=function.names.__getitem__, key=key,
            on_change=_choose_axis, args=(place, key),
        )  # fmt: skip


def _choose_axis(place: int, key: str) -> None:
    axes = list(choices.AXES.value)
    wanted = st.session_state[key]
    if wanted == axes[1 - place]:
        axes[1 - place] = axes[place]  # they change places
    axes[place] = wanted
    choices.AXES.choose(tuple(axes))


def _window(function: FunctionText, choice: FieldChoice) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        import_popover()
        st.button("", icon=":material/zoom_in:", on_click=choices.zoom, args=(0.5,), help=_("Zoom in"))
        st.button("", icon=":material/zoom_out:", on_click=choices.zoom, args=(2.0,), help=_("Zoom out"))
        with st.popover(_("Window")):
            drawn = [function.names[axis] for axis in choice.axes] if len(function.names) > 1 else function.names
            for place, name in enumerate(drawn):
                columns = st.columns(2)
                for end, label in ((0, _("{name} from")), (1, _("{name} to"))):
                    key = f"{choices.WINDOW.key}-{2 * place + end}"
                    st.session_state[key] = float(choice.window[2 * place + end])
                    columns[end].number_input(
                        label.format(name=markdown_text(name)), key=key, on_change=_set_window,
                        args=(2 * place + end, key), format="%.6g",
                    )  # fmt: skip
        if len(function.names) > 1:
            st.toggle(_("Predict first"), **choices.PREDICT.widget)


def _set_window(at: int, key: str) -> None:
    value = st.session_state[key]
    window = list(choices.WINDOW.value)
    if value is not None:
        window[at] = float(value)
    if sound_window(tuple(window)):
        choices.WINDOW.choose(tuple(window))
