"""Tells the editor whether its run waits for a place in the queue, and behind how many others.

The page's own connection cannot say it: its script is what waits.
"""

from __future__ import annotations

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from core.sandbox.pool import shared_pool
from viz.widgets.border.stopping import session_named

PATH = "/waiting"


class PlaceInLine:
    """Answers who names a session, with ``{"before": 3}``, or null while its program runs or there is none."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        session = session_named(scope, PATH)
        if session is None:
            await self.app(scope, receive, send)
            return
        answer = JSONResponse({"before": shared_pool().ahead(session)}, headers={"Cache-Control": "no-store"})
        await answer(scope, receive, send)
