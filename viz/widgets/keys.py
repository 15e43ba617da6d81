"""The name of everything that session state holds, written once."""

from __future__ import annotations

from enum import StrEnum


class Key(StrEnum):
    """What a learner chose. Nothing here can be computed from something else here."""

    LANGUAGE = "language"
    DEVICE = "device"
    PAGE = "page"  # the page that ran last
    KEPT = "kept"  # what was chosen on every page, by key
    ADMITTED = "admitted"  # whether the session was let in, see viz.widgets.shell.room_or_stop
    ARRIVED = "arrived"  # how this run of the whole page came about: "entered" from another page, or "again"
    WRITTEN = "written"  # the parameter that the graph page's address has, as far as we know
    PROGRAM = "program"  # the text
    EXAMPLE = "example"  # the example whose text this is, None once it was edited
    NODE = "node"  # the selected node's index or None
    PASS = "pass"  # which backward pass is shown; None for the last
    OPENED = "opened"  # scopes unfolded in the picture
    VIEW = "view"  # "maths" or "torch": whose nodes the picture shows
    FOLDING = "folding"  # "scope" or "line"
    STEPS = "steps"  # how far around the selected node is drawn; 0 for everything
    ROOM = "room"  # the picture's room in this browser, once it has told
    LOOP = "loop"  # which loop, and
    TURN = "turn"  # which turn of it, is gone to
    BLANKS = "blanks"  # what is to be predicted before it is shown, see viz.blanks
    SOLVED = "solved"  # blanks that were predicted, or given up
    TRIED = "tried"  # (blank, verdict) of the last prediction, or None
    NOTICE = "notice"  # a sentence about the link that the page was opened with, until the next edit
    INPUT = "input"  # the lines that input() reads
    UNCONFIRMED = "unconfirmed"  # digest of code from a link that was not confirmed yet, by page, see trust
    CONFIRMED = "confirmed"  # digests of code that was confirmed or typed
    STOPPED = "stopped"  # the program that was stopped, and what is left of its run
    EDITOR = "editor"  # the widgets' own state
    PICTURE = "picture"
    DETAILS = "details"
    CHOICE = "choice"
    CELL = "cell"  # (node, flat output cell) whose dependence is lit, or None
    JACOBIAN_SLOT = "jacobian_slot"  # which operand's local Jacobian is shown
    JACOBIAN_LAYOUT = "jacobian_layout"  # "numerator" or "denominator"
    CHECKS = "checks"  # whether the slower checks are asked for
    SYMBOLIC = "symbolic"  # whether the adjoint is wanted as a formula, too
    TABLE = "table"  # the widget's own state
    LOCAL = "local"  # the widget's own state
    LEAVES = "leaves"
    TURNING = "turning"  # whether a hand is on a leaf's slider
    TURNED = "turned"  # whether the text was last changed by one
    EXPORT = "export"
    REDUCTION_PRESET = "reduction_preset"
    REDUCTION_TYPED = "reduction_typed"
    REDUCTION_BORROWED = "reduction_borrowed"  # a tensor of the tensors page
    REDUCTION_NAME = "reduction_name"
    REDUCTION_AXES = "reduction_axes"
    REDUCTION_KEEPDIMS = "reduction_keepdims"
    REDUCTION_DTYPE = "reduction_dtype"
    REDUCTION_P = "reduction_p"
    REDUCTION_NOTICE = "reduction_notice"
    REDUCTION_PICTURE = "reduction_picture"
    REDUCTION_USE = "reduction_use"
    REDUCTION_KEPT = "reduction_kept"  # how the use's statistics keep their axis: "", "keepdims", "unsqueeze"
    REDUCTION_NORM_P = "reduction_norm_p"
    REDUCTION_NORM_INDUCED = "reduction_norm_induced"
    REDUCTION_TABLE_SHAPE = "reduction_table_shape"
    REDUCTION_TABS = "reduction_tabs"
    REDUCTION_TABLE = "reduction_table"  # whether the shape table is revealed
    TENSOR_TEXT = "tensor_text"  # the workspace's program
    TENSOR_EDITOR = "tensor_editor"  # the widget's own state
    TENSOR_LESSON = "tensor_lesson"  # the lesson whose text it is, None once it was edited
    TENSOR_NOTICE = "tensor_notice"
    TENSOR_BOARD = "tensor_board"  # the widgets' own state
    TENSOR_FILE = "tensor_file"
    TENSOR_PANEL = "tensor_panel"
    TENSOR_PREDICT = "tensor_predict"  # whether results wait for a prediction
    TENSOR_NAME = "tensor_name"  # the tensor that is indexed or viewed
    TENSOR_INDEX = "tensor_index"
    TENSOR_VALUE = "tensor_value"  # what is written through the index
    TENSOR_LEFT = "tensor_left"
    TENSOR_RIGHT = "tensor_right"
    TENSOR_OPERATION = "tensor_operation"
    TENSOR_AXIS = "tensor_axis"
    TENSOR_TRIED = "tensor_tried"  # the expression of the view-or-copy question
    TENSOR_KIND = "tensor_kind"  # how the next tensor is built
    TENSOR_SHAPE = "tensor_shape"
    TENSOR_DTYPE = "tensor_dtype"
    TENSOR_DEVICE = "tensor_device"
    TENSOR_START = "tensor_start"
    TENSOR_NUMBER = "tensor_number"
    TENSOR_STEPS = "tensor_steps"
    TENSOR_SEED = "tensor_seed"
    TENSOR_LIST = "tensor_list"
    FIELD_PRESET = "field_preset"  # None once the text was edited
    FIELD_TEXT = "field_text"
    FIELD_EDITOR = "field_editor"  # the widgets' own state
    FIELD_CONSTRAINT_EDITOR = "field_constraint_editor"
    FIELD_COUNT = "field_count"  # entries of the vector of a def that does not say it
    FIELD_AXES = "field_axes"  # which two variables are drawn
    FIELD_POINT = "field_point"  # a value of every variable
    FIELD_WINDOW = "field_window"  # (low, high) of each drawn axis, flat
    FIELD_SECTION = "field_section"  # what stands beneath the picture
    FIELD_LAYOUT = "field_layout"  # "row" or "column"
    FIELD_ANGLE = "field_angle"  # of the direction u, in degrees
    FIELD_DIAL = "field_dial"  # the dial's own state
    FIELD_OPTIMIZERS = "field_optimizers"
    FIELD_RATE = "field_rate"
    FIELD_STEPS = "field_steps"
    FIELD_CONSTRAINT = "field_constraint"  # text of g
    FIELD_DIFFERENCE = "field_difference"  # power of ten of the step h
    FIELD_KINK = "field_kink"  # which function with a kink is written in several ways
    FIELD_PREDICT = "field_predict"
    FIELD_MODELS = "field_models"  # what is drawn beside the surface
    FIELD_NOTICE = "field_notice"
    FIELD_PICTURE = "field_picture"  # the widget's own state


UNREMEMBERED = {
    Key.TENSOR_EDITOR, Key.TENSOR_BOARD, Key.TENSOR_FILE, Key.REDUCTION_PICTURE, Key.REDUCTION_TABS,
    Key.REDUCTION_BORROWED,
    Key.FIELD_EDITOR, Key.FIELD_CONSTRAINT_EDITOR, Key.FIELD_PICTURE, Key.FIELD_DIAL,
}  # fmt: skip
"""Widgets whose state cannot be given back to them, or is not worth it."""

REMEMBERED = tuple(
    key for key in Key if key.startswith(("tensor_", "reduction_", "field_")) and key not in UNREMEMBERED
)
"""What stays chosen while another page is shown."""
