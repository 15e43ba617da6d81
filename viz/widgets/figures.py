"""Figures that a program drew, shown under its output."""

from __future__ import annotations

import streamlit as st

from core.trace import Figure, Trace
from viz.escaping import html_text, sentence_markdown
from viz.figures import address, in_words, unseen_sentence
from viz.words import _

STYLE = (
    "<style>.figure { margin: 0 } .figure img { display: block; max-width: 100%; height: auto }"
    ".figure figcaption { font-size: .8rem; opacity: .7 }</style>"
)


def figures_shown(trace: Trace) -> None:
    """Show the figures of a program, nothing where it drew none."""
    if not trace.figures:
        return
    dark = st.context.theme.type == "dark"
    st.html(STYLE)
    for figure in trace.figures:
        if figure.svg:
            st.html(element(figure, dark))
        else:
            place = _("Line {line}:").format(line=figure.span.line) + " " if figure.span else ""
            st.caption(place + sentence_markdown(unseen_sentence(figure)))


def element(figure: Figure, dark: bool) -> str:
    """Return the HTML of one figure: an image as wide as it was drawn, or as the column."""
    caption = ""
    if figure.span is not None:
        line = _("Line {line}").format(line=figure.span.line)
        caption = f"<figcaption>{html_text(line)}</figcaption>"
    image = f'<img src="{address(figure, dark)}" alt="{html_text(in_words(figure))}" width="{figure.width}">'
    return f'<figure class="figure">{image}{caption}</figure>'
