"""The messages of a run: the mistake and its repairs, the warnings, the printed text and the last value."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import streamlit as st

from core.trace import Mistake, Repair, Trace
from viz.escaping import code_span, in_colour, sentence_markdown, visible_lines
from viz.repairs import preview
from viz.widgets.trust import confirm
from viz.words import _, mistake_sentences, ngettext, repair_label

SHOWN_WARNINGS = 2
"""Warnings that are shown at once; more of them would push the program off the screen."""
LONGEST_RAISED = 200
"""Characters of torch's own message; some of them go on with advice for programmers of torch."""
WRITTEN_OVER = re.compile(r"(?<![^\r\n])[^\r\n]*\r(?=[^\r\n])")
"""What a terminal wrote over: a bar that grows returns to the beginning of its line.

It is looked for from a beginning only: from every character of a long line it would take the square of its length.
"""


def has_outcome(trace: Trace) -> bool:
    """Return whether there is anything to show beneath the program."""
    result = trace.result is not None and trace.result.text
    return bool(trace.mistake or trace.warnings or trace.printed or result or trace.figures)


def mistakes_shown(trace: Trace, on_repair: Callable[[Repair], None] | None) -> None:
    """Show the mistake that ended the program, then its warnings, each with the buttons that mend it.

    No buttons where ``on_repair`` is None: the program is not the learner's text but what controls wrote.
    """
    if trace.mistake is not None:
        _mistake(trace.mistake, trace.source, on_repair, "mistake")
    for number, warning in enumerate(trace.warnings[:SHOWN_WARNINGS]):
        _mistake(warning, trace.source, on_repair, f"warning-{number}")
    rest = trace.warnings[SHOWN_WARNINGS:]
    if rest:
        many = ngettext("{count} more remark", "{count} more remarks", len(rest)).format(count=len(rest))
        with st.expander(many):
            for number, warning in enumerate(rest, SHOWN_WARNINGS):
                _mistake(warning, trace.source, on_repair, f"warning-{number}")


def own_mistake_shown(mistake: Mistake, source: str) -> None:
    """Show the mistake of a text that the page put into a longer program; its place is one in the text.

    Its repairs stand in the text's editor.
    """
    _mistake(mistake, source, None, "mistake")


def mistake_shown(mistake: Mistake) -> None:
    """Show one mistake, as `mistakes_shown` does, of a program that is not on the screen as it was run: no line."""
    _mistake(msgspec.structs.replace(mistake, span=None), "", None, "mistake")


def _mistake(mistake: Mistake, source: str, on_repair: Callable[[Repair], None] | None, key: str) -> None:
    said, hint = mistake_sentences(mistake)
    place = _("Line {line}:").format(line=mistake.span.line) if mistake.span else ""
    text = f"**{place}** {sentence_markdown(said)}" if place else sentence_markdown(said)
    # Only the learner's own program has a name for it: of programs that controls write, several may fail on one page.
    with st.container(gap="xsmall", key=f"{key}-said" if on_repair is not None else None):
        if key != "mistake":
            # In one paragraph: there may be two of them above the picture.
            st.warning(f"{text} {sentence_markdown(hint)}")
        else:
            st.error("\n\n".join(part for part in (text, sentence_markdown(hint), _raised(mistake)) if part))
        if mistake.kind == "unconfirmed":
            label = _("Run this program")
            st.button(label, key=f"{key}-confirm", icon=":material/play_arrow:", on_click=confirm)
        if mistake.repairs and on_repair is not None:
            _repairs(mistake, source, on_repair, key)


def _repairs(mistake: Mistake, source: str, on_repair: Callable[[Repair], None], key: str) -> None:
    """Show a button for each repair, on which the line stands as it will be."""
    for number, repair in enumerate(mistake.repairs):
        line = preview(source, repair)
        st.button(
            f"{repair_label(repair)} &ensp; {code_span(line)}" if line else repair_label(repair),
            key=f"{key}-repair-{number}",
            on_click=on_repair,
            args=(repair,),
            icon=":material/build:",
            width="stretch",
        )


def output_shown(trace: Trace) -> None:
    """Show what the program printed and the value of its last expression, as beneath a notebook's cell."""
    with st.container(gap="xxsmall"):
        if trace.printed:
            st.caption(_("Printed"))
            _output(trace.printed.rstrip("\n"))
        if trace.result is not None and trace.result.text:
            st.caption(_("Value of the last line"))
            _output(trace.result.text)


def _output(text: str) -> None:
    st.code(visible_lines(WRITTEN_OVER.sub("", text)), language=None, wrap_lines=True)


def _raised(mistake: Mistake) -> str:
    """Return the first line of Python's own message as Markdown, "" where there is none."""
    if not mistake.raised:
        return ""
    first = mistake.raised.strip().split("\n", 1)[0]
    return in_colour("small", code_span(f"{mistake.error or 'torch'}: {first}", LONGEST_RAISED))
