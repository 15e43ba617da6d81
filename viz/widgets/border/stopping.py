"""The Stop button's way to the pool, past the page that waits for the run: its messages wait until that is over."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from core.sandbox.pool import shared_pool

PATH = "/stop"
HEADER = "x-cotangent-session"
"""Only our own script can set it: no other site's page, and no link."""


def session_named(scope: Scope, path: str) -> str | None:
    """Return the id of the session that a request for a path names; None for every other request."""
    if not scope["path"].endswith(path):
        return None
    return Headers(scope=scope).get(HEADER) or None


async def stopped(scope: Scope) -> Response | None:
    """End the run of the session that a request names. Who does not know a session's id cannot name it."""
    session = session_named(scope, PATH)
    if session is None:
        return None
    shared_pool().stop(session)
    return Response(status_code=204, headers={"Cache-Control": "no-store"})
