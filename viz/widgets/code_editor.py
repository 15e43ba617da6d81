"""The editor: Python text with marks under it and values at the ends of its lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from msgspec import to_builtins
from streamlit.components.v2 import component

from viz.arriving import program_text
from viz.escaping import visible_data
from viz.marks import LineNote, Mark
from viz.words import _

HERE = Path(__file__).parent
_mounted = component(
    "code_editor",
    css=(HERE / "code_editor.css").read_text(encoding="utf-8"),
    js=(HERE / "code_editor.js").read_text(encoding="utf-8"),
)


class Text(NamedTuple):
    """The text on the server's side.

    Attributes:
        source: The text.
        generation: Counts how often something else than the person typing replaced it (an example, a repair).
            The browser takes ``source`` over only when this changed: what is being typed is never lost.
        session: Tells one server session from another, for a browser that outlives the first.
        quiet: Whether to take the text over without the focus and the scrolling: a slider is being turned.
    """

    source: str
    generation: int
    session: str
    quiet: bool = False


def code_editor(
    text: Text,
    *,
    marks: Sequence[Mark],
    notes: Mapping[int, tuple[LineNote, ...]],
    limit: int,
    height: int,
    key: str,
    on_edit: Callable[[str], None],
) -> None:
    """Show the editor; call ``on_edit`` with the new text when the person pauses, leaves it or presses Ctrl+Enter.

    Args:
        marks: Stretches to light up or underline; shown while their lines still read as in ``text.source``.
        notes: Line number → what to write at its end.
        limit: Characters that a program may have; more are not sent.
        height: Of the visible part, in CSS pixels.
    """

    def edited() -> None:
        message = st.session_state[key].get("edited")
        if isinstance(message, Mapping) and isinstance(message.get("text"), str):
            # The browser keeps the limit, too; a forged message may not.
            on_edit(program_text(message["text"][: limit + 1]))

    data = {
        "source": text.source,
        "generation": text.generation,
        "session": text.session,
        "quiet": text.quiet,
        "marks": visible_data(to_builtins(list(marks))),
        "notes": visible_data(to_builtins({str(line): found for line, found in notes.items()})),
        "limit": limit,
        "height": height,
        "words": _sentences(limit),
    }
    _mounted(key=key, data=data, on_edited_change=edited)


def _sentences(limit: int) -> dict[str, str]:
    too_long = _("A program may have {limit} characters; this one has more and was not run.")
    paste_too_long = _("A program may have {limit} characters; with the pasted text it would have more.")
    return {
        "label": _("Program"),
        "placeholder": _("Write or paste a small PyTorch program here."),
        "help": _("Tab indents; Escape and then Tab leaves the editor. Ctrl+Enter runs the program at once."),
        "too_long": too_long.format(limit=f"{limit:,}"),
        "paste_too_long": paste_too_long.format(limit=f"{limit:,}"),
    }
