"""What the learner chose on the gradient field page, and its way into the URL and back."""

from __future__ import annotations

import streamlit as st

from viz.field.choice import FieldChoice, fitted, fitted_axes, sound, zoomed
from viz.field.function import FunctionText
from viz.field.presets import BY_KEY
from viz.widgets.address import chosen_in_address, parameter_of, write_choice
from viz.widgets.keys import Key
from viz.widgets.shell import keep_choices
from viz.widgets.trust import confirm, replaced
from viz.words import Words


def begin(words: Words) -> None:
    """Take the choice from the URL, once per session; a damaged link gives a sentence and the first preset."""
    state = st.session_state
    if Key.FIELD_TEXT in state:
        keep_choices()
        return
    choice, notice = chosen_in_address(FieldChoice(), sound, _code, words)
    text = choice.text if choice.text is not None else BY_KEY[choice.preset or "ellipse"].text
    state.update(
        {
            Key.FIELD_PRESET: choice.preset if choice.text is None else None,
            Key.FIELD_TEXT: text,
            Key.FIELD_COUNT: choice.count,
            Key.FIELD_AXES: choice.axes,
            Key.FIELD_POINT: choice.point,
            Key.FIELD_WINDOW: choice.window,
            Key.FIELD_SECTION: choice.section,
            Key.FIELD_LAYOUT: choice.layout,
            Key.FIELD_ANGLE: choice.angle,
            Key.FIELD_OPTIMIZERS: list(choice.optimizers),
            Key.FIELD_RATE: choice.rate,
            Key.FIELD_STEPS: choice.steps,
            Key.FIELD_CONSTRAINT: choice.constraint,
            Key.FIELD_DIFFERENCE: -4,
            Key.FIELD_PREDICT: False,
            Key.FIELD_MODELS: ["plane"],
            Key.FIELD_NOTICE: notice,
        }
    )


def _code(choice: FieldChoice) -> str:
    return "\n".join(part for part in (choice.text, choice.constraint) if part)


def chosen() -> FieldChoice:
    """Return what the controls say."""
    state = st.session_state
    preset = state[Key.FIELD_PRESET]
    known = preset if preset in BY_KEY and BY_KEY[preset].text == state[Key.FIELD_TEXT] else None
    return FieldChoice(
        preset=known,
        text=None if known else state[Key.FIELD_TEXT],
        count=state[Key.FIELD_COUNT],
        axes=tuple(state[Key.FIELD_AXES]),
        point=tuple(state[Key.FIELD_POINT]),
        window=tuple(state[Key.FIELD_WINDOW]),
        section=state[Key.FIELD_SECTION] or "direction",
        layout=state[Key.FIELD_LAYOUT] or "row",
        angle=state[Key.FIELD_ANGLE],
        optimizers=tuple(state[Key.FIELD_OPTIMIZERS] or ()),
        rate=state[Key.FIELD_RATE],
        steps=state[Key.FIELD_STEPS],
        constraint=state[Key.FIELD_CONSTRAINT],
    )


def link() -> str:
    """Return the URL's parameter for what is chosen; "" for the first choice untouched."""
    return parameter_of(chosen(), FieldChoice())


def write_link(choice: FieldChoice) -> None:
    """Put the choice into the URL."""
    write_choice(choice, FieldChoice())


def choose_preset(key: str) -> None:
    """Load a preset, with its point and its window."""
    preset = BY_KEY[key]
    replaced()
    window = preset.window if len(preset.window) == 4 else (*preset.window, *preset.window)
    count = len(preset.point)
    st.session_state.update(
        {
            Key.FIELD_PRESET: key,
            Key.FIELD_TEXT: preset.text,
            Key.FIELD_COUNT: max(1, count),
            Key.FIELD_AXES: (0, 1),
            Key.FIELD_POINT: preset.point,
            Key.FIELD_WINDOW: window,
            Key.FIELD_NOTICE: "",
        }
    )
    forget_details()


def forget_details() -> None:
    """Forget what belonged to another function: its constraint, the kink that was shown."""
    st.session_state[Key.FIELD_CONSTRAINT] = ""
    st.session_state.pop(Key.FIELD_KINK, None)


def typed(text: str) -> None:
    """Take over what the person typed as f."""
    if text != st.session_state[Key.FIELD_TEXT]:
        st.session_state[Key.FIELD_TEXT] = text
        edited()


def constrained(text: str) -> None:
    """Take over what the person typed as g."""
    st.session_state[Key.FIELD_CONSTRAINT] = text


def edited() -> None:
    """The text was changed by hand: it is no preset any more."""
    confirm()
    preset = BY_KEY.get(st.session_state[Key.FIELD_PRESET])
    if preset is None or preset.text != st.session_state[Key.FIELD_TEXT]:
        st.session_state[Key.FIELD_PRESET] = None
    st.session_state[Key.FIELD_NOTICE] = ""


def fit(function: FunctionText) -> None:
    """Give every variable a value and choose axes that are there."""
    state = st.session_state
    count = len(function.names)
    state[Key.FIELD_POINT] = fitted(tuple(state[Key.FIELD_POINT]), count)
    state[Key.FIELD_AXES] = fitted_axes(tuple(state[Key.FIELD_AXES]), count)
    if count == 1:
        _keep_inside()


def _keep_inside() -> None:
    state = st.session_state
    low, high = state[Key.FIELD_WINDOW][:2]
    (x,) = state[Key.FIELD_POINT]
    if not low <= x <= high:
        state[Key.FIELD_POINT] = (min(max(x, low), high),)


def move(axes: tuple[int, ...], place: tuple[float, ...]) -> None:
    """Put the point to other values of some variables."""
    point = list(st.session_state[Key.FIELD_POINT])
    for axis, value in zip(axes, place, strict=True):
        point[axis] = value
    st.session_state[Key.FIELD_POINT] = tuple(point)


def zoom(factor: float) -> None:
    """Show more or less of the plane around the point where it stands now."""
    choice = chosen()
    about = (choice.point[0], 0.0)
    if len(choice.point) > 1:
        about = (choice.point[choice.axes[0]], choice.point[choice.axes[1]])
    st.session_state[Key.FIELD_WINDOW] = zoomed(tuple(st.session_state[Key.FIELD_WINDOW]), factor, about)
