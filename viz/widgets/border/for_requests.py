"""Middleware for requests alone, which web sockets pass by.

A web socket lasts for hours, and each middleware that it went through would keep a coroutine's frame as long.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Receive, Scope, Send


class ForRequests:
    """Some middleware for requests; everything else goes on to what stands behind it."""

    def __init__(self, app: ASGIApp, within: tuple[Callable[[ASGIApp], ASGIApp], ...]) -> None:
        """Put middleware, the outermost first, in front of an application."""
        self.app = self.requests = app
        for one in reversed(within):
            self.requests = one(self.requests)

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Hand on what is awaited; not being a coroutine itself, it leaves nothing behind."""
        return (self.requests if scope["type"] == "http" else self.app)(scope, receive, send)
