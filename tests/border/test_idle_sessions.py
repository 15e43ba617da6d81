"""State of an idle session: equal things are kept once for all sessions, and nothing that is over."""

from __future__ import annotations

import asyncio
import copy
import random
import socket
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket
from streamlit import config
from streamlit.cursor import LockedCursor, RunningCursor
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.form_utils import FormData
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.RootContainer_pb2 import RootContainer
from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.server.starlette.starlette_websocket import StarletteClientContext
from websockets.asyncio.client import connect

from tools.serving import Serving
from tools.visitors import Visitor
from viz.widgets.border.for_requests import ForRequests
from viz.widgets.border.fragment_places import copied
from viz.widgets.border.idle_connections import lighten_connections
from viz.widgets.border.idle_sessions import LaterLoop, lighten_sessions, loop_closed
from viz.widgets.border.light_waiting import Gate, Queue

MAIN, SIDEBAR = RootContainer.MAIN, RootContainer.SIDEBAR
VISITORS = 8


def stack(most: int = 6) -> tuple[DeltaGenerator, ...]:
    """Return containers within containers, as a page has them where it calls a fragment."""
    main = DeltaGenerator(MAIN, RunningCursor(MAIN))
    found = [main]
    for level in range(most):
        cursor = found[-1]._cursor
        assert cursor is not None
        for _element in range(level):
            cursor.lock_element()
        one = DeltaGenerator(MAIN, cursor.open_block(), found[-1], "column" if level % 2 else None)
        one._form_data, one._creating_fragment_id = FormData(f"form {level}"), f"fragment {level // 3}"
        found.append(one)
    empty = DeltaGenerator(MAIN, LockedCursor(MAIN, (0, 1), 4), found[-1])
    return (main, found[2], found[-1], empty, found[-1])  # one may be open twice; not every one around it is open


def told(containers: tuple[DeltaGenerator, ...]) -> list[tuple[Any, ...]]:
    """Return all that Streamlit keeps of containers and of those around them."""
    around = [one for container in containers for one in container._ancestors]
    return [
        (one._root_container, type(one._cursor), one._cursor and one._cursor.delta_path, one._block_type,
         one._form_data, one._creating_fragment_id, one._parent is None)
        for one in around
    ]  # fmt: skip


def test_a_fragment_finds_the_containers_that_streamlit_would_have_copied() -> None:
    containers = stack()
    again = copied(copied(containers))
    assert told(again) == told(copy.deepcopy(containers)) == told(containers)
    assert copied(containers)[-1]._get_delta_path_str() == containers[-1]._get_delta_path_str()
    assert again[2]._parent is not containers[2]._parent and again[2] is again[4]


def test_what_a_fragment_writes_moves_no_other_run() -> None:
    containers = stack()
    kept = copied(containers)
    first, second, before = copied(kept), copied(kept), told(containers)
    first[2]._cursor.lock_element()
    assert told(second) == told(containers) == before != told(first)


def test_sessions_that_see_the_same_page_keep_its_places_once() -> None:
    assert copied(stack()) is copied(stack())
    assert copied(stack(5)) is not copied(stack(6))


def test_the_roots_of_a_page_are_kept_likewise() -> None:
    def roots() -> dict[int, RunningCursor]:
        made: dict[int, RunningCursor] = {MAIN: RunningCursor(MAIN), SIDEBAR: RunningCursor(SIDEBAR)}
        for _element in range(3):
            made[MAIN].lock_element()
        return made

    assert copied(roots()) is copied(roots())
    again = copied(copied(roots()))
    assert {root: cursor.delta_path for root, cursor in again.items()} == {MAIN: [MAIN, 3], SIDEBAR: [SIDEBAR, 0]}
    again[MAIN].lock_element()
    assert copied(copied(roots()))[MAIN].index == 3


def test_a_spinner_that_turns_there_is_kept_with_it() -> None:
    containers = stack()
    cursor = containers[-1]._cursor
    assert cursor is not None
    cursor.get_transient_cursor().transient_elements[0] = Element()
    again = copied(copied(containers))
    assert told(again) == told(containers)
    assert [*again[-1]._cursor.transient_elements] == [Element()]


@pytest.mark.parametrize("seed", range(5))
def test_the_queue_does_what_asyncio_s_does(seed: int) -> None:
    async def did(queue: Any) -> list[object]:
        chance, found, getting = random.Random(seed), [], []
        for number in range(200):
            match chance.randrange(4):
                case 0 | 1:
                    try:
                        queue.put_nowait(number)
                    except asyncio.QueueFull:
                        found.append("full")
                case 2:
                    getting.append(asyncio.create_task(queue.get()))
                case _:
                    if getting:
                        getting.pop(chance.randrange(len(getting))).cancel() if chance.random() < 0.2 else None
            for _turn in range(4):
                await asyncio.sleep(0)
            done = [task for task in getting if task.done()]
            found.append((queue.empty(), [task.result() for task in done]))
            getting = [task for task in getting if not task.done()]
        for task in getting:
            task.cancel()
        return found

    assert asyncio.run(did(Queue(5))) == asyncio.run(did(asyncio.Queue(5)))


