"""Memory of the server process at start and for each idle session, beside a Streamlit page that does nothing."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.figure import Figure
from tools.serving import Serving, served

SESSIONS = 100
QUIET_SECONDS = 0.3  # nothing arrives for so long: the session is idle


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
    with served(script) as serving:
        return asyncio.run(visited(serving))


async def visited(serving: Serving) -> tuple[float, float, float]:
    start = resident_kb(serving)
    visitors = [await visitor(serving) for _ in range(10)]  # the first sessions import and warm up
    opened = resident_kb(serving)
    visitors += [await visitor(serving) for _ in range(SESSIONS)]
    session = (resident_kb(serving) - opened) / SESSIONS
    for socket, reader in visitors:
        reader.cancel()
        socket.transport.abort()
    return start / 1000, opened / 1000, session


def resident_kb(serving: Serving) -> int:
    status = Path(f"/proc/{serving.process.pid}/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1])


async def visitor(serving: Serving) -> tuple[ClientConnection, asyncio.Task[None]]:
    """Open a session, wait until its page is there, and stay connected; a socket takes the browser's place."""
    address = serving.url.replace("http://", "ws://") + "/_stcore/stream"
    protocols = [Subprotocol("streamlit")]
    socket = await connect(address, subprotocols=protocols, max_size=None, proxy=None, ping_interval=None)
    ask = BackMsg()
    ask.rerun_script.query_string = ""
    await socket.send(ask.SerializeToString())
    arrived: asyncio.Queue[bool] = asyncio.Queue()
    reader = asyncio.create_task(drain(socket, arrived))
    while not await arrived.get():
        pass
    while True:  # nothing may stay unread: the server would keep it
        try:
            await asyncio.wait_for(arrived.get(), QUIET_SECONDS)
        except TimeoutError:
            return socket, reader


async def drain(socket: ClientConnection, arrived: asyncio.Queue[bool]) -> None:
    """Read everything, and tell of each message whether it says that the page is complete.

    A run that only leads to another one (the first page of "/") ends with another status.
    """
    async for text in socket:
        message = ForwardMsg()
        message.ParseFromString(text)  # type: ignore[arg-type]
        ended = message.WhichOneof("type") == "script_finished"
        arrived.put_nowait(ended and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY)
