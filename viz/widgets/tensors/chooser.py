"""The select box for a panel's tensor."""

from __future__ import annotations

import streamlit as st

from viz.tensors.workspace import Named
from viz.widgets.tensors import tensor_choices as choices
from viz.words import _


def chosen_tensor(tensors: list[Named]) -> Named | None:
    """Let the learner choose among the tensors, the same one in every panel; None, with a sentence, where none is."""
    names = [one.name for one in tensors]
    if not names:
        st.info(_("No name holds a tensor yet: build one, or choose a lesson."))
        return None
    if choices.NAME.value not in names:
        choices.NAME.choose(names[0])
    name = st.selectbox(_("Tensor"), names, **choices.NAME.widget, width=120)
    return tensors[names.index(name)]
