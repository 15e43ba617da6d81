"""Sends a component's messages, as a browser would, to a page that runs in AppTest.

AppTest clicks buttons and fills boxes, but knows no components of one's own: this is the one module that reaches into
it, and into how Streamlit names a component's events.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest


def mounted(app: AppTest, name: str) -> list[Any]:
    """Return the components of this name that the page shows, as they are sent to the browser."""
    return [one.proto for one in app.get("bidi_component") if one.proto.component_name == name]


def sent(app: AppTest, name: str) -> list[dict[str, Any]]:
    """Return what each component of this name got."""
    return [json.loads(one.json) for one in mounted(app, name)]


def keeps(app: AppTest, component: Any, state: dict[str, Any]) -> AppTest:
    """Say what stays so: the component's state; and run what the browser's message would have run."""
    states = widgets_now(app)
    for former in [one for one in states.widgets if one.id == component.id]:
        states.widgets.remove(former)
    states.widgets.add(id=component.id, json_value=json.dumps(state))
    return run_with(app, states)


def happens(app: AppTest, component: Any, event: str, value: object) -> AppTest:
    """Say what happened once, as "acted" or "moved", and run what the browser's message would have run."""
    states = widgets_now(app)
    message = json.dumps([{"event": event, "value": value}])
    states.widgets.add(id=_make_trigger_id(component.id, "events"), json_trigger_value=message)
    return run_with(app, states)


def kept_of_widgets(app: AppTest) -> dict[str, Any]:
    """Return what the session keeps of each widget, by its name."""
    return app.session_state._state._state._new_widget_state.widget_metadata


def widgets_now(app: AppTest) -> Any:
    """Return what the browser would say of every widget of the page that is shown."""
    return app._tree.get_widget_states()


def run_with(app: AppTest, states: Any) -> AppTest:
    """Run the page as after a message that says this of its widgets."""
    app._run(states)
    return app


def everything_sent(app: AppTest) -> str:
    """Return all that the browser was given, as text."""
    return "\n".join(str(one.proto) if hasattr(one, "proto") else str(one) for one in _elements(app._tree))


def _elements(block: Any) -> Iterator[Any]:
    for one in getattr(block, "children", {}).values():
        yield one
        yield from _elements(one)
