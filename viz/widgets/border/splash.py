"""The sign on the page's background before the first script arrives, in the theme that will be shown.

Streamlit's page is empty and white until three megabytes of script are there. What is put into it stands inside the
element that its script fills, so the script's first picture takes its place. Before that script the page gets ours
(`viz.widgets.border.early_pictures`).
"""

from __future__ import annotations

import gzip
from functools import lru_cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from viz.theme import PAGE, ROLES
from viz.widgets.border.early_pictures import SCRIPT as EARLY

ROOT = b'<div id="root"></div>'
SIGN = """<svg width="72" height="72" viewBox="0 0 32 32" aria-hidden="true">
<g fill="none" stroke="#3b7be8" stroke-width="2.2"><path d="M9 9 L21 16 M9 23 L21 16"/></g>
<g fill="#3b7be8"><circle cx="7" cy="8" r="4"/><circle cx="7" cy="24" r="4"/></g>
<circle class="end" cx="23" cy="16" r="5" fill="#e8702a"/></svg>"""
STYLE = f"""<style>
html {{ background: {PAGE[0]}; color: {ROLES["muted"][0]}; color-scheme: light; }}
html.dark {{ background: {PAGE[1]}; color: {ROLES["muted"][1]}; color-scheme: dark; }}
#splash {{ position: fixed; inset: 0; display: flex; align-items: center; justify-content: center; }}
#splash .end {{ animation: waiting 1.2s ease-in-out infinite alternate; }}
@keyframes waiting {{ from {{ opacity: 1; }} to {{ opacity: .25; }} }}
@media (prefers-reduced-motion: reduce) {{ #splash .end {{ animation: none; }} }}
</style>
<noscript><style>#splash {{ display: none; }}</style></noscript>"""
SCRIPT = """<script>
{
  // The theme that was chosen on this page, as Streamlit keeps it; else the system's.
  let chosen = "";
  try {
    const place = Object.keys(localStorage).find((key) => key.startsWith("stActiveTheme-" + location.pathname + "-v"));
    chosen = JSON.parse(localStorage.getItem(place) ?? "{}")?.name ?? "";
  } catch {}
  const asked = new URLSearchParams(location.search).getAll("embed_options").join();
  const said = /(dark|light)_theme/.exec(asked)?.[1] ?? /dark|light/i.exec(chosen)?.[0].toLowerCase();
  const dark = said ? said === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.classList.toggle("dark", dark);
}
</script>"""


class Splash:
    """Puts the sign into Streamlit's page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Filled(send).send)


class _Filled:
    """Holds a page back until it is whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            headers = MutableHeaders(scope=self._start)
            packed = headers.get("content-encoding") == "gzip"  # by Streamlit, for browsers that take it
            body = repacked(self._body) if packed else filled(self._body)
            headers["Content-Length"] = str(len(body))
            del headers["etag"], headers["last-modified"]  # of Streamlit's file, not of this page
            await self._send(self._start)
            await self._send({"type": "http.response.body", "body": body})
        else:
            await self._send(message)


def _is_page(start: Message) -> bool:
    headers = MutableHeaders(scope=start)
    readable = headers.get("content-encoding", "gzip") == "gzip"
    return start["status"] == 200 and headers.get("content-type", "").startswith("text/html") and readable


@lru_cache(maxsize=4)
def filled(page: bytes) -> bytes:
    """Return Streamlit's page with the sign; a page without the place for it stays as it is."""
    if ROOT not in page:
        return page
    sign = f'<div id="root"><div id="splash">{SIGN}</div></div>'.encode()
    named = page.replace(b"<title>Streamlit</title>", b"<title>Cotangent</title>")
    return named.replace(ROOT, sign).replace(b"</head>", f"{STYLE}{SCRIPT}{EARLY}</head>".encode())


@lru_cache(maxsize=4)
def repacked(page: bytes) -> bytes:
    """Return a compressed page with the sign, compressed."""
    return gzip.compress(filled(gzip.decompress(page)), 9, mtime=0)
