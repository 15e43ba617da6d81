"""The address that counts is the visitor's: neither the proxy's, which all share, nor one that a visitor makes up."""

from __future__ import annotations

import asyncio
import http.client
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.border.replicas import replica
from tools.proxied import NoProxy, proxied
from tools.serving import ROOT
from tools.visitors import Visitor

FORGED, VISITOR = "203.0.113.9", "127.0.0.2"
NAMES = ("X-Forwarded-For", "X-Forwarded-Proto")


class Echo(BaseHTTPRequestHandler):
    """Answers with what a request says of the address that it came from."""

    def do_GET(self) -> None:
        said = repr([self.headers.get_all(name) for name in NAMES]).encode()
        self.send_response(200)
        self.send_header("Content-Length", f"{len(said)}")
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.fixture
def echo() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_proxy_tells_where_a_visitor_came_from_and_drops_what_the_visitor_says(echo: str, tmp_path: Path) -> None:
    try:
        with proxied([echo], tmp_path) as url:
            asked = http.client.HTTPConnection(url.removeprefix("http://"), source_address=(VISITOR, 0), timeout=30)
            asked.request("GET", "/", headers=dict.fromkeys(NAMES, FORGED))
            assert asked.getresponse().read().decode() == repr([[VISITOR], None])
            asked.close()
    except NoProxy as lacking:
        pytest.skip(f"NOT TESTED: {lacking}")


def believed() -> dict[str, str]:
    """Return whom replicas believe, by the way in which they are served."""
    compose = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text(encoding="utf-8"))
    pods = yaml.safe_load((ROOT / "deploy/kubernetes/base/deployment.yaml").read_text(encoding="utf-8"))
    of_pod = {one["name"]: one["value"] for one in pods["spec"]["template"]["spec"]["containers"][0]["env"]}
    name = "FORWARDED_ALLOW_IPS"
    return {"compose": compose["services"]["cotangent"]["environment"][name], "kubernetes": of_pod[name]}


def test_a_replica_takes_the_address_from_a_proxy_on_another_machine(tmp_path: Path) -> None:
    """The proxy is here at 127.0.0.2: not where uvicorn believes it by itself."""

    async def asked(url: str) -> None:
        address = url.replace("http://", "ws://") + "/_stcore/stream"
        socket = await connect(
            address, subprotocols=[Subprotocol("streamlit")], additional_headers={"X-Forwarded-For": FORGED},
            local_addr=(VISITOR, 0), proxy=None,
        )  # fmt: skip
        await Visitor(socket).open("")
        await socket.close()

    addresses = tmp_path / "addresses"
    (says,) = set(believed().values())
    told = {"FORWARDED_ALLOW_IPS": says, "COTANGENT_TEST_ADDRESSES": f"{addresses}"}
    with replica(0, "tests/border/address_app.py", **told) as server:
        asyncio.run(asked(server.serving.url))
    assert addresses.read_text(encoding="utf-8").split() == [FORGED]
