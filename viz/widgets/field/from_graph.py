"""Taking a scalar of the graph page's program over to this page, as a function of two elements of its leaves."""

from __future__ import annotations

import streamlit as st

from viz.field.function import LONGEST
from viz.field.graph_elements import LAST, Element, elements, scalars, window
from viz.field.graph_function import as_function, draws
from viz.field.module_parameters import module_elements, parameters, question
from viz.widgets.exploring import explored
from viz.widgets.field import field_choices as choices
from viz.widgets.graph import graph_choices
from viz.widgets.shell import session_device
from viz.words import _


def import_popover() -> None:
    """Show what turns the program of the computation graph page into a function."""
    with st.popover(_("From the graph"), icon=":material/account_tree:"):
        program = graph_choices.PROGRAM.value
        trace = explored(program, session_device(), page="graph")
        asked = question(trace)
        of_modules = parameters(explored(asked, session_device(), page="graph")) if asked else ()
        outputs, leaves = scalars(trace), elements(trace) + module_elements(of_modules)
        if trace.mistake is not None or not outputs or not leaves:
            st.info(
                _(
                    "The program on the computation graph page has no scalar that comes from named leaves "
                    "before its first backward pass."
                )
            )
            return
        st.caption(_("A scalar of the program on the computation graph page, as a function of elements of its leaves."))
        scalar = st.selectbox(
            _("Scalar"), outputs, key="field-import-scalar",
            format_func=lambda name: _("the last line") if name == LAST else name,
        )  # fmt: skip
        first = st.selectbox(_("Across"), leaves, key="field-import-first", format_func=_label)
        others = [one for one in leaves if one != first]
        second = st.selectbox(_("Upwards"), others, key="field-import-second", format_func=_label) if others else None
        chosen = (first, second) if second is not None else (first,)
        text = as_function(trace, scalar, chosen, of_modules)
        st.code(text, language="python")
        if draws(text):
            st.warning(_("This function draws random numbers: at one point it gives another value each time."))
        if len(text) > LONGEST:
            st.info(_("The program is too long for this page."))
            return
        st.button(_("Draw this function"), type="primary", key="field-import", on_click=_take, args=(text, chosen))


def _label(element: Element) -> str:
    return element.label


def _take(text: str, chosen: tuple[Element, ...]) -> None:
    choices.PAGE.typed(text)
    choices.stand(tuple(one.value for one in chosen), window(chosen))
