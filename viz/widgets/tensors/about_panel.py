"""A panel on each tensor: torch's answers about it, a summary of its values, and a comparison with an array."""

from __future__ import annotations

import plotly.graph_objects as figures
import streamlit as st

from core.trace import Trace
from viz.cells import number_text
from viz.tensors.workspace import Named, holds_tensors
from viz.theme import light
from viz.widgets.exploring import explored
from viz.widgets.shell import session_device
from viz.widgets.tensors import tensor_choices as choices
from viz.widgets.tensors.cards import facts
from viz.widgets.tensors.chooser import chosen_tensor
from viz.words import _

HISTOGRAM = """
_count, _low, _high = 40, float({name}.min()), float({name}.max())
_bars = torch.histc({name}.double(), _count, _low, _high)
_mean = {name}.double().mean()
_spread = {name}.double().std()
"""


def about_panel(trace: Trace, tensors: list[Named]) -> None:
    """Show the facts of a tensor beside the histogram of its values."""
    one = chosen_tensor(tensors)
    if one is None:
        return
    left, right = st.columns(2, gap="large")
    with left:
        st.code(facts(one), language="python")
        st.caption(_("size() is a shape; numel() is the number of cells."))
    with right:
        _histogram(one.name)
    st.markdown(
        "- "
        + _(
            "A scalar (such as a class), a vector (the features of one sample) and a matrix (samples × features) are "
            "tensors of 0, 1 and 2 axes; from three axes on there is no special name."
        )
        + "\n- "
        + _("Tensor is the mathematician's word, array the programmer's; here both are numbers along n axes.")
        + "\n- "
        + _("Beyond a NumPy array it can live on a GPU and be differentiated, if it is floating-point or complex.")
        + "\n- "
        + _(
            "Memory that no name holds any more is freed by Python. Here every tensor is kept until the program ends, "
            "since the page shows it."
        )
    )


def _histogram(name: str) -> None:
    program = choices.PROGRAM.value.rstrip() + HISTOGRAM.format(name=name)
    tried = explored(program, session_device())
    if tried.mistake is not None or not holds_tensors(tried, "_bars", "_mean", "_spread"):
        st.caption(_("No histogram: these values are not numbers with an order, or there are none."))
        return
    bars = tried.named("_bars").value.tolist()
    low, high = (tried.variables[key] for key in ("_low", "_high"))
    low, high = float(getattr(low, "value", low)), float(getattr(high, "value", high))  # type: ignore[arg-type]
    width = (high - low) / len(bars) or 1.0
    figure = figures.Figure(
        figures.Bar(x=[low + (at + 0.5) * width for at in range(len(bars))], y=bars, marker={"color": light("forward")})
    )
    figure.update_layout(height=220, margin={"l": 10, "r": 10, "t": 10, "b": 10}, showlegend=False, bargap=0.05)
    st.plotly_chart(figure, key="tensor-histogram", config={"displayModeBar": False})
    mean, spread = (number_text(tried.named(key).value.array().item()) for key in ("_mean", "_spread"))
    st.caption(_("mean {mean}, standard deviation {spread}").format(mean=mean, spread=spread))
    st.caption(
        _(
            "randn draws from N(0, 1), as most weights of a network begin: the more cells, the nearer its mean is to 0 "
            "and its standard deviation to 1."
        )
    )
