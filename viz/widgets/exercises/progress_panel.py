"""Progress in a box: a file of it, a summary for a teacher, a check value looked up, and forgetting it all."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from viz.escaping import code_span
from viz.exercises import progress as done
from viz.exercises.catalogue import EXERCISES
from viz.exercises.own_key import server_keys
from viz.exercises.progress import Damaged, Progress
from viz.exercises.summary import (
    LONGEST_FILE,
    LONGEST_NAME,
    as_csv,
    as_html,
    check_value,
    checked_csv,
    checked_html,
    rows,
)
from viz.widgets.exercises import browser_memory
from viz.widgets.exercises import exercise_choices as choices
from viz.widgets.exercises.topic_list import total_told
from viz.widgets.parts import Part
from viz.words import _, language

IMPORTED, ADDED, CHECKED = "exercise-import", "exercise-import-added", "exercise-check-file"
TEACHER = "exercise-name"


def progress_panel() -> None:
    """Show what is done, and what can be done with it."""
    now = browser_memory.progress()
    st.markdown(f"**{total_told(now)}**")
    st.caption(
        _("This browser keeps nothing, so what you do lasts as long as this tab. Save it as a file before you go.")
        if browser_memory.refused()
        else _(
            "Kept in this browser only; the server forgets it when you leave. With a file you can take it to another "
            "browser."
        )
    )
    _file(now)
    st.divider()
    _summary(now)
    st.divider()
    _check()
    st.divider()
    _forget()


def _file(now: Progress) -> None:
    text = done.text_of(now)
    st.download_button(
        _("Save progress as a file"), text, file_name="cotangent-exercises.json", mime="application/json",
        key="exercise-export", on_click="ignore", icon=":material/download:", disabled=not now.exercises,
    )  # fmt: skip
    uploaded = st.file_uploader(
        _("Add progress from such a file"), type=["json"], key=IMPORTED, max_upload_size=1, on_change=_add
    )
    if uploaded is not None and st.session_state.get(ADDED):
        st.success(_("Added. Of what was done twice, the earlier counts."))
    elif uploaded is not None:
        st.error(_("This file is damaged or holds no progress of exercises. Nothing was changed."))


def _add() -> None:
    """Join what an uploaded file says; the list shows it, too."""
    uploaded = st.session_state[IMPORTED]
    st.session_state[ADDED] = False
    if uploaded is None:
        return
    try:
        found = done.progress_in(uploaded.getvalue()[: 4 * done.LONGEST].decode())
    except (Damaged, UnicodeDecodeError):
        return
    browser_memory.replace(done.with_file(browser_memory.progress(), found))
    st.session_state[ADDED] = True
    st.rerun(scope=Part.EXERCISES)


def _summary(now: Progress) -> None:
    """Show what makes the page for a teacher."""
    st.markdown("**" + _("A summary for a teacher") + "**")
    name = st.text_input(_("Your name, as it shall stand there"), key=TEACHER, max_chars=LONGEST_NAME)
    keys = server_keys().all
    titles = {one.key: _(one.title) for one in EXERCISES}
    found = rows(now, titles, keys)
    value = check_value(keys[0], name, found)
    words = _summary_words()
    with st.container(horizontal=True, gap="small"):
        _offer(_("A page to print"), lambda: as_html(name, found, value, words), "html", "text/html", not found)
        _offer(_("A table (CSV)"), lambda: as_csv(name, found, value), "csv", "text/csv", not found)
    if found:
        st.caption(_("Check value: {value}").format(value=code_span(value)))
    st.caption(proves())


def proves() -> str:
    """Return what a check value proves, and what it does not."""
    if server_keys().kept == "memory":
        return _(
            "The check value proves that this server wrote exactly this summary, and that it checked the right answers "
            "in the rows that say so. It does not prove who typed them, or with whose help. This server keeps its key "
            "in memory only: check values end with it."
        )
    return _(
        "The check value proves that this server wrote exactly this summary, and that it checked the right answers in "
        "the rows that say so. It does not prove who typed them, or with whose help."
    )


def _summary_words() -> dict[str, str]:
    return {
        "language": language().replace("_", "-"),
        "title": _("Exercises done with Cotangent"),
        "name": _("Name"),
        "exercise": _("Exercise"),
        "done": _("Done on"),
        "tries": _("Tries"),
        "solution": _("Solution seen first"),
        "here": _("Checked by this server"),
        "yes": _("yes"),
        "no": _("no"),
        "value": _("Check value"),
        "proves": proves(),
        "table": _("The table that the check value is about"),
        "empty": _("Nothing was tried yet."),
    }


def _offer(label: str, made: Callable[[], str | bytes], ending: str, kind: str, disabled: bool) -> None:
    st.download_button(
        label, made, file_name=f"cotangent-summary.{ending}", mime=kind, key=f"exercise-summary-{ending}",
        on_click="ignore", icon=":material/print:" if ending == "html" else ":material/table:", disabled=disabled,
    )  # fmt: skip


def _check() -> None:
    """Show where a teacher checks a summary that somebody handed in."""
    st.markdown("**" + _("For a teacher: check a summary") + "**")
    uploaded = st.file_uploader(
        _("The summary that you were given, as HTML or CSV"), type=["html", "csv"], key=CHECKED, max_upload_size=1
    )
    if uploaded is None:
        return
    text = uploaded.getvalue()[:LONGEST_FILE].decode("utf-8", "replace")
    keys = server_keys().all
    holds = checked_html(text, keys) if "<pre" in text else checked_csv(text, keys)
    if holds is None:
        st.warning(_("This file is no summary that Cotangent wrote."))
    elif holds:
        st.success(_("The check value belongs to this summary: this server wrote it, and nothing was changed since."))
    else:
        st.error(_("The check value does not belong to this summary: it was changed, or another server wrote it."))


def _forget() -> None:
    with st.popover(_("Forget everything"), icon=":material/delete:", disabled=not browser_memory.progress().exercises):
        st.markdown(_("All tries and everything done are deleted from this browser. This cannot be taken back."))
        st.button(_("Yes, forget everything"), key="exercise-forget", type="primary", on_click=_forgotten)


def _forgotten() -> None:
    browser_memory.replace(done.forgotten(browser_memory.now()))
    st.session_state[choices.ASKED] = None
    st.session_state[choices.HELPED] = {}
    st.rerun(scope=Part.EXERCISES)
