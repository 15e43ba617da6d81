"""The glossary: each word in both languages, with a program that can be opened."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from viz.escaping import markdown_text
from viz.glossary import Term, found, sentences
from viz.widgets.course.place_links import CHOICES
from viz.widgets.head_menu import page_titles
from viz.widgets.help import help_choices as choices
from viz.widgets.page_buttons import graph_button, page_button
from viz.words import _, language


def glossary_panel() -> None:
    """Show the search and the words that fit it."""
    st.text_input(
        _("Search the glossary"), placeholder=_("A word in either language"), max_chars=choices.LONGEST_SEARCH,
        icon=":material/search:", width=420, **choices.SEARCH.widget,
    )  # fmt: skip
    terms = found(choices.SEARCH.value)
    if not terms:
        st.info(_("No word fits. Try fewer letters."))
    _entries(terms)


@st.fragment
def _entries(terms: Sequence[Term]) -> None:
    """Show the words. A closed box has no fragment of its own, of which a session keeps a kilobyte."""
    for term in terms:
        _entry(term)


def _entry(term: Term) -> None:
    english, chinese = sentences(term)
    both = [(term.english, english), (term.chinese, chinese)]
    if language().startswith("zh"):
        both.reverse()
    with st.container(border=True, gap="small", key=f"term-{term.key}"):
        for column, (word, sentence) in zip(st.columns(2), both, strict=True):
            column.markdown(f"**{markdown_text(word)}**  \n{markdown_text(sentence)}")
        key = f"term-{term.key}-open"
        box = st.expander(_("A program that shows it"), icon=":material/code:", key=key, on_change="rerun")
        if box.open:
            with box:
                _program(term)


@st.fragment
def _program(term: Term) -> None:
    st.code(term.program, language="python")
    with st.container(horizontal=True):
        graph_button(_("Open it in the computation graph"), term.program, key=f"term-{term.key}-graph")
        if term.page != "graph":
            label = _("See it on the page {page}").format(page=page_titles()[term.page])
            opened = CHOICES[term.page].opened
            page_button(label, f"pages/{term.page}.py", lambda: opened(term.choices), key=f"term-{term.key}-page",
                        icon=":material/arrow_forward:")  # fmt: skip
