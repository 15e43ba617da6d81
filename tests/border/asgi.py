"""Sends one request to a middleware of the border, as a server does; what it lets through is answered with 418."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import NamedTuple

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message

LET_THROUGH = PlainTextResponse("let through", 418)


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


async def reply_of(app: ASGIApp, address: str, headers: Mapping[str, str], method: str) -> Reply:
    """Return an application's reply to a request without a body."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    path, _mark, query = address.partition("?")
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": raw}
    await app(scope, receive, send)
    start, *parts = sent
    told = {name.decode(): value.decode() for name, value in start["headers"]}
    return Reply(start["status"], told, b"".join(part.get("body", b"") for part in parts))


def asked(
    middleware: Callable[[ASGIApp], ASGIApp],
    address: str,
    headers: Mapping[str, str] | None = None,
    method: str = "GET",
    app: ASGIApp = LET_THROUGH,
) -> Reply:
    """Return the reply to a request that goes through a middleware to an application."""
    return asyncio.run(reply_of(middleware(app), address, headers or {}, method))
