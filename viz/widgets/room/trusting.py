"""Confirming a question's programs on a server without walls: they are read first, and run after a click.

Behind the walls all of this is nothing: every program runs at once. See `viz.widgets.trust`.
"""

from __future__ import annotations

import streamlit as st

from viz.escaping import visible_lines
from viz.exercises.own import Unopened, opened_record
from viz.room.records import Asked, Exercise, Prediction
from viz.widgets import trust
from viz.widgets.exercises import own_choices
from viz.widgets.exercises.own_trial_panel import unconfirmed
from viz.widgets.room import room_choices as choices
from viz.widgets.room.predictions import PAGES, Nothing, values_of
from viz.widgets.shell import session_device


def may_run(asked: Asked) -> bool:
    """Return whether a question's programs may run here; show them with a button where they must be read first."""
    code = code_of(asked)
    if code and st.session_state.get(choices.ARRIVED) != code:
        st.session_state[choices.ARRIVED] = code
        trust.arrived(code, choices.PAGE.page)
    if not code or not trust.waits(session_device(), choices.PAGE.page):
        return True
    if isinstance(asked, Prediction):
        st.code(visible_lines(code), language="python", wrap_lines=True)
    unconfirmed(choices.PAGE.page)
    return False


def code_of(asked: Asked) -> str:
    """Return the programs that somebody else wrote into a question; "" for none."""
    try:
        match asked:
            case Exercise(sealed=sealed) if sealed:
                return own_choices.code_of(opened_record(sealed))
            case Prediction(page=page, link=link) if page in PAGES:
                page_choices, _asked = PAGES[page]
                values = values_of(page_choices, link)
                names = [name for name, one in page_choices.declared.items() if one.code and values[name]]
                return "\n".join(str(values[name]) for name in names) if link else ""
    except (Unopened, Nothing):
        pass
    return ""
