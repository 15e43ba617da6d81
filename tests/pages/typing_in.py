"""Typing into the editor of a page that runs without a browser: the message that the browser would send."""

from __future__ import annotations

import itertools
import json
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages.component_messages import keeps, mounted

_edits = itertools.count(1)


def editors(app: AppTest) -> dict[str, dict[str, Any]]:
    """Return what each editor of the page was given, by its label."""
    shown = [json.loads(one.json) for one in mounted(app, "code_editor")]
    return {one["words"]["label"]: one for one in shown}


def typed_in(app: AppTest, text: str, label: str = "Program", *, asked: bool = False) -> AppTest:
    """Replace the text of an editor, and run what the browser would have run; ``asked``: by its button."""
    (editor,) = [one for one in mounted(app, "code_editor") if json.loads(one.json)["words"]["label"] == label]
    return keeps(app, editor, {"edited": {"text": text, "edit": next(_edits), "asked": asked}})
