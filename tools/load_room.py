"""``python -m tools.load_room``: a class in a room on one server, and how long until all of them have the truth.

The students are connections that open the page, join and wait for news as a browser does; the teacher works on the
rooms' Redis directly. Everything goes to this machine, and ends by itself.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from statistics import quantiles
from typing import Any
from urllib.parse import quote, urlsplit

import redis
from streamlit.proto.BackMsg_pb2 import BackMsg

from tools.load import resident
from tools.serving import Serving, free_port, served
from tools.visitors import Visitor
from viz.room.ready import READY, question
from viz.room.records import Bounds
from viz.room.records import Visitor as Teacher
from viz.room.redis_store import RedisStore
from viz.room.rooms import Rooms

TEACHER = Teacher("the teacher", "127.0.0.1")
PATIENCE = 60.0
"""Seconds after which news has not come."""


@contextmanager
def rooms_kept() -> Iterator[str]:
    """Start a Redis of its own for the block; return its address."""
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if program is None:
        raise SystemExit("there is no redis-server or valkey-server on this machine")
    port = free_port()
    command = [program, "--port", f"{port}", "--bind", "127.0.0.1", "--save", "", "--maxmemory", "64mb"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        client = redis.Redis(port=port)
        while not _answers(client):
            time.sleep(0.05)
        client.close()
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait()


def _answers(client: redis.Redis) -> bool:
    with suppress(redis.ConnectionError):
        return bool(client.ping())
    return False


class Student:
    """One who is in the room."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.watched: dict[str, Any] = {}

    async def here(self, code: str) -> None:
        """Open the page, say that this browser remembers nothing, and join."""
        await self._ran(BackMsg(), f"room={code}")
        await self.page()
        assert self.watched, "the page shows no room"

    async def page(self) -> None:
        """Let the page run again, as its browser asks after news."""
        memory = self.visitor.widgets["exercise_memory"]
        ask = BackMsg()
        ask.rerun_script.fragment_id = memory.fragment
        told = ask.rerun_script.widget_states.widgets.add()
        told.id, told.json_value = memory.id, json.dumps({"kept": {"text": "", "refused": False, "serial": "1"}})
        await self._ran(ask, "")

    async def _ran(self, ask: BackMsg, query: str) -> None:
        ask.rerun_script.page_name, ask.rerun_script.query_string = "classroom", query
        came = await self.visitor.sent(ask)
        assert not came.exceptions, came.exceptions
        if "room_watch" in self.visitor.shown:
            self.watched = json.loads(self.visitor.shown["room_watch"])

    async def news(self, url: str) -> str:
        """Wait until the room is another one than this student's page shows."""
        place = urlsplit(url)
        path = f"/room/{self.watched['ticket']}?seen={quote(self.watched['seen'])}"
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            state = await _got(place.hostname or "", place.port or 0, path)
            if state.partition("\n")[0] != self.watched["seen"]:
                assert "\n" in state, "the news do not say what is right"
                return state
        raise TimeoutError("no news")


async def _got(host: str, port: int, path: str) -> str:
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
    try:
        said = (await reader.read()).decode()
    finally:
        writer.close()
    head, _, body = said.partition("\r\n\r\n")
    assert " 200 " in head.splitlines()[0], head
    return body


async def lesson(serving: Serving, rooms: Rooms, count: int) -> dict[str, Any]:
    """Let so many students join, then reveal; return how long both took."""
    code, key = rooms.open_room(TEACHER)
    rooms.ask(TEACHER, code, key, question(READY[0]))
    began = time.monotonic()
    students = [Student(await Visitor.arrived(serving.url)) for _ in range(count)]
    await asyncio.gather(*(student.here(code) for student in students))
    joined = time.monotonic() - began
    waiting = [asyncio.create_task(_timed(student, serving.url)) for student in students]
    await asyncio.sleep(1.0)  # all requests wait at the server
    inside = rooms.teacher_pulse(TEACHER, code, key).present
    revealed = time.monotonic()
    await asyncio.to_thread(rooms.reveal, TEACHER, code, key)
    times = [(news - revealed, page - revealed) for news, page in await asyncio.gather(*waiting)]
    memory = resident(serving.process.pid)
    for student in students:
        student.visitor.gone()
    return {
        "students in the room": inside,
        "all have joined after, s": round(joined, 1),
        "the truth is there, p50 / p95 / most, s": _spread([news for news, _ in times]),
        "the whole page is there, p50 / p95 / most, s": _spread([page for _, page in times]),
        "server MB": round(memory),
        "load average": round(os.getloadavg()[0], 1),
    }


async def _timed(student: Student, url: str) -> tuple[float, float]:
    await student.news(url)
    came = time.monotonic()
    await student.page()
    return came, time.monotonic()


def _spread(times: Sequence[float]) -> list[float]:
    cuts = quantiles(times, n=100)
    return [round(one, 3) for one in (cuts[49], cuts[94], max(times))]


def main() -> int:
    """Print what was measured."""
    parser = argparse.ArgumentParser("python -m tools.load_room", description=__doc__)
    parser.add_argument("--students", type=int, default=200)
    options = parser.parse_args()
    os.environ.setdefault("COTANGENT_HOSTED", "1")
    with rooms_kept() as address:
        os.environ["COTANGENT_REDIS_URL"] = address
        bounds = Bounds()
        with served() as serving:
            found = asyncio.run(lesson(serving, Rooms(RedisStore(address, bounds), bounds), options.students))
    sys.stdout.write(json.dumps(found, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
