"""Streamlit's fonts, each with what the application needs of it (`tools.fonts`): 170 kB of a first load for 640.

They stand at Streamlit's own addresses, for its style sheet asks for them there. A new icon changes a font and not its
address, so a browser asks each time whether it has the right one; the answer is an empty one as long as it has.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

FONTS = Path(__file__).parent.parent / "fonts"
_ADDRESS = re.compile(r"/static/media/([\w.-]+\.woff2)$")


class Font(NamedTuple):
    """A font and the mark by which a browser tells which one it has."""

    content: bytes
    mark: str


def _read(path: Path) -> Font:
    content = path.read_bytes()
    return Font(content, f'"{sha256(content).hexdigest()[:16]}"')


FILES = {path.name: _read(path) for path in sorted(FONTS.glob("*.woff2"))}
"""By the whole name, which holds a digest of Streamlit's file: what another version of it brings goes out unchanged."""


async def cut_font(scope: Scope) -> Response | None:
    """Answer requests for the fonts of which there is a part here."""
    asked = _ADDRESS.search(scope["path"])
    font = FILES.get(asked[1]) if asked else None
    if font is None:
        return None
    sent = {"Cache-Control": "no-cache", "ETag": font.mark}
    known = font.mark in Headers(scope=scope).get("if-none-match", "")
    return Response(None, 304, sent) if known else Response(font.content, headers=sent, media_type="font/woff2")
