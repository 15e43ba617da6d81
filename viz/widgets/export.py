"""The Export menu of a page: its program, pictures, figures and numbers as files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import streamlit as st

from core import Trace
from viz.escaping import markdown_text
from viz.figures import image
from viz.files import csv_bytes, notebook, value_rows
from viz.tensors.workspace import named_tensors
from viz.widgets.exploring import later
from viz.widgets.keys import Key
from viz.widgets.lazily import Opening
from viz.widgets.mounting import bundled
from viz.widgets.parts import Box
from viz.words import _

_pictures = bundled("save_picture")
TYPES = {
    "csv": "text/csv",
    "html": "text/html",
    "ipynb": "application/x-ipynb+json",
    "json": "application/json",
    "svg": "image/svg+xml",
}


class Drawn(NamedTuple):
    """A picture that the browser drew, to be taken as it is on the screen.

    Attributes:
        key: Of the component that shows it; where there is none at the moment, there is no button.
        title: What it is, in the reader's language.
        file: Its file's name without an ending.
        vector: Whether it is one drawing, which can be saved as SVG, too; the others are HTML and become pixels.
    """

    key: str
    title: str
    file: str
    vector: bool = False


class Table(NamedTuple):
    """Rows for a CSV file, the first of which are heads.

    Attributes:
        rows: Made when somebody takes the file.
    """

    title: str
    file: str
    rows: Callable[[], Iterable[Sequence[object]]]


class Taken(NamedTuple):
    """The things that a page offers as files at this moment.

    Attributes:
        source: Its program, None where there is none.
        trace: Of the program.
        pictures: Drawn by components of the page.
        tables: Beside the values of the trace.
    """

    source: str | None = None
    trace: Trace | None = None
    pictures: Sequence[Drawn] = ()
    tables: Sequence[Table] = ()


def export_menu(name: str, taken: Callable[[], Taken]) -> Opening:
    """Return the menu of files; ``taken`` is asked when it is opened.

    Args:
        name: Of the files, without an ending.
    """
    return Opening(_("Export"), ":material/download:", Box.EXPORT, lambda: _files(name, taken()))


def _files(name: str, taken: Taken) -> None:
    with st.container(gap="xxsmall"):
        pictures_buttons(taken.pictures)
        if taken.source is not None:
            program_files(name, taken.source)
        if taken.trace is not None:
            trace_files(name, taken.trace, later(taken.trace))
        for one in taken.tables:
            file_button("CSV", one.title, f"{one.file}.csv", lambda rows=one.rows: csv_bytes(rows()))
        if taken == Taken():
            st.caption(_("There is nothing to take along yet."))


def pictures_buttons(pictures: Sequence[Drawn]) -> None:
    """Show buttons for the pictures that are on the screen; the browser makes the files."""
    if pictures:
        drawn = [one._asdict() for one in pictures]
        failed = _("This picture could not be saved; a screenshot of the page still can.")
        _pictures(key=f"{Key.EXPORT}-pictures", data={"pictures": drawn, "failed": failed})


def program_files(name: str, source: str) -> None:
    """Show the buttons for the program."""
    file_button(".py", _("the program"), f"{name}.py", lambda: source)
    file_button(".ipynb", _("the program as a notebook"), f"{name}.ipynb", lambda: notebook(source))


def trace_files(name: str, trace: Trace, again: Callable[[], Trace]) -> None:
    """Show the buttons for what a run left behind: its figures and its values.

    Args:
        again: Finds the trace when a file is wanted: the session must not hold it.
    """
    dark = st.context.theme.type == "dark"
    drawn = [place for place, figure in enumerate(trace.figures) if figure.svg]
    for number, place in enumerate(drawn, 1):
        title = _("figure {number} of the program").format(number=number)
        file_button("SVG", title, f"{name}-figure-{number}.svg", lambda at=place: image(again().figures[at], dark))
    if named_tensors(trace):
        values = _("every named tensor with its gradient")
        file_button("CSV", values, f"{name}.csv", lambda: csv_bytes(value_rows(again())))


def file_button(kind: str, what: str, file: str, made: Callable[[], str | bytes]) -> None:
    """Show a button that gives a file, which is made when it is pressed."""
    st.download_button(
        f"**{kind}** {markdown_text(what)}",
        made,
        file_name=file,
        mime=TYPES.get(file.rpartition(".")[2], "text/plain"),
        key=f"{Key.EXPORT}-{file}",
        on_click="ignore",
        type="tertiary",
    )
