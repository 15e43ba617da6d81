"""What the learner has in the workspace of the tensors page, and its way into the URL and back."""

from __future__ import annotations

import msgspec
import streamlit as st

from core.trace import Repair
from core.trace.limits import usual_limits
from viz.repairs import repaired
from viz.tensors.lessons import BY_KEY, Lesson
from viz.widgets.address import chosen_in_address, write_choice
from viz.widgets.keys import Key
from viz.widgets.shell import keep_choices
from viz.widgets.trust import confirm, replaced
from viz.words import Words

FIRST = "views"
LONGEST_EXPRESSION = 500
PANELS = ("index", "storage", "combine", "broadcast", "about")


class Workspace(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The tensors page in a link; ``program`` is None while a lesson's text is as it was."""

    program: str | None = None
    lesson: str = FIRST
    panel: str = ""
    name: str = ""
    index: str = ""
    left: str = ""
    right: str = ""
    operation: str = ""
    version: int = 1


def begin(words: Words) -> None:
    """Take the workspace from the URL, once per session; a damaged link gives a sentence and the first lesson."""
    if Key.TENSOR_TEXT in st.session_state:
        keep_choices()
        return
    workspace, notice = chosen_in_address(Workspace(), sound, _code, words)
    open_lesson(BY_KEY[workspace.lesson])
    given = {
        Key.TENSOR_TEXT: workspace.program,
        Key.TENSOR_PANEL: workspace.panel,
        Key.TENSOR_NAME: workspace.name,
        Key.TENSOR_INDEX: workspace.index,
        Key.TENSOR_LEFT: workspace.left,
        Key.TENSOR_RIGHT: workspace.right,
        Key.TENSOR_OPERATION: workspace.operation,
    }
    st.session_state.update({key: value for key, value in given.items() if value})
    if workspace.program is not None:
        st.session_state[Key.TENSOR_LESSON] = None
    st.session_state[Key.TENSOR_NOTICE] = notice


def sound(workspace: Workspace) -> bool:
    """Return whether the page could have written this: a link can be edited by hand."""
    texts = (workspace.name, workspace.index, workspace.left, workspace.right, workspace.operation)
    return (
        workspace.version == 1
        and workspace.lesson in BY_KEY
        and workspace.panel in ("", *PANELS)
        and all(len(text) <= LONGEST_EXPRESSION and "\n" not in text for text in texts)
        and (workspace.program is None or len(workspace.program) <= usual_limits().source_characters)
    )


def _code(workspace: Workspace) -> str:
    """Return what of a workspace is run: also what is typed into its panels becomes part of programs."""
    parts = (workspace.program, workspace.name, workspace.index, workspace.left, workspace.right, workspace.operation)
    return "\n".join(part for part in parts if part)


def open_lesson(lesson: Lesson) -> None:
    """Put a lesson's program and choices into the workspace."""
    st.session_state.update(
        {
            Key.TENSOR_LESSON: lesson.key,
            Key.TENSOR_TEXT: lesson.program,
            Key.TENSOR_PANEL: lesson.panel,
            Key.TENSOR_NAME: lesson.name,
            Key.TENSOR_INDEX: lesson.index,
            Key.TENSOR_LEFT: lesson.left,
            Key.TENSOR_RIGHT: lesson.right,
            Key.TENSOR_OPERATION: lesson.operation,
            Key.TENSOR_AXIS: 0,
            Key.TENSOR_TRIED: "",
            Key.TENSOR_NOTICE: "",
        }
    )


def choose_lesson(key: str) -> None:
    """Open a lesson."""
    replaced()
    open_lesson(BY_KEY[key])


def edited() -> None:
    """The text is no lesson's any more."""
    confirm()
    st.session_state[Key.TENSOR_LESSON] = None


def typed(program: str) -> None:
    """Take over what the person typed."""
    if program != st.session_state[Key.TENSOR_TEXT]:
        st.session_state[Key.TENSOR_TEXT] = program
        edited()


def append(lines: str) -> None:
    """Write lines at the end of the program."""
    st.session_state[Key.TENSOR_TEXT] = st.session_state[Key.TENSOR_TEXT].rstrip("\n") + "\n" + lines + "\n"
    edited()


def repair(one: Repair) -> None:
    """Change the text as a mistake suggests."""
    st.session_state[Key.TENSOR_TEXT] = repaired(st.session_state[Key.TENSOR_TEXT], one)
    edited()


def write_link() -> str:
    """Put the workspace into the URL and return its parameter; "" for the first lesson untouched."""
    state = st.session_state
    lesson = state[Key.TENSOR_LESSON]
    first = BY_KEY[lesson or FIRST]
    now = Workspace(
        program=None if lesson else state[Key.TENSOR_TEXT],
        lesson=first.key,
        panel=_if_other(state[Key.TENSOR_PANEL], first.panel, lesson),
        name=_if_other(state[Key.TENSOR_NAME], first.name, lesson),
        index=_if_other(state[Key.TENSOR_INDEX], first.index, lesson),
        left=_if_other(state[Key.TENSOR_LEFT], first.left, lesson),
        right=_if_other(state[Key.TENSOR_RIGHT], first.right, lesson),
        operation=_if_other(state[Key.TENSOR_OPERATION], first.operation, lesson),
    )
    return write_choice(now, Workspace())


def _if_other(value: str | None, usual: str, lesson: str | None) -> str:
    return (value or "") if value != usual or lesson is None else ""
