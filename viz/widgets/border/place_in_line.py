"""Tells the editor whether its run waits for a place in the queue, and behind how many others.

The page's own connection cannot say it: its script is what waits.
"""

from __future__ import annotations

from starlette.responses import JSONResponse
from starlette.types import Scope

from core.sandbox.pool import shared_pool
from viz.widgets.border.stopping import session_named

PATH = "/waiting"


async def queue_place(scope: Scope) -> JSONResponse | None:
    """Answer who names a session, with ``{"before": 3}``, or null while its program runs or there is none."""
    session = session_named(scope, PATH)
    if session is None:
        return None
    return JSONResponse({"before": shared_pool().ahead(session)}, headers={"Cache-Control": "no-store"})
