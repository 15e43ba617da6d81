"""Predict first: how many passes, which mode, how many stored tensors."""

from __future__ import annotations

import streamlit as st

from viz.modes.jacobian import cheaper
from viz.modes.saved import saved
from viz.widgets.modes import mode_choices as choices
from viz.widgets.modes.work import Work
from viz.widgets.predict import predict_one
from viz.words import _


def predicted(work: Work) -> bool:
    """Ask the three questions; return whether the result may be shown: all are answered, or it is asked for."""
    if not choices.PREDICT.value:
        return True
    columns, rows = len(work.inputs), work.root.value.numel
    kept = saved(work.trace, work.root.index).tensors
    modes = {"forward": _("forward mode"), "reverse": _("reverse mode"), "equal": _("both the same")}
    key = f"modes-predict-{hash((work.trace.source, columns, rows)) & 0xFFFFFF:x}"
    with st.container(border=True, key=f"{key}-box"):
        st.markdown("**" + _("Predict first") + "**")
        answers = [
            predict_one(
                _("How many forward passes fill the whole Jacobian?"), str(columns), _options(columns, rows, 1),
                lambda right: _("One for each of the {count} input cells: a pass is a column.").format(count=columns),
                str, key=f"{key}-passes",
            ),
            predict_one(
                _("Which mode needs fewer passes?"), cheaper(columns, rows), ("forward", "reverse", "equal"),
                lambda right: _("Forward needs {columns}, reverse {rows}.").format(columns=columns, rows=rows),
                lambda name: modes[name],
                key=f"{key}-mode",
            ),
            predict_one(
                _("How many tensors does torch store for the backward pass?"), str(kept),
                _options(kept, len(work.between), 0),
                lambda right: _("{count}: what the derivatives of the operations need again.").format(count=kept),
                str, key=f"{key}-kept",
            ),
        ]  # fmt: skip
        shown = st.toggle(_("Show me"), key=f"{key}-shown")
    return all(answers) or shown


def _options(truth: int, other: int, third: int) -> list[str]:
    found = {truth, other, third}
    more = truth
    while len(found) < 4:
        more += 1
        found.add(more)
    return [str(one) for one in sorted(found)]
