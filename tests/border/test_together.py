"""Messages of one moment leave together: all of them, in their order, and whoever comes later is not forgotten."""

from __future__ import annotations

import asyncio
import threading
from functools import partial
from types import SimpleNamespace
from typing import Any, cast

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.runtime import Runtime

from viz.widgets.border.together import MOST, Joining, call_soon, enqueued, flush, send

MESSAGES = 2 * MOST + 50


def numbered(number: int) -> ForwardMsg:
    message = ForwardMsg()
    message.page_info_changed.query_string = str(number)
    return message


def test_every_message_of_a_flush_is_sent_in_its_order() -> None:
    queue = ForwardMsgQueue()
    for number in range(MESSAGES):
        queue.enqueue(numbered(number))
    sent: list[ForwardMsg] = []
    client = SimpleNamespace(client=SimpleNamespace(write_forward_msg=sent.append), script_run_count=0)
    parts: Any = flush(cast(AppSession, SimpleNamespace(_browser_queue=queue)))
    for part in parts:
        send(cast(Runtime, SimpleNamespace()), client, part)
    assert [message.page_info_changed.query_string for message in sent] == [str(one) for one in range(MESSAGES)]
    assert len(parts) == 3, "a part is no longer than what a connection's queue has room for"
    assert flush(cast(AppSession, SimpleNamespace(_browser_queue=queue))) == []


def test_a_message_from_a_thread_wakes_the_loop_each_time_anew() -> None:
    async def rounds() -> list[bool]:
        needed = asyncio.Event()
        objects = SimpleNamespace(eventloop=asyncio.get_running_loop(), need_send_data=needed)
        runtime = cast(Runtime, SimpleNamespace(_get_async_objs=lambda: objects))
        heard = []
        for _round in range(3):
            await asyncio.gather(*(asyncio.to_thread(enqueued, runtime) for _thread in range(8)))
            await asyncio.wait_for(needed.wait(), 60)
            heard.append(needed.is_set())
            await asyncio.sleep(0)
            needed.clear()
        return heard

    assert asyncio.run(rounds()) == [True] * 3


def test_what_threads_want_is_called_in_their_order_and_wakes_the_loop_once_a_moment() -> None:
    """Every thread's own calls keep their order, one that fails keeps no other one back, and none is forgotten."""
    called: list[tuple[int, int]] = []
    wakes: list[object] = []

    async def rounds() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda *_: None)
        waking = loop.call_soon_threadsafe
        loop.call_soon_threadsafe = lambda *given, **named: (wakes.append(given), waking(*given, **named))[1]  # type: ignore[method-assign]
        session = cast(AppSession, SimpleNamespace(_event_loop=loop))

        def one(thread: int, number: int) -> None:
            called.append((thread, number))
            assert number != 7

        def thread(name: int) -> None:
            for number in range(200):
                call_soon(session, partial(one, name, number))

        threads = [threading.Thread(target=thread, args=(name,)) for name in range(4)]
        for each in threads:
            each.start()
        for each in threads:  # the loop stands still meanwhile: all of it is one moment
            each.join()
        assert called == [] and len(wakes) <= len(threads)
        while len(called) < 800:
            await asyncio.sleep(0)

    asyncio.run(rounds())
    for name in range(4):
        assert [number for thread, number in called if thread == name] == list(range(200))


def test_a_closed_loop_is_asked_for_nothing() -> None:
    loop = asyncio.new_event_loop()
    loop.close()
    for _ in range(2):
        call_soon(cast(AppSession, SimpleNamespace(_event_loop=loop)), lambda: None)


class Written:
    """A transport that keeps what was written, and the end."""

    def __init__(self) -> None:
        self.said: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.said.append(data)

    def is_closing(self) -> bool:
        return b"end" in self.said

    def close(self) -> None:
        self.said.append(b"end")

    def get_extra_info(self, name: str) -> str:
        return name


def test_what_is_written_in_one_turn_is_one_write() -> None:
    async def writing() -> list[bytes]:
        below = Written()
        transport = Joining(cast(asyncio.Transport, below), asyncio.get_running_loop())
        for data in (b"a", b"b", b"c"):
            transport.write(data)
        await asyncio.sleep(0)
        transport.write(b"d")
        await asyncio.sleep(0)
        assert transport.get_extra_info("socket") == "socket"
        return below.said

    assert asyncio.run(writing()) == [b"abc", b"d"]


def test_what_waits_is_written_before_the_end_and_nothing_after_it() -> None:
    async def closing() -> list[bytes]:
        below = Written()
        transport = Joining(cast(asyncio.Transport, below), asyncio.get_running_loop())
        transport.write(b"last words")
        transport.close()
        transport.write(b"too late")
        await asyncio.sleep(0)
        return below.said

    assert asyncio.run(closing()) == [b"last words", b"end"]
