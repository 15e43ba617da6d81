"""Building the next tensor: shape, dtype and values, always all three; pasted tables and uploaded files."""

from __future__ import annotations

import streamlit as st

from core.limits import Limits
from viz.predict import shape_read
from viz.tensors.build import DTYPES, FLOATING, KINDS, MOST_TYPED, BadList, Recipe, bytes_of, from_file, line, next_name
from viz.widgets.keys import Key
from viz.widgets.tensors import state
from viz.words import Words

SHAPELESS = ("linspace", "eye", "list")
NUMBERED = ("full", "arange", "linspace", "eye")
DEFAULTS = {
    Key.TENSOR_KIND: "zeros",
    Key.TENSOR_SHAPE: "(3, 4)",
    Key.TENSOR_DTYPE: "",
    Key.TENSOR_NUMBER: 12.0,
    Key.TENSOR_SEED: 0,
    Key.TENSOR_LIST: "[[2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]]",
}


def build_panel(taken: list[str], words: Words) -> None:
    """Show the controls that write the next tensor's line, what it will cost, and the button that adds it."""
    _ = words.gettext
    for key, value in DEFAULTS.items():
        st.session_state.setdefault(key, value)
    kind = st.session_state[Key.TENSOR_KIND]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(_("Values"), KINDS, key=Key.TENSOR_KIND, format_func=lambda one: _label(one, words), width=150)
        st.text_input(_("Shape"), key=Key.TENSOR_SHAPE, width=110, max_chars=40, disabled=kind in SHAPELESS)
        st.selectbox("dtype", ("", *DTYPES), key=Key.TENSOR_DTYPE, width=150,
                     format_func=lambda one: one or _("as torch chooses"))  # fmt: skip
        if kind in NUMBERED:
            labels = {"full": _("Value"), "arange": _("End"), "linspace": _("Steps"), "eye": _("Size")}
            st.number_input(labels[kind], -1e6, 1e6, key=Key.TENSOR_NUMBER, width=120, format="%g")
        elif kind in ("rand", "randn"):
            st.number_input(_("Seed"), 0, 10**6, key=Key.TENSOR_SEED, width=110)
    if kind == "list":
        st.text_area(
            _("A nested list, or cells pasted from a spreadsheet"), key=Key.TENSOR_LIST, height=80, max_chars=MOST_TYPED
        )
        _file(taken, words)
    recipe = _recipe(words)
    if recipe is not None:
        _offer(recipe, next_name(taken), words)


def _label(kind: str, words: Words) -> str:
    return words.gettext("typed or pasted") if kind == "list" else kind


def _recipe(words: Words) -> Recipe | None:
    """Return what the controls say; None after a sentence when they say nothing that can be built."""
    _ = words.gettext
    state_ = st.session_state
    kind, dtype = state_[Key.TENSOR_KIND], state_[Key.TENSOR_DTYPE]
    shape = shape_read(state_[Key.TENSOR_SHAPE]) if kind not in SHAPELESS else ()
    number = state_[Key.TENSOR_NUMBER]
    if shape is None:
        st.warning(_("A shape is written like (5, 4), (5,) or ()."))
    elif kind in ("rand", "randn") and dtype and dtype not in FLOATING:
        st.warning(_("Random values are floating-point numbers: choose a float dtype."))
    elif kind in ("linspace", "eye") and (number < 0 or number > 2_000):
        st.warning(_("Between 0 and 2,000, please."))
    else:
        return Recipe(kind, shape, dtype, number, int(state_[Key.TENSOR_SEED] or 0), state_[Key.TENSOR_LIST])
    return None


def _offer(recipe: Recipe, name: str, words: Words) -> None:
    _ = words.gettext
    try:
        lines = line(name, recipe)
    except BadList as error:
        st.warning(bad_list(error, words))
        return
    cost = bytes_of(recipe)
    left, right = st.columns([5, 2], vertical_alignment="center")
    left.code(lines, language="python", wrap_lines=True)
    right.button(
        _("Add {name}").format(name=name), icon=":material/add:", on_click=state.append, args=(lines,), width="stretch"
    )
    if cost is not None:
        if cost > 8 * Limits().tensor_elements:
            st.warning(_("That is more than a program here may make; it would be refused with a sentence."))
        st.caption(_("{count} bytes").format(count=f"{cost:,}"))


def bad_list(error: BadList, words: Words) -> str:
    """Return the sentence for a list or file that cannot be taken."""
    _ = words.gettext
    return {
        "empty": _("Type a nested list such as [[1, 2], [3, 4]], or paste cells."),
        "letters": _("Only numbers can become a tensor: this has something else in it."),
        "long": _("Too long: a typed tensor stands in the program's text, so at most {count} characters.").format(
            count=MOST_TYPED
        ),
    }[error.code]


def _file(taken: list[str], words: Words) -> None:
    _ = words.gettext
    uploaded = st.file_uploader(
        _("Or a CSV or .npy file of numbers"), type=["csv", "txt", "npy"], key=Key.TENSOR_FILE, max_upload_size=1
    )
    if uploaded is None:
        return
    try:
        written = from_file(uploaded.name, uploaded.getvalue())
    except BadList as error:
        st.warning(bad_list(error, words))
        return
    name = next_name(taken)
    st.button(_("Add {name} from the file").format(name=name), icon=":material/upload_file:", on_click=state.append,
              args=(f"{name} = torch.tensor({written})",))  # fmt: skip
