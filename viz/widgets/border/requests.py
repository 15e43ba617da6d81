"""Bounds of a request's line: its method, its path and its query."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from viz.link import LONGEST
from viz.widgets.border.uploads import is_upload

PATH_CHARACTERS = 1_000
QUERY_BYTES = LONGEST + 1_000
"""The longest link, and the language beside it."""
READING = ("GET", "HEAD", "OPTIONS")
WEIGHED = "/_stcore/metrics"
"""Where Streamlit tells how many bytes each session holds, which it weighs anew for whoever asks. Ours: `measured`."""


class Requests:
    """Refuses requests that no page of ours makes: other methods, endless paths and queries."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = _refused(scope)
        if not refused:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("refused", refused)(scope, receive, send)


def _refused(scope: Scope) -> int:
    """Return the status of the refusal; 0 for a request that may pass."""
    if scope["type"] not in ("http", "websocket"):
        return 0
    if scope["path"].endswith(WEIGHED):
        return 404
    if len(scope["path"]) > PATH_CHARACTERS or len(scope["query_string"]) > QUERY_BYTES:
        return 414
    if scope["type"] == "http" and scope["method"] not in READING and not is_upload(scope):
        return 405
    return 0