def test_a_gate_lets_all_through_who_wait() -> None:
    async def passed() -> None:
        gate = Gate()
        waiting = [asyncio.create_task(gate.wait()) for _one in range(3)]
        await asyncio.sleep(0)
        waiting.pop().cancel()
        gate.set()
        gate.clear()
        async with asyncio.timeout(60):
            assert await asyncio.gather(*waiting) == [True, True]
        assert not gate.is_set()
        gate.set()
        assert gate.is_set() and await gate.wait()

    asyncio.run(passed())


def test_a_connection_forgets_its_handshake_and_goes_on() -> None:
    asyncio.run(_goes_on())


async def _goes_on() -> None:
    lighten_connections()
    kept: list[Any] = []

    async def echo(scope: Scope, receive: Receive, send: Send) -> None:
        web_socket = WebSocket(scope, receive, send)
        await web_socket.accept(subprotocol="streamlit")
        kept.append((receive.__self__, StarletteClientContext(web_socket)))  # type: ignore[attr-defined]
        while True:
            await web_socket.send_bytes(await web_socket.receive_bytes() * 2)

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = uvicorn.Server(uvicorn.Config(echo, ws="websockets-sansio", lifespan="off", log_level="critical"))
        serving = asyncio.create_task(server.serve([listening]))
        url = f"ws://127.0.0.1:{listening.getsockname()[1]}"
        for _visitor in range(2):
            async with connect(url, subprotocols=["streamlit"], additional_headers={"X-Of": "a class"}) as one:  # type: ignore[list-item]
                for length in (1, 70_000):
                    await one.send(b"x" * length)
                    assert await one.recv() == b"x" * length * 2
        server.should_exit = True
        await serving
    for protocol, context in kept:
        assert not len(protocol.request.headers) and not len(protocol.response.headers)
        assert dict(context.headers)["x-of"] == "a class"
    of = [next(header for header in context.headers if header[0] == "x-of") for _protocol, context in kept]
    assert of[0] is of[1]


def test_sessions_keep_one_list_of_the_same_pages() -> None:
    lighten_sessions()

    def told_pages(title: str) -> Any:
        manager = PagesManager("app.py")
        pages: Any = {"hash": {"page_script_hash": "hash", "page_name": title, "url_pathname": title}}
        assert manager.set_pages_and_resolve(pages, "hash") == pages["hash"]
        return manager.get_pages()["hash"]

    assert told_pages("Tensors") is told_pages("Tensors")
    assert told_pages("张量") == {"page_script_hash": "hash", "page_name": "张量", "url_pathname": "张量"}


def test_an_event_loop_is_made_when_a_script_awaits_something() -> None:
    async def answer() -> int:
        await asyncio.sleep(0)
        return 42

    loop = LaterLoop()
    asyncio.set_event_loop(loop)
    assert loop.made is None and not loop.is_closed() and not loop.is_running()
    assert asyncio.get_event_loop().run_until_complete(answer()) == 42
    assert loop.made is not None
    loop_closed(loop)
    assert loop.is_closed() and loop.made.is_closed()
    asyncio.set_event_loop(None)


def test_a_loop_that_nobody_used_closes_without_having_been_one() -> None:
    loop = LaterLoop()
    loop_closed(loop)
    assert loop.is_closed() and loop.made is None
    with pytest.raises(RuntimeError, match="closed"):
        loop.call_soon(print)


def test_a_web_socket_passes_by_what_is_for_requests() -> None:
    came: list[tuple[str, str]] = []

    def named(name: str, inner: Any = None) -> Any:
        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            came.append((scope["type"], name))
            if inner:
                await inner(scope, receive, send)

        return app

    app = ForRequests(named("behind"), (lambda app: named("first", app), lambda app: named("second", app)))

    async def receive() -> Message:
        return {}

    async def send(_message: Message) -> None:
        return

    for kind in ("http", "websocket", "lifespan"):
        asyncio.run(app({"type": kind}, receive, send))  # type: ignore[arg-type]
    passed = [("http", "first"), ("http", "second"), ("http", "behind")]
    assert came == [*passed, ("websocket", "behind"), ("lifespan", "behind")]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system does not list a process's files")
def test_a_session_holds_one_file_open(app: Serving) -> None:
    """With an event loop of its own it held four, and a process may usually have a thousand."""
    files = Path(f"/proc/{app.process.pid}/fd")

    async def opened() -> int:
        first = await visitor()
        before = len([*files.iterdir()])
        more = [await visitor() for _one in range(VISITORS)]
        after = len([*files.iterdir()])
        for one in (first, *more):
            one.gone()
        return after - before

    async def visitor() -> Visitor:
        one = await Visitor.arrived(app.url)
        await one.open("reductions")
        return one

    assert asyncio.run(opened()) < 2 * VISITORS


def test_no_connection_keeps_a_compressor() -> None:
    """One takes tens of kB for as long as a connection lasts; scripts and fonts are compressed once for all."""
    assert config.get_option("server.enableWebsocketCompression") is False
