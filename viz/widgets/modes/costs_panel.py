"""Costs of both modes, as a table, and counted on chains that torch runs."""

from __future__ import annotations

import streamlit as st

from viz.escaping import table_markdown
from viz.modes.program import root_of
from viz.modes.saved import saved
from viz.widgets.exploring import explored
from viz.widgets.modes.work import Work
from viz.widgets.shell import session_device
from viz.words import _

LENGTHS = (1, 5, 20)


def costs_panel(work: Work | None) -> None:
    """Show time and memory of both modes, and the answers to two usual questions."""
    rows = (
        (_("One pass"), "O(n)", "O(n)"),
        (_("The whole Jacobian"), _("O(n) for each input"), _("O(n) for each output")),
        (_("Memory beside the values in use"), "O(1)", _("O(n): what forward computed is stored")),
    )
    st.markdown(table_markdown([_("n operations"), _("forward mode"), _("reverse mode")], rows))
    st.caption(_("Some notes have these two columns swapped: it is reverse mode that stores all intermediate results."))
    if work is not None and work.passes:
        count = sum(1 for node in work.between if work.trace.nodes[node].operands)
        st.markdown(
            _("Your program has {count} operations on the way: a forward pass visits {count}, a backward pass visits {count}. They cost about the same.")  # noqa: E501 - one sentence
            .format(count=count)
        )  # fmt: skip
    _counted()
    st.markdown("**" + _("Why do frameworks use reverse mode?") + "** " + _(
        "A loss is one number and has millions of parameters: one run forwards and one pass back give all their gradients. Backpropagation is reverse mode."  # noqa: E501 - one sentence
    ))  # fmt: skip
    st.markdown("**" + _("Must we compute forward and backward?") + "** " + _(
        "Yes. The program runs forward once, and its results are stored; then only the backward pass is needed."
    ))  # fmt: skip


def _counted() -> None:
    rows = [
        (_("reverse, n times sin"), *(_kept(count, "torch.sin(h)") for count in LENGTHS)),
        (_("reverse, n times + 1"), *(_kept(count, "h + 1") for count in LENGTHS)),
        (_("forward, either"), *(0 for _length in LENGTHS)),
    ]
    head = [_("Tensors that torch stores for a chain of n"), *map(str, LENGTHS)]
    st.markdown(table_markdown(head, rows, numbers=len(LENGTHS)))


def _kept(count: int, step: str) -> int | str:
    program = f"import torch\nh = torch.tensor(0.5, requires_grad=True)\nfor i in range({count}):\n    h = {step}\n"
    trace = explored(program, session_device())
    root = root_of(trace)
    return "—" if root is None else saved(trace, root.index).tensors
