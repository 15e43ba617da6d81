"""What the editor asks while its run takes long: whether the program waits for a place, and behind how many others.

The page's own connection cannot say it: its script is what waits.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from core.sandbox.pool import shared_pool
from viz.widgets.border.stopping import HEADER

PATH = "/waiting"


class PlaceInLine:
    """Answers who names a session, with ``{"before": 3}``, or null while its program runs or there is none."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        session = Headers(scope=scope).get(HEADER) if scope["type"] == "http" and scope["path"].endswith(PATH) else None
        if not session:
            await self.app(scope, receive, send)
            return
        answer = JSONResponse({"before": shared_pool().ahead(session)}, headers={"Cache-Control": "no-store"})
        await answer(scope, receive, send)
