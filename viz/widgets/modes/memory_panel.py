"""Memory: the whole tape, or checkpoints and running again; forward mode keeps nothing."""

from __future__ import annotations

import streamlit as st

from viz.escaping import table_markdown
from viz.modes.memory import plan, plans, usual
from viz.modes.plots import memory_figure
from viz.modes.saved import saved
from viz.widgets.field.point import is_dark
from viz.widgets.modes import mode_choices as choices
from viz.widgets.modes.work import Work
from viz.words import _


def memory_panel(work: Work | None) -> None:
    """Show what a chain of n steps keeps with a checkpoint every k steps, and what the program really keeps."""
    left, right = st.columns([2, 3], gap="medium")
    with left:
        if work is not None:
            st.button(
                _("As many steps as my program has operations: {count}").format(count=_operations(work)),
                on_click=choices.STEPS.choose, args=(_operations(work),),
            )  # fmt: skip
        st.slider(_("n: steps of the chain"), 2, choices.MOST_STEPS, **choices.STEPS.widget)
        st.slider(_("k: a checkpoint every k steps"), 1, choices.MOST_STEPS, **choices.EVERY.widget)
        steps = choices.STEPS.value
        chosen = plan(steps, choices.EVERY.value)
        _said(steps, work)
    with right:
        labels = {
            "kept": _("values kept at the same time"), "again": _("steps run again"),
            "every": _("k: distance of checkpoints"), "values": _("count"),
        }  # fmt: skip
        figure = memory_figure(plans(steps), chosen, usual(steps), is_dark(), labels)
        st.plotly_chart(figure, key="modes-memory", config={"displayModeBar": False})


def _operations(work: Work) -> int:
    count = sum(1 for node in work.between if work.trace.nodes[node].operands)
    return max(2, min(count, choices.MOST_STEPS))


def _said(steps: int, work: Work | None) -> None:
    root, chosen = plan(steps, usual(steps)), plan(steps, choices.EVERY.value)
    rows = [
        (_("Tape: keep everything"), steps, 0),
        (_("A checkpoint every {every} steps").format(every=chosen.every), chosen.kept, chosen.again),
        (_("A checkpoint every √n = {every} steps").format(every=root.every), root.kept, root.again),
        (_("Forward mode: keep nothing"), 0, 0),
    ]
    st.markdown(table_markdown(["", _("kept"), _("run again")], rows, numbers=2))
    if work is not None:
        kept = saved(work.trace, work.root.index)
        st.caption(
            _("Counted on your program: torch keeps {count} tensors ({bytes} bytes) for the backward pass; forward mode keeps none, and its tangents need room for one step at a time.")  # noqa: E501 - one sentence
            .format(count=int(kept.tensors), bytes=f"{int(kept.bytes):,}")
        )  # fmt: skip
