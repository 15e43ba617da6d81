"""The name of everything that session state holds, written once."""

from __future__ import annotations

from enum import StrEnum


class Key(StrEnum):
    """Keys of the choices of a learner. No value can be computed from another."""

    LANGUAGE = "language"
    LANGUAGE_WRITTEN = "language_written"  # what the address says of it, as far as we know
    DEVICE = "device"
    PAGE = "page"  # the page that ran last
    GOING = "going"  # the page that a button leads to, until it runs
    PARAMETER = "parameter"  # and what its address says
    ADMITTED = "admitted"  # whether the session was let in, see viz.widgets.shell.room_or_stop
    ENTERED = "entered"  # whether this run of the whole page is the first since another page was shown
    ROOM = "room"  # the picture's room in this browser, once it has told
    UNCONFIRMED = "unconfirmed"  # digest of code from a link that was not confirmed yet, by page, see trust
    CONFIRMED = "confirmed"  # digests of code that was confirmed or typed
    ENDED = "ended"  # the program that was stopped or whose time was up, and which of these
    EXPORT = "export"  # how keys of buttons that give a file begin
