"""Building the next tensor: values, shape, dtype and device, always all four; pasted tables and uploaded files."""

from __future__ import annotations

import streamlit as st

from core.trace.limits import usual_limits
from core.typed import shape_read
from viz.arriving import MOST_AXES, MOST_CELLS, MOST_DEPTH, MOST_DIGITS
from viz.escaping import code_span, markdown_text
from viz.tensors.build import DRAWN, DTYPES, KINDS, Recipe, elements, item_bytes, line, next_name
from viz.tensors.pasted import MOST_TYPED, BadList, from_file
from viz.widgets.devices import cuda_missing
from viz.widgets.tensors import tensor_choices as choices
from viz.words import _

SHAPELESS = ("linspace", "eye", "list")
LARGEST_EYE = 2_000


def build_panel(taken: list[str]) -> None:
    """Show the controls that write the next tensor's line, what it will cost, and the button that adds it."""
    kind = choices.KIND.value
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(_("Values"), KINDS, **choices.KIND.widget, format_func=lambda one: _label(one), width=125)
        st.text_input(_("Shape"), **choices.SHAPE.widget, width=100, max_chars=40, disabled=kind in SHAPELESS)
        st.selectbox("dtype", ("", *DTYPES), **choices.DTYPE.widget, width=145,
                     format_func=lambda one: one or _("as torch chooses"))  # fmt: skip
        st.selectbox(_("Device"), ("", "cpu", "cuda"), **choices.DEVICE.widget, width=115,
                     format_func=lambda one: one or _("the default"))  # fmt: skip
        _numbers(kind)
    if kind == "list":
        st.text_area(
            _("A nested list, or cells pasted from a spreadsheet"),
            **choices.LIST.widget,
            height=80,
            max_chars=MOST_TYPED,
        )
        _file(taken)
    recipe = _recipe()
    if recipe is not None:
        _offer(recipe, next_name(taken))


def _label(kind: str) -> str:
    return _("typed or pasted") if kind == "list" else kind


def _numbers(kind: str) -> None:
    """Show the numbers that this kind of values asks for."""
    if kind in ("arange", "linspace"):
        st.number_input(_("Start"), -1e6, 1e6, **choices.START.widget, width=105, format="%g")
    labels = {"full": _("Value"), "arange": _("End"), "linspace": _("End"), "eye": _("Size")}
    if kind in labels:
        st.number_input(labels[kind], -1e6, 1e6, **choices.NUMBER.widget, width=105, format="%g")
    if kind == "linspace":
        st.number_input(_("Steps"), 0, 10**6, **choices.STEPS.widget, width=105)
    if kind in ("rand", "randn"):
        st.number_input(_("Seed"), 0, 10**6, **choices.SEED.widget, width=105)


def _recipe() -> Recipe | None:
    """Return what the controls say; None after a sentence when they say nothing that can be built."""
    kind, dtype, device = choices.KIND.value, choices.DTYPE.value, choices.DEVICE.value
    shape = _shape(kind, choices.SHAPE.value)
    start, number = choices.START.value, choices.NUMBER.value
    if shape is None:
        st.warning(_("A shape is written like (5, 4), (5,) or ()."))
    elif dtype and dtype not in DRAWN.get(kind, DTYPES):
        st.warning(
            _("torch makes {kind} in these types: {dtypes}.").format(kind=markdown_text(kind), dtypes=", ".join(
                one for one in DTYPES if one in DRAWN[kind]))
        )  # fmt: skip
    elif kind == "eye" and not 0 <= number <= LARGEST_EYE:
        st.warning(_("Between 0 and 2,000, please."))
    elif kind == "arange" and start > number:
        st.warning(_("arange counts upwards: the end lies before the start."))
    elif device == "cuda" and cuda_missing():
        st.warning(_("No CUDA here: PyTorch finds no NVIDIA GPU on this computer, so programs run on the CPU."))
    else:
        steps, seed = choices.STEPS.value, choices.SEED.value
        return Recipe(kind, shape, dtype, start, number, steps, seed, choices.LIST.value, device)
    return None


def _shape(kind: str, typed: str) -> tuple[int, ...] | None:
    """Return the shape; of arange the reshape, which may be left out and may have a −1."""
    if kind in SHAPELESS or (kind == "arange" and not typed.strip()):
        return ()
    return shape_read(typed, free=kind == "arange")


def _offer(recipe: Recipe, name: str) -> None:
    try:
        lines, count, size = line(name, recipe), elements(recipe), item_bytes(recipe)
    except BadList as error:
        st.warning(bad_list(error))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.code(lines, language="python", wrap_lines=True, width="stretch")
        st.button(
            _("Add {name}").format(name=markdown_text(name)),
            icon=":material/add:",
            on_click=choices.append,
            args=(lines,),
            width="content",
        )
    if count > usual_limits().tensor_elements:
        st.warning(_("That is more elements than a tensor may have here: the line would be refused."))
    st.caption(
        _("{count} cells × {size} bytes = {total} bytes").format(
            count=f"{count:,}", size=size, total=f"{count * size:,}"
        )
    )


def bad_list(error: BadList) -> str:
    """Return the sentence for a list or file that cannot be taken."""
    return {
        "empty": _("Type a nested list such as [[1, 2], [3, 4]], or paste cells."),
        "letters": _("Only numbers can become a tensor, and {found} is none. Leave headings out.").format(
            found=code_span(error.found)
        ),
        "ragged": _("Row {row} has another number of cells than the first: every row of a tensor is as long.").format(
            row=markdown_text(error.found)
        ),
        "long": _("Too long: a typed tensor stands in the program's text, so at most {count} characters.").format(
            count=MOST_TYPED
        ),
        "digits": _("A number has more than {count} digits, and no type of a tensor holds it.").format(
            count=MOST_DIGITS
        ),
        "deep": _("More than {count} brackets stand inside each other: a tensor has few axes.").format(
            count=MOST_DEPTH
        ),
        "cells": _("This array has more than {axes} axes or {count} cells; a small piece of it can be shown.").format(
            axes=MOST_AXES, count=f"{MOST_CELLS:,}"
        ),
        "file": _("This .npy file holds no plain numbers, or is damaged; Python objects are never loaded."),
    }[error.code]


def _file(taken: list[str]) -> None:
    uploaded = st.file_uploader(
        _("Or a CSV or .npy file of numbers"), type=["csv", "txt", "npy"], key=choices.FILE, max_upload_size=1
    )
    if uploaded is None:
        return
    try:
        made = from_file(uploaded.name, uploaded.getvalue())
    except BadList as error:
        st.warning(bad_list(error))
        return
    name = next_name(taken)
    st.button(_("Add {name} from the file").format(name=markdown_text(name)), icon=":material/upload_file:",
              on_click=choices.append, args=(f"{name} = {made}",))  # fmt: skip
