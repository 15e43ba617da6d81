"""What a run said: the mistake and its repairs, the warnings, the printed text and the last value."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import streamlit as st

from core.trace import Mistake, Repair, Trace
from viz.repairs import preview
from viz.widgets.trust import confirm
from viz.words import Words, mistake_sentences, repair_label

SHOWN_WARNINGS = 2
"""Warnings that are shown at once; more of them would push the program off the screen."""
LONGEST_RAISED = 200
"""Characters of torch's own message; some of them go on with advice for programmers of torch."""
SHOWN_CHARACTERS = 20_000
"""Of the printed text; the browser gets slow with more."""


def has_outcome(trace: Trace) -> bool:
    """Return whether there is anything to show beneath the program."""
    result = trace.result is not None and trace.result.text
    return bool(trace.mistake or trace.warnings or trace.printed or result or trace.figures)


def mistakes_shown(trace: Trace, words: Words, on_repair: Callable[[Repair], None] | None) -> None:
    """Show the mistake that ended the program, then its warnings, each with the buttons that mend it.

    No buttons where ``on_repair`` is None: the program is not the learner's text but what controls wrote.
    """
    if trace.mistake is not None:
        _mistake(trace.mistake, trace.source, words, on_repair, "mistake")
    for number, warning in enumerate(trace.warnings[:SHOWN_WARNINGS]):
        _mistake(warning, trace.source, words, on_repair, f"warning-{number}")
    rest = trace.warnings[SHOWN_WARNINGS:]
    if rest:
        many = words.ngettext("{count} more remark", "{count} more remarks", len(rest)).format(count=len(rest))
        with st.expander(many):
            for number, warning in enumerate(rest, SHOWN_WARNINGS):
                _mistake(warning, trace.source, words, on_repair, f"warning-{number}")


def mistake_shown(mistake: Mistake, words: Words) -> None:
    """Show one mistake, as `mistakes_shown` does, of a program that is not on the screen as it was run: no line."""
    _mistake(msgspec.structs.replace(mistake, span=None), "", words, None, "mistake")


def _mistake(mistake: Mistake, source: str, words: Words, on_repair: Callable[[Repair], None] | None, key: str) -> None:
    said, hint = mistake_sentences(mistake, words)
    place = words.gettext("Line {line}:").format(line=mistake.span.line) if mistake.span else ""
    text = f"**{place}** {_plain(said)}" if place else _plain(said)
    # Only the learner's own program has a name for it: of programs that controls write, several may fail on one page.
    with st.container(gap="xsmall", key=f"{key}-said" if on_repair is not None else None):
        if key != "mistake":
            st.warning(f"{text} {_plain(hint)}")  # in one paragraph: there may be two of them above the picture
        else:
            raised = f":small[`{mistake.error or 'torch'}: {_one_line(mistake.raised)}`]" if mistake.raised else ""
            st.error("\n\n".join(part for part in (text, _plain(hint), raised) if part))
        if mistake.kind == "unconfirmed":
            label = words.gettext("Run this program")
            st.button(label, key=f"{key}-confirm", icon=":material/play_arrow:", on_click=confirm)
        if mistake.repairs and on_repair is not None:
            _repairs(mistake, source, words, on_repair, key)


def _repairs(mistake: Mistake, source: str, words: Words, on_repair: Callable[[Repair], None], key: str) -> None:
    """Show a button for each repair, on which the line stands as it will be."""
    for number, repair in enumerate(mistake.repairs):
        line = preview(source, repair).replace("`", "'")
        st.button(
            f"{repair_label(repair, words)} &ensp; `{line}`" if line else repair_label(repair, words),
            key=f"{key}-repair-{number}",
            on_click=on_repair,
            args=(repair,),
            icon=":material/build:",
            width="stretch",
        )


def output_shown(trace: Trace, words: Words) -> None:
    """Show what the program printed and the value of its last expression, as beneath a notebook's cell."""
    _ = words.gettext
    with st.container(gap="xxsmall"):
        if trace.printed:
            st.caption(_("Printed"))
            _output(trace.printed.rstrip("\n"))
        if trace.result is not None and trace.result.text:
            st.caption(_("Value of the last line"))
            _output(trace.result.text)


def _output(text: str) -> None:
    cut = text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "\n…"
    st.code(cut, language=None, wrap_lines=True)


def _plain(sentence: str) -> str:
    """Return a sentence in which nothing of the learner's text can become Markdown, code in backticks excepted."""
    parts = sentence.split("`")
    return "`".join(part if number % 2 else _escaped(part) for number, part in enumerate(parts))


def _escaped(text: str) -> str:
    return "".join("\\" + letter if letter in r"\*_[]$<>#|~:!" else letter for letter in text)


def _one_line(text: str) -> str:
    first = text.strip().split("\n", 1)[0].replace("`", "'")
    return first if len(first) <= LONGEST_RAISED else first[: LONGEST_RAISED - 1] + "…"
