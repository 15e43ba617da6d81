"""The bundles of the browser side: their style sheets are viz.theme's, and they are served once and kept."""

from __future__ import annotations

import asyncio
import gzip
import re
from typing import NamedTuple

import pytest
from starlette.responses import PlainTextResponse

from tools.colours import SHARED, style_sheets
from tools.serving import ROOT
from viz.widgets.border.built import BUILT, DIGEST, Built, address

COMPONENTS = sorted(path.stem for path in (ROOT / "viz" / "widgets" / "js" / "components").glob("*.js"))


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    content: bytes


def asked(path: str, encoding: str = "gzip") -> Reply:
    """Ask the middleware as a server does; what it lets through is answered with 418."""
    sent = []

    async def ask() -> None:
        async def receive() -> dict[str, object]:
            return {"type": "http.request"}

        async def send(message) -> None:
            sent.append(message)

        headers = [(b"accept-encoding", encoding.encode())]
        scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": headers}
        await Built(PlainTextResponse("let through", 418))(scope, receive, send)

    asyncio.run(ask())
    start, body = sent
    return Reply(start["status"], {name.decode(): value.decode() for name, value in start["headers"]}, body["body"])


@pytest.mark.parametrize("name", ["theme.css", "roles.css"])
def test_the_bundled_colours_are_those_of_the_theme(name: str) -> None:
    assert (SHARED / name).read_text(encoding="utf-8") == style_sheets()[name], "run `make js`"


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_has_a_bundle(name: str) -> None:
    text = (BUILT / f"{name}.js").read_text(encoding="utf-8")
    assert re.search(r"export\s*\{[^}]*default\b", text)


def test_a_bundle_is_kept_for_good_and_compressed() -> None:
    whole = (BUILT / "plane.js").read_bytes()
    reply = asked("/" + address("plane.js"))
    assert gzip.decompress(reply.content) == whole and len(reply.content) < len(whole)
    assert reply.headers["content-encoding"] == "gzip" and "immutable" in reply.headers["cache-control"]
    plain = asked("/" + address("plane.js"), "identity")
    assert plain.content == whole and "content-encoding" not in plain.headers


def test_an_address_of_another_version_gets_todays_file_and_is_asked_again() -> None:
    reply = asked("/under/a/path/built/0123456789abcdef/plane.js", "identity")
    assert reply.content == (BUILT / "plane.js").read_bytes()
    assert reply.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("name", ["nothing.js", "..", "plane.css"])
def test_a_file_that_is_not_built_is_not_found(name: str) -> None:
    assert asked(f"/built/{DIGEST}/{name}").status == 404


@pytest.mark.parametrize("path", ["/graph", "/built/plane.js", f"/built/{DIGEST}/../mounting.py", "/built/x/plane.js"])
def test_other_paths_are_not_ours(path: str) -> None:
    assert asked(path).status == 418


def test_a_component_without_a_bundle_is_told_at_the_start() -> None:
    with pytest.raises(FileNotFoundError, match="make js"):
        address("nothing.js")


def test_no_bundle_asks_another_host() -> None:
    lock = (ROOT / "viz" / "widgets" / "js" / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
