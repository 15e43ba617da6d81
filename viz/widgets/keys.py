"""The name of everything that session state holds, written once."""

from __future__ import annotations

from enum import StrEnum


class Key(StrEnum):
    """What a learner chose. Nothing here can be computed from something else here."""

    LANGUAGE = "language"
    DEVICE = "device"
    SESSION = "session"  # a random name: tells the editor in the browser which session its text went to
    PROGRAM = "program"  # the text
    GENERATION = "generation"  # how often the text was replaced, see viz.widgets.code_editor.Text
    EXAMPLE = "example"  # the example whose text this is, None once it was edited
    NODE = "node"  # the selected node's index or None
    PASS = "pass"  # which backward pass is shown; None for the last
    OPENED = "opened"  # scopes unfolded in the picture
    NOTICE = "notice"  # a sentence about the link that the page was opened with, until the next edit
    EDITOR = "editor"  # the widgets' own state
    PICTURE = "picture"
