"""Descent: torch.optim's optimizers from the point, their losses, and in words where they went."""

from __future__ import annotations

import streamlit as st

from core.sampling import Sample, Walk
from core.sandbox.field_messages import OPTIMIZERS
from viz.escaping import in_colour, markdown_text
from viz.field.choice import MOST_STEPS, RATES, FieldChoice
from viz.field.function import FunctionText
from viz.field.plots import loss_figure
from viz.field.text import fate, number, vector
from viz.widgets.field import field_choices as choices
from viz.widgets.field.point import is_dark
from viz.widgets.field.sections import QUIET
from viz.words import _

LISTED = 4
"""First steps that are written out."""


def descent_section(walks: Sample | None, function: FunctionText, choice: FieldChoice) -> None:
    """Show the descents' controls, their losses, and in words where they went."""
    left, right = st.columns([5, 8], gap="large")
    with left:
        st.pills(_("Optimizers of torch.optim"), OPTIMIZERS, selection_mode="multi", **choices.USED.widget, wrap=True)
        st.select_slider(_("Learning rate"), RATES, **choices.RATE.widget)
        st.slider(_("Steps"), 1, MOST_STEPS, **choices.STEPS.widget)
        st.caption(
            _("Every walk starts at the point; play it beneath the picture. Momentum and Nesterov use momentum 0.9.")
        )
    with right:
        if walks is None or walks.mistake is not None:
            st.info(_("Choose at least one optimizer."))
            return
        named = [(name, walk.values) for name, walk in zip(choice.optimizers, walks.walks, strict=True)]
        st.plotly_chart(loss_figure(named, is_dark(), (_("step"), "f")), key="field-loss", config=QUIET)
        for name, walk in zip(choice.optimizers, walks.walks, strict=True):
            _told(name, walk, choice)


def _told(name: str, walk: Walk, choice: FieldChoice) -> None:
    said = f"**{markdown_text(name)}** · lr {choice.rate:g} · " + _("{steps} steps").format(steps=len(walk.values) - 1)
    said += f" · f {number(float(walk.values[0]), 4)} → {number(float(walk.values[-1]), 4)}"
    first = " → ".join(number(one[0], 4) if len(one) == 1 else vector(one, 4) for one in walk.path[:LISTED].tolist())
    said += "  \n" + in_colour("gray", first + (" → …" if len(walk.path) > LISTED else ""))
    endings = {
        "diverges": _("It diverges: the steps overshoot further and further. Try a smaller learning rate."),
        "bottomless": _("f falls without end along this walk: it has no least value."),
        "swings": _("It swings to and fro between the same places, and f falls no more. Try a smaller learning rate."),
        "lost": _("It is lost at its first step that is no number: torch's gradient there is NaN."),
        "left": _("It leaves the region where f has a value."),
        "higher": _("It ends higher than it began. Try a smaller learning rate, or more steps."),
    }
    how = fate(walk.values, walk.path)
    if how in endings:
        (st.warning if how in ("higher", "lost", "swings", "bottomless") else st.error)(f"{said}\n\n{endings[how]}")
    else:
        st.markdown(said)
