"""The pace of web sockets and the count of uploads, with a clock and a server of the test's own."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest
from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackMsg

from viz.widgets.border import sockets, uploads
from viz.widgets.border.making_room import dispensable
from viz.widgets.border.sockets import MESSAGES_AT_ONCE, MESSAGES_PER_SECOND, Sockets, visitors

HEARTBEAT = BackMsg(app_heartbeat=True).SerializeToString()
SCOPE: dict[str, Any] = {"type": "websocket", "path": "/_stcore/stream", "query_string": b"", "headers": []}


class Clock:
    """A clock that sleeping moves on; nothing waits for real."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.late = 0.0, 0.0
        real = asyncio.sleep

        async def sleep(seconds: float) -> None:
            self.now += seconds + self.late
            await real(0)

        monkeypatch.setattr(sockets.asyncio, "sleep", sleep)

    def __call__(self) -> float:
        return self.now


async def taken(clock: Clock, messages: list[Message]) -> list[Message]:
    """Return what the application behind the border receives, until the connection ends."""
    received: list[Message] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        while (message := await receive())["type"] != "websocket.disconnect":
            received.append(message)
        received.append(message)

    async def receive() -> Message:
        return messages.pop(0) if messages else {"type": "websocket.disconnect", "code": 1005}

    async def send(message: Message) -> None:
        received.append(message)

    await Sockets(application, clock)(SCOPE, receive, send)
    return received


def binary(data: bytes) -> Message:
    return {"type": "websocket.receive", "bytes": data}


def test_messages_beyond_the_burst_take_their_time_and_none_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    count = 200
    received = asyncio.run(taken(clock, [binary(HEARTBEAT)] * count))
    assert received[:-1] == [binary(HEARTBEAT)] * count
    assert clock.now >= (count - MESSAGES_AT_ONCE) / MESSAGES_PER_SECOND


def large(kilobytes: int) -> Message:
    """A message with a field that the protocol does not know, of number 1,000."""
    rest = bytes(kilobytes * 1_000)
    length = bytes([len(rest) & 127 | 128, len(rest) >> 7 & 127 | 128, len(rest) >> 14])
    return binary(HEARTBEAT + b"\xc2\x3e" + length + rest)


async def passed(clock: Clock, connections: dict[str, tuple[float, Message]]) -> list[str]:
    """Return in which order messages pass that are all sent at once, while pages compute all the time.

    Args:
        connections: Name → for how many seconds it has been there before, and what it sends; those that came first
            stand last.
    """
    order: list[str] = []
    speak = asyncio.Event()

    async def application(scope: Any, receive: Any, send: Any) -> None:
        while (await receive())["type"] != "websocket.disconnect":
            order.append(scope["path"])

    async def send(message: Message) -> None:
        raise AssertionError(message)

    async def connected(name: str, message: Message) -> None:
        messages = [message]

        async def receive() -> Message:
            await speak.wait()
            return messages.pop() if messages else {"type": "websocket.disconnect", "code": 1005}

        await border({**SCOPE, "path": name}, receive, send)

    border, tasks = Sockets(application, clock), []
    for name, (seconds, message) in reversed(connections.items()):
        tasks.append(asyncio.create_task(connected(name, message)))
        await asyncio.sleep(0)
        clock.now += seconds
    clock.late = 0.05
    speak.set()
    await asyncio.gather(*tasks)
    return order


