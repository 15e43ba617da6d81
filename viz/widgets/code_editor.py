"""The editor: Python text with marks under it, values at the ends of its lines, and the repairs of a mistake."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import streamlit as st
from msgspec import to_builtins

from core.trace.limits import usual_limits
from viz.arriving import program_text
from viz.escaping import visible_data
from viz.marks import LineNote, Mark, OfferedRepair
from viz.widgets.exploring import run_again
from viz.widgets.mounting import bundled, message_of, shown_early
from viz.widgets.visitors import visitor
from viz.words import _

_mounted = bundled("code_editor")


class Sent(NamedTuple):
    """The text that the browser has, as far as we know.

    Attributes:
        source: The text that it sent last, or that was put there.
        generation: Counts how often something else than the person typing replaced the text (an example, a repair).
            The browser takes a text over only when this changed: what is being typed is never lost.
    """

    source: str
    generation: int = 0


def code_editor(
    source: str,
    *,
    key: str,
    on_edit: Callable[[str], None],
    ticket: str = "",
    label: str = "",
    placeholder: str = "",
    quiet: bool = False,
    marks: Sequence[Mark] = (),
    notes: Mapping[int, tuple[LineNote, ...]] | None = None,
    repairs: Sequence[OfferedRepair] = (),
    limit: int | None = None,
    height: int = 0,
    runs: bool = True,
    on_check: Callable[[str], None] | None = None,
) -> None:
    """Show the editor; call ``on_edit`` with the new text when the person pauses, leaves it or presses Ctrl+Enter.

    Args:
        source: The text as it is now. Where it is not what the person typed, it takes the place of that.
        ticket: What its notes are of, for the picture beside it.
        label: The editor's name for screen readers; "Program" unless another one is given.
        placeholder: What an empty editor says.
        quiet: Whether to take the text over without a step of undo: a slider is being turned.
        marks: Stretches to light up or underline; shown where their lines still read as in ``source``.
        notes: Line number → what to write at its end.
        repairs: Changes that are offered at their lines.
        limit: Characters that a text may have, by default as many as a program; more are not sent.
        height: Of the whole, in CSS pixels; 0: as high as its text.
        runs: Whether it has a button that runs the text.
        on_check: Called after ``on_edit`` when the person asked for it, by the button, which then says "Check", or by
            Ctrl+Enter: a pause is no answer.
    """
    most = usual_limits().source_characters if limit is None else limit
    data = {
        "source": source,
        "generation": _generation(key, source),
        "session": visitor(),
        "quiet": quiet,
        "heard": _heard(key),
        "ticket": ticket,
        **beside(marks, notes or {}, repairs),
        "limit": most,
        "height": height,
        "runs": runs,
        "checks": on_check is not None,
        "stop": visitor() if runs else "",
        "words": _sentences(most, label, placeholder) | (_check_words() if on_check is not None else {}),
    }
    _mounted(key=key, data=shown_early(key, data), on_edited_change=partial(_edited, key, most, on_edit, on_check))


def _edited(key: str, most: int, on_edit: Callable[[str], None], on_check: Callable[[str], None] | None) -> None:
    """Take over what the browser sent."""
    edit = _edit(key, most)
    if edit is None:
        return
    run_again()
    on_edit(edit.text)
    if on_check is not None and edit.asked:
        on_check(edit.text)


class _Edit(NamedTuple):
    """A text that the browser sent, and whether the person asked to have it checked."""

    text: str
    asked: bool


def _edit(key: str, most: int) -> _Edit | None:
    """Read the browser's message and note its text as the one that the browser has; None for nonsense."""
    message = message_of(key, "edited")
    if not isinstance(message, Mapping) or not isinstance(message.get("text"), str):
        return None
    text = program_text(message["text"][: most + 1])  # the browser keeps the limit, too; a forged message may not
    st.session_state[_sent_key(key)] = _sent(key, text)._replace(source=text)
    return _Edit(text, message.get("asked") is True)


def _generation(key: str, source: str) -> int:
    """Return which text replaced what was typed last: one more where this one is not what the browser sent."""
    sent = _sent(key, source)
    if sent.source != source:
        sent = Sent(source, sent.generation + 1)
    st.session_state[_sent_key(key)] = sent
    return sent.generation


def beside(
    marks: Sequence[Mark], notes: Mapping[int, tuple[LineNote, ...]], repairs: Sequence[OfferedRepair]
) -> dict[str, Any]:
    """Return what stands in and beside the text, as JSON can hold it."""
    return {
        "marks": visible_data(to_builtins(list(marks))),
        "notes": visible_data(to_builtins({str(line): found for line, found in notes.items()})),
        "repairs": visible_data([_repair(one) for one in repairs]),
    }


def _repair(one: OfferedRepair) -> dict[str, Any]:
    span = {name: getattr(one.span, name) for name in ("line", "column", "end_line", "end_column")}
    return {"line": one.line, "label": one.label, "preview": one.preview, "text": one.text, "span": span}


def _sent_key(key: str) -> str:
    return f"{key}-sent"


def _sent(key: str, otherwise: str) -> Sent:
    return st.session_state.get(_sent_key(key), Sent(otherwise))


def _heard(key: str) -> int:
    """Return the number of the last edit that arrived: what is shown now is the answer to it."""
    message = message_of(key, "edited")
    edit = message.get("edit") if isinstance(message, Mapping) else 0
    return edit if isinstance(edit, int) else 0


def _check_words() -> dict[str, str]:
    return {
        "help": _("Tab indents; Escape and then Tab leaves the editor. Ctrl+Enter checks the answer."),
        "run": _("Check"),
        "run_help": _("Check the answer (Ctrl+Enter)"),
    }


def _sentences(limit: int, label: str, placeholder: str) -> dict[str, str]:
    too_long = _("A program may have {limit} characters; this one has more and was not run.")
    paste_too_long = _("A program may have {limit} characters; with the pasted text it would have more.")
    return {
        "label": label or _("Program"),
        "placeholder": placeholder or _("Write or paste a small PyTorch program here."),
        "help": _("Tab indents; Escape and then Tab leaves the editor. Ctrl+Enter runs the program at once."),
        "hint": _("Tab indents, Esc then Tab leaves"),
        "run": _("Run"),
        "run_help": _("Run the program (Ctrl+Enter); it also runs when you pause"),
        "running": _("Running… {seconds} s"),
        "waiting": _("Waiting for a place to run; before you: {count}"),
        "stop": _("Stop"),
        "stop_help": _("End this run"),
        "too_long": too_long.format(limit=f"{limit:,}"),
        "paste_too_long": paste_too_long.format(limit=f"{limit:,}"),
    } | _codemirrors_sentences()


def _codemirrors_sentences() -> dict[str, str]:
    """Return the sentences of the editor's own panels, by CodeMirror's names for them."""
    return {
        "Find": _("Find"),
        "Replace": _("Replace"),
        "next": _("next"),
        "previous": _("previous"),
        "all": _("all"),
        "match case": _("match case"),
        "regexp": _("regular expression"),
        "by word": _("whole words"),
        "replace": _("replace"),
        "replace all": _("replace all"),
        "close": _("close"),
        "current match": _("current match"),
        "on line": _("on line"),
        "replaced match on line $": _("replaced the match on line $"),
        "replaced $ matches": _("replaced $ matches"),
        "Go to line": _("Go to line"),
        "go": _("go"),
        "Completions": _("Completions"),
        "Selection deleted": _("Selection deleted"),
    }
