"""A server that is told to end: what runs comes to its end, nobody new is taken, and everybody is sent elsewhere."""

from __future__ import annotations

import asyncio
import signal

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.border.replicas import Replica, got, replica, until
from tools.visitors import Came, Visitor

LONG = (
    "import time\nimport torch\nlate = torch.ones(2, requires_grad=True)\ntime.sleep(4)\n(late * late).sum().backward()"
)


async def told_while_a_program_runs(server: Replica) -> tuple[Came, int | None, int | None, int, int]:
    """Return the answer, how the two visitors were sent away, the status of a new one, and of ``/ready``."""
    url, process = server.serving.url, server.serving.process
    rests, asks = await Visitor.arrived(url), await Visitor.arrived(url)
    await rests.open()
    await asks.open()
    answer = asyncio.create_task(asks.type(LONG))
    await asyncio.to_thread(until, lambda: server.measure("cotangent_jobs_now") > 0)
    process.send_signal(signal.SIGTERM)
    left = await sent_away(rests)
    assert not answer.done()
    ready = got(f"{url}/ready")[0]
    with pytest.raises(InvalidStatus) as refused:
        await Visitor.arrived(url)
    came = await answer
    return came, left, await sent_away(asks), refused.value.response.status_code, ready


async def sent_away(visitor: Visitor) -> int | None:
    """Read until the server closes the connection; return its code."""
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            await visitor.received()
    return closed.value.rcvd and closed.value.rcvd.code


def test_what_runs_ends_and_everybody_is_sent_elsewhere() -> None:
    with replica() as server:
        until(lambda: got(f"{server.serving.url}/ready")[0] == 200)
        came, rested, asked, newcomer, ready = asyncio.run(told_while_a_program_runs(server))
        assert "late" in came.picture and not came.exceptions
        assert (rested, asked, newcomer, ready) == (1012, 1012, 503, 503)
        assert server.serving.process.wait(timeout=60) == -signal.SIGTERM


def test_a_second_signal_ends_it_at_once_and_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    async def told_twice() -> None:
        asks = await Visitor.arrived(server.serving.url)
        await asks.open()
        await asks.socket.send(asks.typing("while True: pass").SerializeToString())
        await asyncio.to_thread(until, lambda: server.measure("cotangent_jobs_now") > 0)
        server.serving.process.send_signal(signal.SIGTERM)
        await asyncio.to_thread(until, lambda: got(f"{server.serving.url}/ready")[1] == "draining\n")
        server.serving.process.send_signal(signal.SIGTERM)
        assert await sent_away(asks) == 1012

    with replica(COTANGENT_DRAIN_SECONDS="3000") as server:
        asyncio.run(told_twice())
        assert server.serving.process.wait(timeout=60) == -signal.SIGTERM
