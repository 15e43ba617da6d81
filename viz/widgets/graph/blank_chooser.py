"""The box in which a teacher chooses what is hidden until it has been predicted."""

from __future__ import annotations

import streamlit as st

from core.trace import Trace
from viz.blanks import Blank, Kind, possible
from viz.escaping import visible
from viz.widgets.graph import graph_choices as choices
from viz.widgets.graph import running
from viz.widgets.graph.blanks import hidden, named
from viz.widgets.graph.shown import shown
from viz.widgets.lazily import Opening
from viz.widgets.parts import Box
from viz.words import _


def blank_chooser(trace: Trace) -> Opening:
    """Return the box of what may be hidden; a teacher chooses there and shares the link."""
    left = len(hidden(trace))
    title = _("Predict first") + (f" · {left}" if left else "")
    return Opening(title, ":material/quiz:", Box.BLANKS, _choose)


def _choose() -> None:
    now = shown()
    blanks = possible(now.real, now.real_pass)
    st.caption(_("What you choose is hidden until it has been predicted. A shared link carries the same blanks."))
    _kind_buttons(blanks)
    names = {blank.code: visible(named(now.real, blank.code)) for blank in blanks}
    st.multiselect(
        _("Hidden until predicted"),
        list(names),
        format_func=names.__getitem__,
        **choices.BLANKS.widget,
        placeholder=_("Choose values, adjoints or shapes"),
        on_change=_chosen,
    )


def _kind_buttons(blanks: list[Blank]) -> None:
    kinds: dict[Kind, str] = {"value": _("All values"), "adjoint": _("All adjoints"), "shape": _("All shapes")}
    columns = st.columns(len(kinds) + 1)
    for column, (kind, label) in zip(columns, kinds.items(), strict=False):
        codes = [blank.code for blank in blanks if blank.kind == kind]
        column.button(label, key=f"blanks-{kind}", on_click=_hide, args=(codes,), disabled=not codes, width="stretch")
    columns[-1].button(_("Nothing"), key="blanks-none", on_click=_hide, args=(None,), width="stretch")


def _hide(codes: list[str] | None) -> None:
    chosen = () if codes is None else dict.fromkeys((*choices.BLANKS.value, *codes))
    choices.BLANKS.choose(tuple(chosen)[: choices.MOST_BLANKS])
    _chosen()


def _chosen() -> None:
    choices.forget_predictions()
    running.everything()  # every lens is about the masked trace
