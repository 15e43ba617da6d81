"""Whose run takes long is told how many come before; only who knows the session's id is told anything."""

from __future__ import annotations

import asyncio
import json

import pytest
from starlette.responses import PlainTextResponse

from viz.widgets.border import place_in_line
from viz.widgets.border.place_in_line import PlaceInLine


class Pool:
    def ahead(self, session: str) -> int | None:
        return {"abc": 3}.get(session)


def asked(path: str, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, bytes]:
    monkeypatch.setattr(place_in_line, "shared_pool", Pool)
    sent = []

    async def ask() -> None:
        async def receive() -> dict[str, object]:
            return {"type": "http.request"}

        async def send(message) -> None:
            sent.append(message)

        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": raw}
        await PlaceInLine(PlainTextResponse("let through", 418))(scope, receive, send)

    asyncio.run(ask())
    return sent[0]["status"], sent[1]["body"]


@pytest.mark.parametrize(("session", "before"), [("abc", 3), ("another", None)])
def test_a_session_is_told_how_many_come_before(monkeypatch: pytest.MonkeyPatch, session: str, before: object) -> None:
    status, body = asked("/under/a/path/waiting", {"x-cotangent-session": session}, monkeypatch)
    assert (status, json.loads(body)) == (200, {"before": before})


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/waiting", {}), ("/waiting", {"x-cotangent-session": ""}), ("/graph", {"x-cotangent-session": "abc"})],
)
def test_everything_else_is_let_through(monkeypatch: pytest.MonkeyPatch, path: str, headers: dict[str, str]) -> None:
    assert asked(path, headers, monkeypatch)[0] == 418
