"""The content security policy in a browser: nothing asks another host. Every page is opened in test_every_page.py."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

Contexts = Callable[..., BrowserContext]


@pytest.fixture
def stranger() -> Iterator[tuple[str, list[str]]]:
    """Another host, and the paths that it was asked for."""
    asked: list[str] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.mark.browser  # with a page of its own: its console has the errors that are wanted here
def test_a_picture_of_another_host_is_not_asked_for(
    app_url: str, contexts: Contexts, stranger: tuple[str, list[str]]
) -> None:
    url, asked = stranger
    console: list[str] = []
    page = contexts(locale="en-US").new_page()
    page.on("console", lambda message: console.append(message.text))
    page.goto(f"{app_url}/graph")
    expect(page.locator("g.node").first).to_be_visible()
    outcome = page.evaluate(
        """async url => {
            const picture = document.createElement("img");
            const ended = new Promise(resolve => { picture.onload = () => resolve("loaded");
                                                   picture.onerror = () => resolve("refused"); });
            picture.src = url + "/picture";
            document.body.append(picture);
            const said = await fetch(url + "/fetched").then(() => "fetched", () => "refused");
            return [await ended, said];
        }""",
        url,
    )
    page.close()
    assert outcome == ["refused", "refused"]
    assert asked == []
    assert any("Content Security Policy" in text for text in console)
