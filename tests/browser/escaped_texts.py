"""A page of Streamlit's that shows hostile texts as the application does: one container for each way and text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.browser.hostile_names import NAMES
from viz.escaping import (
    code_cell,
    code_span,
    formula,
    html_text,
    in_colour,
    latex_text,
    markdown_text,
    sentence_markdown,
)

WAYS: dict[str, Callable[[str], str]] = {
    "text": lambda name: f"A {markdown_text(name)} B",
    "start": markdown_text,
    "code": lambda name: f"A {code_span(name)} B",
    "sentence": lambda name: "A " + sentence_markdown(f"`{name}` and {name} are not `x`.") + " B",
    "gray": lambda name: f"A {in_colour('gray', code_span(name))} and {in_colour('gray', markdown_text(name))} B",
    "formula": lambda name: "A " + formula(rf"\mathrm{{{latex_text(name)}}} = 1") + " B",
    "cell": lambda name: f"| h | k |\n|---|---|\n| {code_cell(name)} | B |",
    "bold": lambda name: f"A **{code_span(name)}** and **{markdown_text(name)}** B",
}

for way, written in WAYS.items():
    for number, name in enumerate(NAMES):
        with st.container(key=f"shown-{way}-{number}"):
            st.markdown(written(name))
for number, name in enumerate(NAMES):
    with st.container(key=f"shown-html-{number}"):
        st.html(f'<p title="{html_text(name)}">A {html_text(name)} B</p>')
    with st.container(key=f"shown-label-{number}"):
        st.button(f"{code_span(name)} {markdown_text(name)}", key=f"button-{number}", help=markdown_text(name))
st.markdown("The end of the page.")
