"""Typing into the editor of a page that runs without a browser: the message that the browser would send."""

from __future__ import annotations

import itertools
import json
from typing import Any

from streamlit.testing.v1 import AppTest

_edits = itertools.count(1)


def editors(app: AppTest) -> dict[str, dict[str, Any]]:
    """Return what each editor of the page was given, by its label."""
    shown = [json.loads(one.json) for one in _mounted(app)]
    return {one["words"]["label"]: one for one in shown}


def typed_in(app: AppTest, text: str, label: str = "Program", *, asked: bool = False) -> AppTest:
    """Replace the text of an editor, and run what the browser would have run; ``asked``: by its button."""
    (editor,) = [one for one in _mounted(app) if json.loads(one.json)["words"]["label"] == label]
    states = app._tree.get_widget_states()
    for state in [one for one in states.widgets if one.id == editor.id]:
        states.widgets.remove(state)
    message = {"edited": {"text": text, "edit": next(_edits), "asked": asked}}
    states.widgets.add(id=editor.id, json_value=json.dumps(message))
    app._run(states)
    return app


def _mounted(app: AppTest) -> list[Any]:
    return [one.proto for one in app.get("bidi_component") if one.proto.component_name == "code_editor"]
