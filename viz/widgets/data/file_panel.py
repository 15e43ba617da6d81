"""The file itself: uploaded, pasted, or typed cell by cell."""

from __future__ import annotations

import re

import pandas
import streamlit as st

from core.tables import MOST_FILE_BYTES
from core.tables.cells import Grid, grid_of, written
from viz.data.edits import with_edits
from viz.data.program import started
from viz.data.reading import Recognised, Unreadable, recognised, repr_of
from viz.escaping import code_span, sentence_markdown
from viz.widgets.data import data_choices as choices
from viz.widgets.data.asking import content, keep_file
from viz.words import _

WITHOUT_EXPORT = "<style>.st-key-data-grid button[aria-label='Download as CSV'] { display: none; }</style>"
"""A spreadsheet reads cells that begin with =, +, - and @ as formulas, and a file may come with anybody's link."""
EDITED_CELLS = 400
"""Of a file that is shown as a grid to type in."""


def file_panel(found: Recognised | str) -> None:
    """Show the ways to bring a file, and its cells to type in."""
    uploaded = st.file_uploader(
        _("A file of your own: CSV or TSV, at most 1 MB"), type=["csv", "tsv", "txt"], key=choices.UPLOADED,
        max_upload_size=1,
    )  # fmt: skip
    if uploaded is not None:
        _offered(uploaded.name, uploaded.getvalue())
    st.text_area(
        _("Or paste cells, from a spreadsheet or a text"), height=90, max_chars=choices.FILE_CHARACTERS,
        **choices.PASTED.widget,
    )  # fmt: skip
    if choices.PASTED.value.strip():
        _offered("pasted.csv", choices.PASTED.value.encode("utf-8", "replace"))
    if isinstance(found, Recognised):
        _grid(found)


def unreadable(kind: str) -> str:
    """Return why a file is no table."""
    return {
        "empty": _("There is nothing in this file."),
        "large": _("The file is larger than {most}.").format(most=f"{MOST_FILE_BYTES // 1_000_000} MB"),
        "excel": _("This is a workbook of a spreadsheet program. Save the sheet as CSV there, or copy its cells and "
                   "paste them here."),
        "binary": _("This is no text with cells in it."),
        "wide": _("A line of this file has more cells than a page can show."),
        "encoding": _("The file says that it is UTF-16, and is not."),
        "gone": _("The server has let your file go. Please upload it again."),
    }[kind]  # fmt: skip


def _offered(name: str, raw: bytes) -> None:
    """Show what was recognised of a file, and the button that takes it."""
    try:
        found = recognised(raw)
    except Unreadable as error:
        st.warning(unreadable(error.kind))
        return
    label = _("Use {name}").format(name=code_span(name))
    st.button(label, icon=":material/upload_file:", key=f"data-use-{len(name)}-{name[:20]}", on_click=_take,
              args=(name, raw, found))  # fmt: skip
    for remark in remarks(found):
        st.caption(sentence_markdown(remark))


def remarks(found: Recognised) -> list[str]:
    """Return what a person should know of how a file is written."""
    said = []
    if found.reading.separator != ",":
        marks = {";": _("semicolons"), "\t": _("tabs"), "|": _("vertical bars")}
        given = code_span(f"sep={repr_of(found.reading.separator)}")
        sentence = _("The cells are separated by {marks}, so the program reads them with {given}.")
        said.append(sentence.format(marks=marks[found.reading.separator], given=given))
    if found.undivided:
        said.append(_("Every line is one cell: no comma, semicolon, tab or vertical bar separates it."))
    if found.bare:
        said.append(_("There is only one line, and pandas takes it for the names of the columns: no row is left."))
    if found.ragged:
        said.append(_("Line {number} has more cells than the lines before it. pandas refuses such lines, so they are "
                      "left out: on_bad_lines=\"skip\".").format(number=found.ragged))  # fmt: skip
    if found.longer:
        said.append(_("Every line has more cells than there are names, so pandas takes the first ones for the names of "
                      "the rows."))  # fmt: skip
    if not found.reading.header:
        said.append(_("The first line holds numbers and no names, so the columns are called 0, 1, 2 …: header=None."))
    if found.reading.encoding not in ("utf-8", "utf-8-sig"):
        said.append(_("The letters are written in {encoding}.").format(encoding=found.reading.encoding))
    return said


def _take(name: str, raw: bytes, found: Recognised) -> None:
    """Take a file, with a program that reads it."""
    plain = re.sub(r"[^\w.\-]", "_", name)[-70:].lstrip(".") or "table.csv"
    text = None
    if found.reading.encoding == "utf-8" and len(raw) <= choices.FILE_CHARACTERS:
        text = raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    choices.DIGEST.choose("" if text is not None else keep_file(raw))
    choices.CONTENT.choose(text or "")
    choices.FILE.choose(plain)
    choices.PASTED.choose("")
    choices.MISSING.choose(())
    choices.PAGE.typed(started(plain, found))


def _grid(found: Recognised) -> None:
    """Show the cells of a small file as a grid to type in; what is typed is written into the file."""
    raw = content()
    if raw is None or choices.DIGEST.value:
        return
    grid = grid_of(raw, found.reading)
    if not 0 < grid.width * (len(grid.rows) + 1) <= EDITED_CELLS:
        return
    names = [name or f"({number})" for number, name in enumerate(grid.header)]
    if len(set(names)) < len(names):
        return
    before = pandas.DataFrame(grid.rows, columns=names, dtype=str)
    key = f"{choices.GRID}-{hash((choices.FILE.value, choices.CONTENT.value))}"
    with st.container(key="data-grid"):
        st.html(WITHOUT_EXPORT)
        st.data_editor(
            before, key=key, num_rows="dynamic", hide_index=True, on_change=_typed, args=(key, names, grid, found),
            column_config={name: st.column_config.TextColumn(name, max_chars=60) for name in names},
        )  # fmt: skip


def _typed(key: str, names: list[str], grid: Grid, found: Recognised) -> None:
    """Write what was typed into the file."""
    changed = with_edits(grid, names, st.session_state[key])
    text = written(changed, found.reading).decode(found.reading.encoding)
    if len(text) <= choices.FILE_CHARACTERS:
        choices.CONTENT.choose(text)
