"""Middleware for requests alone, which web sockets pass by; most of it answers some requests by one function.

A web socket lasts for hours, and each middleware that it went through would keep a coroutine's frame as long.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.types import ASGIApp, Receive, Scope, Send

Answer = Callable[[Scope], Awaitable[ASGIApp | None]]
"""Returns the answer to a request, or None for one that is not its own."""


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


class Answering:
    """Middleware of one function: what that does not answer, the application does."""

    def __init__(self, app: ASGIApp, answer: Answer) -> None:
        self.app = app
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._answer(scope) or self.app
        await answer(scope, receive, send)


def answering(answer: Answer) -> Callable[[ASGIApp], ASGIApp]:
    """Return middleware that answers by a function."""
    return partial(Answering, answer=answer)
