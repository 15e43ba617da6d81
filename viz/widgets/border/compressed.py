"""Streamlit's own scripts and style sheets, compressed once and kept in memory: three quarters of a first load.

Streamlit sends them as they are, for it would compress them anew for every visitor, and counts on a proxy in front.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from viz.widgets.border.components_at_once import NAME as COMPONENT
from viz.widgets.border.components_at_once import with_components_at_once
from viz.widgets.border.encodings import encoded, encoding_for
from viz.widgets.border.highlighter import NAME as HIGHLIGHTER
from viz.widgets.border.highlighter import with_python_alone

STATIC = Path(streamlit.__file__).parent / "static" / "static"
KINDS = {".js": "text/javascript", ".css": "text/css"}
FOR_GOOD = "public, immutable, max-age=31536000"
"""As Streamlit says of the same files: their names hold a digest."""
FOR_A_DAY = "public, max-age=86400"
"""Of those that hold a part of ours, which changes while their names stay."""
CHANGES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (HIGHLIGHTER, with_python_alone),
    (COMPONENT, with_components_at_once),
)
_ADDRESS = re.compile(r"/static/((?:js|css)/[\w.-]+\.(?:js|css))$")


async def compressed_file(scope: Scope) -> Response | None:
    """Answer requests for Streamlit's scripts and style sheets by browsers that take them compressed."""
    asked = _ADDRESS.search(scope["path"])
    encoding = encoding_for(Headers(scope=scope).get("accept-encoding", "")) if asked else ""
    if asked is None or not encoding or asked[1] not in _names():
        return None
    body = await to_thread.run_sync(_compressed, asked[1], encoding)
    kept = FOR_GOOD if _change(asked[1]) is None else FOR_A_DAY
    headers = {"Cache-Control": kept, "Content-Encoding": encoding, "Vary": "Accept-Encoding"}
    return Response(body, headers=headers, media_type=KINDS[Path(asked[1]).suffix])


@cache
def _names() -> frozenset[str]:
    files = (path for path in STATIC.rglob("*") if path.suffix in KINDS)
    return frozenset(path.relative_to(STATIC).as_posix() for path in files)


@cache
def _compressed(name: str, encoding: str) -> bytes:
    """Return a file's bytes; at most two forms of each of Streamlit's files are kept, each a fifth of its size."""
    content, change = (STATIC / name).read_bytes(), _change(name)
    return encoded(change(content.decode()).encode() if change else content, encoding)


def _change(name: str) -> Callable[[str], str] | None:
    """Return what changes a file of Streamlit's before it is sent; None for one that goes out as it is."""
    return next((change for pattern, change in CHANGES if pattern.fullmatch(name)), None)
