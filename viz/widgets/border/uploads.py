"""Bounds of uploads. Streamlit takes files at an address of its own, from anybody who has a session, on every page.

It bounds one file (``server.maxUploadSize``) and not their number, and keeps them as long as the session: two minutes
longer than the visitor. Here each session keeps its newest files only, and so do all sessions together.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import MutableMapping
from typing import Any, cast

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

PLACE = "/_stcore/upload_file/"
FILE_BYTES = 1 << 20
SESSION_BYTES = 2_000_000
ALL_BYTES = 20_000_000
ENVELOPE_BYTES = 4_000
"""Of a request beside the file: the multipart boundaries and the file's name."""
MOST_AT_ONCE = 16
"""Uploads under way, of all sessions; of one session it is one."""
SECONDS = 30
"""How long a file may take to arrive."""


class Uploads:
    """Counts what arrives for each session, and lets the oldest files go."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._under_way: Counter[str] = Counter()
        self._kept: dict[tuple[str, str], int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not (scope["type"] == "http" and scope["method"] == "PUT" and is_upload(scope)):
            await self.app(scope, receive, send)
            return
        session, file = scope["path"].rsplit("/", 2)[-2:]
        refused = self._refused(scope, session)
        if refused:
            await PlainTextResponse("refused", refused, {"Connection": "close"})(scope, receive, send)
            return
        self._under_way[session] += 1
        try:
            async with asyncio.timeout(SECONDS):
                await self.app(scope, receive, send)
        except TimeoutError:
            return  # uvicorn ends the connection of a request without an answer
        finally:
            self._under_way[session] -= 1
            self._under_way += Counter()  # drops what is zero
        self._let_go(session, file)

    def _refused(self, scope: Scope, session: str) -> int:
        """Return the status of the refusal; 0 for an upload that may pass."""
        length = Headers(scope=scope).get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 10):
            return 411  # an upload of unknown length could not be counted before it is here
        if int(length) > FILE_BYTES + ENVELOPE_BYTES:
            return 413
        if self._under_way[session] or self._under_way.total() >= MOST_AT_ONCE:
            return 429
        return 0

    def _let_go(self, session: str, file: str) -> None:
        """Remove the oldest files until the session and all sessions are within their bounds."""
        manager = file_manager()
        self._kept.pop((session, file), None)
        self._kept[session, file] = 0
        held = {key: _bytes(manager, *key) for key in self._kept}
        self._kept = {key: count for key, count in held.items() if count}
        for of, most in ((lambda key: key[0] == session, SESSION_BYTES), (lambda key: True, ALL_BYTES)):
            for key in [one for one in self._kept if of(one)]:
                if sum(count for one, count in self._kept.items() if of(one)) <= most:
                    break
                manager.remove_file(*key)
                del self._kept[key]


def is_upload(scope: MutableMapping[str, Any]) -> bool:
    """Return whether a request goes to the address of uploads."""
    return PLACE in scope["path"]


def file_manager() -> MemoryUploadedFileManager:
    """Return where Streamlit keeps the files of all sessions."""
    return cast(MemoryUploadedFileManager, Runtime.instance().uploaded_file_mgr)


def _bytes(manager: MemoryUploadedFileManager, session: str, file: str) -> int:
    return sum(len(one.data) + len(one.name) + 1 for one in manager.get_files(session, [file]))
