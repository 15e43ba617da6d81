"""Tells whether the server has time for work ahead of a request."""

from __future__ import annotations

from core.sandbox.pool import shared_pool
from viz.picture import studio


def others_wait() -> bool:
    """Return whether a program waits for a place to run at this moment, or a picture for a process that draws.

    What is written or drawn ahead of need then stays away: a click asks for it.
    """
    return shared_pool().load()[1] > 0 or len(studio.processes()) - studio.helpers.free() >= studio.PROCESSES
