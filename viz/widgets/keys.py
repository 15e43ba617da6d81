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
    REDUCTION_PRESET = "reduction_preset"
    REDUCTION_TYPED = "reduction_typed"
    REDUCTION_NAME = "reduction_name"
    REDUCTION_AXES = "reduction_axes"
    REDUCTION_KEEPDIMS = "reduction_keepdims"
    REDUCTION_DTYPE = "reduction_dtype"
    REDUCTION_P = "reduction_p"
    REDUCTION_NOTICE = "reduction_notice"
    REDUCTION_PICTURE = "reduction_picture"
    REDUCTION_USE = "reduction_use"
    REDUCTION_KEPT = "reduction_kept"  # whether the use's statistics keep their axis
    REDUCTION_TABLE = "reduction_table"  # whether the shape table is revealed