def test_who_has_been_there_calmly_goes_before_who_has_just_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who attacks connects again and again: a new connection is nothing to go first by."""
    came = {f"new {number}": (0.0, binary(HEARTBEAT)) for number in range(20)}
    order = asyncio.run(passed(Clock(monkeypatch), came | {"calm": (60.0, binary(HEARTBEAT))}))
    assert sorted(order) == sorted([*came, "calm"]) and order[0] == "calm"


def test_a_newcomer_is_one_of_all_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    came = {f"new {number}": (0.0, binary(HEARTBEAT)) for number in range(20)}
    seconds = (sockets.NEWCOMER + 1 - sockets.QUIET) / sockets.FORGOTTEN_PER_SECOND
    order = asyncio.run(passed(Clock(monkeypatch), came | {"since then": (seconds + 0.1, binary(HEARTBEAT))}))
    assert order[0] == "since then"


@pytest.mark.parametrize(("kilobytes", "quiet"), [(120, True), (170, False)])
def test_what_is_larger_than_any_honest_program_waits_until_the_server_has_time(
    kilobytes: int, quiet: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """40,000 Chinese characters, the longest program, are 120 kB; floods were seen to send 170."""
    clock = Clock(monkeypatch)
    asyncio.run(passed(clock, {f"{number}": (60.0, large(kilobytes)) for number in range(8)}))
    assert (clock.now < 8 * 60 + 0.5) is quiet  # each that passes takes 0.05 on this clock; more is waiting


@pytest.mark.parametrize(
    "message", [binary(b"\xff\xff"), binary(b""), {"type": "websocket.receive", "text": "x"},
                binary(BackMsg(clear_cache=True).SerializeToString())]
)  # fmt: skip
def test_a_message_that_is_none_of_ours_ends_the_connection(message: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    received = asyncio.run(taken(Clock(monkeypatch), [message, binary(HEARTBEAT)]))
    assert [one["type"] for one in received] == ["websocket.close", "websocket.disconnect"]


def test_nothing_is_taken_from_a_browser_that_does_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers of a megabyte would pile up, 500 of them."""

    async def scene() -> None:
        reads = asyncio.Event()
        taken: list[Message] = []

        async def application(scope: Any, receive: Any, send: Any) -> None:
            sending = asyncio.create_task(send({"type": "websocket.send", "bytes": b"picture"}))
            await asyncio.sleep(0)
            taken.append(await receive())
            await sending

        async def receive() -> Message:
            return binary(HEARTBEAT)

        async def send(message: Message) -> None:
            await reads.wait()

        running = asyncio.create_task(Sockets(application)(SCOPE, receive, send))
        for _ in range(50):
            await asyncio.sleep(0)
        assert not taken
        reads.set()
        await asyncio.wait_for(running, 60)
        assert taken

    asyncio.run(scene())


def test_connections_are_counted_and_the_last_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "MOST_SOCKETS", 2)

    async def scene() -> None:
        leave = asyncio.Event()
        sent: list[Message] = []

        async def application(scope: Any, receive: Any, send: Any) -> None:
            await leave.wait()

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        async def send(message: Message) -> None:
            sent.append(message)

        border = Sockets(application)
        two = [asyncio.create_task(border(SCOPE, receive, send)) for _ in range(2)]
        await asyncio.sleep(0)
        assert visitors() == 2
        await border(SCOPE, receive, send)
        assert [one["type"] for one in sent] == ["websocket.close"]
        leave.set()
        await asyncio.gather(*two)
        assert visitors() == 0

    asyncio.run(scene())


