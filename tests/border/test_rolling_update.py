"""The proxy is started again, and an update takes one replica after the other, while people type: nothing is lost.

A module of its own: where a browser is, no other test of the module may run an event loop.
"""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.border.replicas import Replica, got, proxied, replica, until
from tests.border.test_chaos import SHORT
from tools.serving import free_port
from tools.visitors import Came, Visitor
from viz.link import encoded

expect.set_options(timeout=60_000)


class Typists:
    """People who type without a pause, in a thread: when their connection ends they ask for their address again."""

    def __init__(self, url: str, number: int) -> None:
        self.url = url
        self.answered, self.again = 0, 0
        self.wrong: list[str] = []
        self._names: dict[int, str] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._all(number)))

    def __enter__(self) -> Typists:
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._ended.set()
        self._thread.join()

    async def _all(self, number: int) -> None:
        await asyncio.gather(*(self._one(person) for person in range(number)))

    async def _one(self, person: int) -> None:
        while not self._ended.is_set():
            try:
                visitor = await Visitor.arrived(self.url)
                try:
                    await self._typing(visitor, person)
                finally:
                    await visitor.socket.close()
            except (OSError, ConnectionClosed, InvalidHandshake):  # as a browser does, which waits half a second
                self.again += 1
                await asyncio.sleep(0.5)

    async def _typing(self, visitor: Visitor, person: int) -> None:
        name = self._names.setdefault(person, f"p{person}t")
        program = SHORT.format(name=name)
        self._look(await visitor.open(query=f"s={encoded({'program': program})}"), name)
        while not self._ended.is_set():
            name = self._names[person] + "t"
            self._look(await visitor.type(SHORT.format(name=name)), name)
            self._names[person] = name
            await visitor.idle(0.3)

    def _look(self, came: Came, name: str) -> None:
        self.answered += 1
        if came.exceptions or name not in came.picture:
            self.wrong.append(f"{name}: {came.exceptions}")


def typed(page: Page, name: str) -> None:
    editor = page.locator(".cm-content").first
    editor.fill(SHORT.format(name=name))
    editor.press("Control+Enter")
    expect(page.locator("g.node").filter(has_text=name)).to_have_count(1)


def address(one: Replica) -> int:
    return int(one.serving.url.rpartition(":")[2])


@pytest.mark.browser  # with a page of its own: a connection that breaks is an error in its console
def test_a_new_proxy_and_a_rolling_update_lose_no_program_and_need_no_reload(
    contexts: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = contexts(locale="en-US").new_page()
    page.set_default_timeout(60_000)
    at = free_port()
    with ExitStack() as stack:
        replicas = [stack.enter_context(replica(COTANGENT_HOSTED="1", COTANGENT_SESSION_SHARE="1")) for _ in range(2)]
        until(lambda: all(got(f"{one.serving.url}/ready")[0] == 200 for one in replicas))
        with proxied(replicas, tmp_path, at) as url, Typists(url, 3) as typists:
            page.goto(f"{url}/graph")
            typed(page, "before")
            until(lambda: typists.answered > 6)
        # The proxy is gone, and with it every connection.
        assert not typists.wrong
        with proxied(replicas, tmp_path, at) as url, Typists(url, 3) as typists:
            expect(page.locator("g.node").filter(has_text="before")).to_have_count(1)
            typed(page, "after")
            for one in replicas:
                one.serving.process.send_signal(signal.SIGTERM)
                assert one.serving.process.wait(timeout=60) == -signal.SIGTERM
                new = stack.enter_context(replica(address(one), COTANGENT_HOSTED="1", COTANGENT_SESSION_SHARE="1"))
                until(lambda new=new: got(f"{new.serving.url}/ready")[0] == 200)
                expect(page.locator("g.node").filter(has_text="after")).to_have_count(1)
            typed(page, "updated")
            until(lambda: typists.again >= 3)
        assert not typists.wrong
    page.close()
