"""The next step: what to do, with which table and columns, and the line of pandas that does it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.tables import Step, Table
from viz.data.steps import HOWS, STEPS, Options, appended, takes_columns, takes_number
from viz.widgets.data import data_choices as choices
from viz.words import _

WIDEST = 300
"""Pixels that the longest name of a step takes; where the table does not fit beside it, it stands beneath."""


def step_panel(steps: Sequence[Step]) -> None:
    """Show the choices for the next step and the code that they write."""
    tables = latest(steps)
    if not tables:
        st.info(_("First a table: a line with pd.read_csv."))
        return
    names = list(tables)
    if choices.TABLE.value not in names:
        choices.TABLE.choose(names[-1])
    with st.container(horizontal=True):
        st.selectbox(
            _("Next step"), list(STEPS), format_func=step_labels().__getitem__, width=WIDEST, **choices.STEP.widget
        )
        st.selectbox(_("Of the table"), names, width="stretch", **choices.TABLE.widget)
    kind, table = choices.STEP.value, tables[choices.TABLE.value or names[-1]]
    how = _how(kind)
    columns = _columns(kind, how, table)
    if takes_number(kind, how):
        label = _("Values that a row must have") if kind == "drop" else _("The value")
        st.number_input(label, step=1.0 if kind == "drop" else None, **choices.NUMBER.widget)
    if (kind == "choose" or (kind, how) == ("split", "target")) and not columns:
        st.caption(_("Choose the columns."))
        return
    line = STEPS[kind](Options(table.name, columns, how, choices.NUMBER.value))
    st.code(line, language="python", wrap_lines=True)
    st.button(_("Add this step"), icon=":material/add:", type="primary", on_click=_add, args=(line,))


def latest(steps: Sequence[Step]) -> dict[str, Table]:
    """Return the tables that there are at the end, those that were made last at the end."""
    found: dict[str, Table] = {}
    for step in steps[1:]:
        for table in step.tables:
            if table.kind == "table":
                found.pop(table.name, None)
                found[table.name] = table
    return found


def _how(kind: str) -> str:
    ways = HOWS.get(kind, ())
    if not ways:
        return ""
    if choices.WAY.value not in ways:
        choices.WAY.choose(ways[0])
    labels = way_labels(kind)
    st.segmented_control(
        _("How"), ways, format_func=labels.__getitem__, required=True, label_visibility="collapsed",
        **choices.WAY.widget,
    )  # fmt: skip
    return choices.WAY.value if choices.WAY.value in ways else ways[0]


def _columns(kind: str, how: str, table: Table) -> tuple[str, ...]:
    if not takes_columns(kind, how):
        return ()
    names = [column.name for column in table.columns]
    kept = tuple(name for name in choices.COLUMNS.value if name in names)
    if kept != choices.COLUMNS.value:
        choices.COLUMNS.choose(kept)
    st.multiselect(_("Columns"), names, placeholder=_("all of them"), **choices.COLUMNS.widget)
    return tuple(name for name in choices.COLUMNS.value if name in names)


def _add(line: str) -> None:
    choices.PAGE.typed(appended(choices.PROGRAM.value, line))


def step_labels() -> dict[str, str]:
    """Return the name of each kind of step."""
    return {
        "choose": _("Choose columns"),
        "fill": _("Fill the gaps (imputation)"),
        "drop": _("Leave out what has gaps (deletion)"),
        "worst": _("Leave out the worst"),
        "dummies": _("A column for each category"),
        "normalise": _("Normalise"),
        "split": _("Take apart"),
        "tensor": _("To a tensor"),
    }


def way_labels(kind: str) -> dict[str, str]:
    """Return the name of each way to do a step."""
    if kind == "drop":
        return {
            "any": _("rows with any gap"), "all": _("rows of gaps only"), "thresh": _("rows with too few values"),
            "columns": _("columns with any gap"),
        }  # fmt: skip
    return {
        "mean": _("mean"), "median": _("median"), "mode": _("most common"), "constant": _("a value"),
        "forward": _("the value above"), "row": _("row"), "column": _("column"), "rows": _("rows: train and test"),
        "target": _("columns: inputs and targets"), "float64": "float64", "float32": "float32",
    }  # fmt: skip