class Files:
    """Streamlit's store of uploaded files, as far as the border uses it."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], int] = {}

    def get_files(self, session: str, files: list[str]) -> list[Any]:
        class One:
            name, data = "", bytes(self.kept.get((session, files[0]), 0))

        return [One] if (session, files[0]) in self.kept else []

    def remove_file(self, session: str, file: str) -> None:
        del self.kept[session, file]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    store = Files()
    monkeypatch.setattr(uploads, "file_manager", lambda: store)
    return store


async def put(border: uploads.Uploads, session: str, file: str, length: str | None) -> int:
    headers = [] if length is None else [(b"content-length", length.encode("latin-1"))]
    scope = {"type": "http", "method": "PUT", "path": f"{uploads.PLACE}{session}/{file}", "headers": headers}
    status: list[int] = []

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            status.append(message["status"])

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    await border(scope, receive, send)
    return status[0]


def stored(files: Files) -> uploads.Uploads:
    """Return the border before a server that keeps whatever it is sent."""

    async def application(scope: Any, receive: Any, send: Any) -> None:
        session, file = scope["path"].rsplit("/", 2)[-2:]
        files.kept[session, file] = int(dict(scope["headers"])[b"content-length"])
        await send({"type": "http.response.start", "status": 204, "headers": []})

    return uploads.Uploads(application)


def test_the_oldest_files_go_first(files: Files) -> None:
    async def scene() -> None:
        border = stored(files)
        for at in range(100):
            assert await put(border, "a", str(at), "900000") == 204
        assert list(files.kept) == [("a", "98"), ("a", "99")]
        for at in range(100):
            assert await put(border, f"session {at}", "file", "900000") == 204
        assert sum(files.kept.values()) <= uploads.ALL_BYTES
        assert ("session 99", "file") in files.kept and ("a", "99") not in files.kept

    asyncio.run(scene())


@pytest.mark.parametrize(("length", "status"), [(None, 411), ("x", 411), ("-1", 411), ("٣", 411), ("9" * 4_400, 411),
                                                ("2000000", 413), ("1000000", 204)])  # fmt: skip
def test_the_length_of_an_upload_is_known_and_bounded(files: Files, length: str | None, status: int) -> None:
    if length == "٣":
        length = length.encode().decode("latin-1")
    assert asyncio.run(put(stored(files), "a", "file", length)) == status


def test_a_session_sends_one_file_at_a_time(files: Files) -> None:
    async def scene() -> None:
        goes_on = asyncio.Event()

        async def application(scope: Any, receive: Any, send: Any) -> None:
            await goes_on.wait()
            await send({"type": "http.response.start", "status": 204, "headers": []})

        border = uploads.Uploads(application)
        first = asyncio.create_task(put(border, "a", "1", "10"))
        await asyncio.sleep(0)
        assert await put(border, "a", "2", "10") == 429
        goes_on.set()
        assert await first == 204
        assert await put(border, "a", "2", "10") == 204

    asyncio.run(scene())


# --- room for a newcomer


class Connection(msgspec.Struct, eq=False):
    address: str
    opened: float
    heard: float | None


@pytest.mark.parametrize(("there", "newcomer", "go"), [
    # (address, opened, heard) of each connection, at second 100; with two there is still room
    ([("a", 80, None), ("b", 0, 99), ("a", 70, None)], "c", {0, 2}),  # opened, and not a word since
    ([("a", 95, None), ("b", 0, 99), ("c", 0, 99)], "d", set()),  # just came
    ([("a", 0, 90), ("a", 0, 80), ("a", 0, 95), ("b", 0, 1)], "b", {0, 1}),  # whoever holds most: the silent longest
    ([("a", 0, 90), ("a", 0, 80), ("b", 0, 95), ("b", 0, 1)], "c", set()),  # nobody holds more than half
    ([("a", 0, 90), ("a", 0, 80), ("a", 0, 95)], "a", set()),  # a class behind one router displaces none of its own
    ([("", 0, 90), ("", 0, 80), ("", 0, 95)], "a", set()),  # nobody knows whose they are
    ([("a", 0, 90), ("a", 0, 80), ("a", 0, 95)], "", set()),
])  # fmt: skip
def test_who_makes_room_in_a_full_server(
    there: list[tuple[str, float, float | None]], newcomer: str, go: set[int]
) -> None:
    held = [Connection(*one) for one in there]
    found = dispensable(held, newcomer, now=100.0, most=2)
    assert {place for place, one in enumerate(held) if one in found} == go and len(found) == len(go)


def test_a_stranger_who_only_opens_connections_keeps_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "MOST_VISITORS", 2)
    monkeypatch.setattr(sockets, "MOST_SOCKETS", 2)
    clock = Clock(monkeypatch)

    async def scene() -> None:
        ended: dict[str, int] = {}

        async def application(scope: Any, receive: Any, send: Any) -> None:
            while (await receive())["type"] != "websocket.disconnect":
                pass

        def connected(name: str, says: list[Message]) -> asyncio.Task[None]:
            gone = asyncio.Event()

            async def receive() -> Message:
                if says:
                    return says.pop(0)
                await gone.wait()
                return {"type": "websocket.disconnect", "code": 1006}

            async def send(message: Message) -> None:
                ended[name] = message["code"]
                gone.set()

            scope = SCOPE | {"client": (name, 1)}
            return asyncio.create_task(border(scope, receive, send))

        async def settled() -> None:
            for _turn in range(30):
                await asyncio.sleep(0)

        border = Sockets(application, clock)
        two = [connected(name, []) for name in ("first", "second")]
        await settled()
        clock.now += 60
        honest = connected("honest", [binary(HEARTBEAT)])
        await settled()
        assert ended == {"first": sockets.RESTARTS, "second": sockets.RESTARTS} and visitors() == 1
        another = connected("another", [binary(HEARTBEAT)])
        await settled()
        await connected("late", [])  # both have a right to stay
        assert ended["late"] == 1013
        for task in (*two, honest, another):
            task.cancel()

    asyncio.run(scene())
    assert visitors() == 0
