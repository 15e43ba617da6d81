"""The name of everything that session state holds, written once."""

from __future__ import annotations

from enum import StrEnum


class Key(StrEnum):
    """What a learner chose. Nothing here can be computed from something else here."""

    LANGUAGE = "language"
    DEVICE = "device"
    PAGE = "page"  # the page that ran last
    GOING = "going"  # the page that a button leads to, until it runs
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
