"""Headers that tell the browser what a page of ours may load, and who may frame it."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT = {
    "default-src": "'self'",
    # Components are modules that Streamlit's script imports from blob: addresses; index.html has one inline script.
    "script-src": "'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
    "worker-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'self' data: blob:",
    # Web sockets of the same host are 'self' too (Content Security Policy 3).
    "connect-src": "'self' data: blob:",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
"""Whatever gets into a page, past every escaping, can ask no other host for anything and so tell nobody."""

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in CONTENT.items()),
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # an address holds the whole program
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


EMBEDDED = ("/graph", "embed", "true")
"""End of the path, parameter and value of the one page that others may frame: a picture with its player. Nothing there
acts for whoever looks at it: there are no accounts, and no cookie says who somebody is."""
FOR_FRAMES = {
    "Content-Security-Policy": "; ".join(
        f"{name} {'*' if name == 'frame-ancestors' else sources}" for name, sources in CONTENT.items()
    )
}


def may_be_framed(scope: Scope) -> bool:
    """Return whether a request is for the page that others may frame."""
    path, name, value = EMBEDDED
    asked = parse_qs(scope["query_string"].decode("latin-1"))
    return scope["path"].rstrip("/").endswith(path) and asked.get(name) == [value]


class Headers:
    """Sets `HEADERS` on every answer; those of a page that may be framed allow it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        framed = scope["type"] == "http" and may_be_framed(scope)
        wanted = HEADERS | FOR_FRAMES if framed else HEADERS

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in wanted.items():
                    headers[name] = value
                if framed:
                    del headers["X-Frame-Options"]
            await send(message)

        await self.app(scope, receive, with_headers)
