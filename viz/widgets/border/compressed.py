"""Streamlit's own scripts and style sheets, compressed once and kept in memory: three quarters of a first load.

Streamlit sends them as they are, for it would compress them anew for every visitor, and counts on a proxy in front.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

import streamlit
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from viz.widgets.border.highlighter import NAME, with_python_alone

STATIC = Path(streamlit.__file__).parent / "static" / "static"
KINDS = {".js": "text/javascript", ".css": "text/css"}
FOR_GOOD = "public, immutable, max-age=31536000"
"""As Streamlit says of the same files: their names hold a digest."""
FOR_A_DAY = "public, max-age=86400"
"""Of the one that holds a part of ours, which changes while its name stays."""
_ADDRESS = re.compile(r"/static/((?:js|css)/[\w.-]+\.(?:js|css))$")


class Compressed:
    """Answers requests for Streamlit's scripts and style sheets by browsers that take them compressed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = _ADDRESS.search(scope["path"]) if scope["type"] == "http" else None
        takes = asked and "gzip" in Headers(scope=scope).get("accept-encoding", "")
        if asked is None or not takes or asked[1] not in _names():
            await self.app(scope, receive, send)
            return
        body = await to_thread.run_sync(_compressed, asked[1])
        kept = FOR_A_DAY if NAME.fullmatch(asked[1]) else FOR_GOOD
        headers = {"Cache-Control": kept, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        kind = KINDS[Path(asked[1]).suffix]
        await Response(body, headers=headers, media_type=kind)(scope, receive, send)


@cache
def _names() -> frozenset[str]:
    files = (path for path in STATIC.rglob("*") if path.suffix in KINDS)
    return frozenset(path.relative_to(STATIC).as_posix() for path in files)


@cache
def _compressed(name: str) -> bytes:
    """Return a file's bytes; so many are kept at most as Streamlit has files, a fifth of their size."""
    content = (STATIC / name).read_bytes()
    if NAME.fullmatch(name):
        content = with_python_alone(content.decode()).encode()
    return gzip.compress(content, 9, mtime=0)
