"""Memory of the server process at start and for each idle session, beside a Streamlit page that does nothing."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from bench.figure import Figure
from tools.serving import Serving, served

SESSIONS = 100


def figures() -> list[Figure]:
    start, opened, session = memory("app.py")
    bare_start, bare_opened, bare_session = memory("bench/bare.py")
    beside = "a page that does nothing"
    return [
        Figure("server before the first visitor", start, "MB", 150, bare_start, beside),
        Figure("server that has shown a page", opened, "MB", 150, bare_opened, beside),
        Figure("each idle session", session, "kB", 100, bare_session, beside),
    ]


def memory(script: str) -> tuple[float, float, float]:
    """Return the server's resident MB at start and with a page shown, and kB for each of many idle sessions."""
    with served(script) as serving, ExitStack() as sessions:
        start = resident_kb(serving)
        for _ in range(5):  # the first sessions import and warm up
            sessions.enter_context(visitor(serving))
        opened = resident_kb(serving)
        for _ in range(SESSIONS):
            sessions.enter_context(visitor(serving))
        return start / 1000, opened / 1000, (resident_kb(serving) - opened) / SESSIONS


def resident_kb(serving: Serving) -> int:
    status = Path(f"/proc/{serving.process.pid}/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1])


def visitor(serving: Serving) -> ClientConnection:
    """Return a session that has its page and stays connected; a socket takes the browser's place."""
    address = serving.url.replace("http://", "ws://") + "/_stcore/stream"
    socket = connect(address, subprotocols=["streamlit"], origin=serving.url, max_size=None, proxy=None)  # type: ignore[arg-type]
    ask = BackMsg()
    ask.rerun_script.query_string = ""
    socket.send(ask.SerializeToString())
    while True:
        message = ForwardMsg()
        message.ParseFromString(socket.recv(timeout=60))  # type: ignore[arg-type]
        if message.WhichOneof("type") == "script_finished":
            return socket
