"""A stranger's messages, uploads and requests against the running server, without a browser in between."""

from __future__ import annotations

import asyncio
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.state.session_state import WStates
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import Protocol

from tests.attacks.visitor import Flood, Sender, Visitor, request
from tools.serving import Serving, served
from viz.widgets.border import frames, messages, uploads, values
from viz.widgets.border.headers import HEADERS
from viz.widgets.tensors import tensor_choices

PAGES = ("graph", "tensors", "reductions", "gradient_field")
PEAK_KB = 30_000
"""What an attack may add to the server's memory."""


@pytest.fixture(scope="module")
def server() -> Iterator[Serving]:
    """A server of its own: its memory is measured, and its log must stay free of exceptions."""
    with served() as serving:
        asyncio.run(_visited(serving))
        yield serving
        assert "Traceback" not in serving.log.read_text(encoding="utf-8")


async def _visited(serving: Serving) -> None:
    async with Visitor(serving.url) as visitor:
        for page in PAGES:
            await visitor.ask(page)


def peak_kb(serving: Serving) -> int:
    status = Path(f"/proc/{serving.process.pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0])


def run_graph(**state: object) -> bytes:
    ask = BackMsg()
    ask.rerun_script.page_name = "graph"
    for name, value in state.items():
        setattr(ask.rerun_script, name, value)
    return ask.SerializeToString()


# --- messages ---------------------------------------------------------------------------------------------------------


def test_another_visitor_is_answered_while_a_flood_lasts(server: Serving) -> None:
    """37,000 messages in 12 seconds made another visitor wait 35: longer than the flood lasted."""

    async def scene() -> None:
        async with Visitor(server.url) as visitor:
            await visitor.ask("graph")
            before = peak_kb(server)
            floods = [Flood(server.url, run_graph()) for _ in range(3)]
            try:
                for _ in range(5):
                    await visitor.ask("graph")
                    assert all(flood.going() for flood in floods), "the flood ended before the visitor was answered"
            finally:
                await asyncio.to_thread(lambda: [flood.stop() for flood in floods])
            assert all(flood.sent > 1_000 for flood in floods)
            assert peak_kb(server) - before < PEAK_KB

    asyncio.run(scene())


def test_a_message_that_empties_everybodys_caches_ends_the_connection(server: Serving) -> None:
    for kind in ("clear_cache", "load_git_info", "set_run_on_save", "debug_shutdown_runtime"):
        forged = BackMsg()
        setattr(forged, kind, True)

        async def scene(forged: BackMsg = forged) -> None:
            async with Visitor(server.url) as visitor:
                await visitor.ask("graph")
                assert await visitor.closed_with(forged.SerializeToString()) == 1008

        asyncio.run(scene())


def _valued(**kind: object) -> bytes:
    ask = BackMsg()
    ask.rerun_script.widget_states.widgets.append(WidgetState(id="x", **kind))  # type: ignore[arg-type]
    return ask.SerializeToString()


def _many(widgets: int) -> bytes:
    ask = BackMsg()
    ask.rerun_script.widget_states.widgets.extend(WidgetState(id=str(at)) for at in range(widgets))
    return ask.SerializeToString()


FORGED = {
    "no message": b"\xff" * 50,
    "empty": b"",
    "a megabyte": run_graph(query_string="x" * 1_100_000),
    "a query": run_graph(query_string="a=1&" * 60_000),
    "many widgets": _many(5_000),
    "deep JSON": _valued(json_value="[" * 100_000),
    "wide JSON": _valued(json_value="[" + "0," * 50_000 + "0]"),
    "a number of JSON": _valued(json_value="9" * 5_000),
    "a long text": _valued(string_value="x" * 100_000),
    "infinity": _valued(double_value=float("inf")),
    "bytes": _valued(bytes_value=b"x"),
}


@pytest.mark.parametrize("data", FORGED.values(), ids=FORGED)
def test_a_message_that_no_page_sends_ends_the_connection(server: Serving, data: bytes) -> None:
    async def scene() -> int:
        async with Visitor(server.url) as visitor:
            return await visitor.closed_with(data)

    assert asyncio.run(scene()) in (1008, 1009)


def test_messages_of_text_and_of_endless_pieces_end_the_connection(server: Serving) -> None:
    async def pieces() -> int | None:
        async def endless():
            while True:
                yield b""
                await asyncio.sleep(0)

        async with Visitor(server.url) as visitor:
            sending = asyncio.create_task(visitor.socket.send(endless()))
            await asyncio.wait_for(visitor.socket.wait_closed(), 60)
            sending.cancel()
            return visitor.socket.close_code

    async def text() -> int:
        async with Visitor(server.url) as visitor:
            return await visitor.closed_with("hello")

    assert asyncio.run(text()) == 1008
    assert asyncio.run(pieces()) == 1006  # cut off


HOSTILE = [
    {"string_value": ""}, {"string_value": "\x00\r\x0c\u202e"}, {"string_value": "9" * 5_000},
    {"string_value": "(1," * 3_000}, {"string_value": "5"}, {"string_value": "(1, 2)"}, {"double_value": 1e308},
    {"double_value": -5.5}, {"int_value": 2**62}, {"bool_value": True}, {"trigger_value": True}, {"json_value": "null"},
    {"json_value": '{"a'}, {"json_value": '{"acted": 7, "edited": {"text": 5}}'},
    {"json_value": '{"acted": {"node": 1e400, "cell": %s, "angle": %s, "point": [%s, 1]}}' % (("9" * 250,) * 3)},
    {"json_value": '{"acted": {"name": "x", "node": 0, "value": 9e999}, "edited": {"text": "a\\ud800\\rb"}}'},
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_any_value_for_any_widget_ends_in_no_exception(server: Serving, page: str) -> None:
    async def scene() -> None:
        async with Visitor(server.url) as visitor:
            await visitor.ask(page)
            widgets = visitor.widgets()
        assert len(widgets) > 8
        for value in HOSTILE:
            async with Visitor(server.url) as visitor:
                await visitor.ask(page)
                forged = tuple(WidgetState(id=one, **value) for one in widgets)  # type: ignore[arg-type]
                sent = await visitor.ask(page, forged)
                shown = [one.delta.new_element.WhichOneof("type") for one in sent if one.WhichOneof("type") == "delta"]
                assert "exception" not in shown, value

    written = len(server.log.read_text(encoding="utf-8"))
    asyncio.run(scene())
    assert "Traceback" not in server.log.read_text(encoding="utf-8")[written:]


@pytest.mark.parametrize("expression", ["5", "(1, 2)", "None", "[X]", "X.shape", "'X'"])
def test_an_expression_that_is_no_tensor_gets_a_sentence(server: Serving, expression: str) -> None:
    async def scene() -> str:
        async with Visitor(server.url) as visitor:
            await visitor.ask("tensors")
            panel = next(one for one in visitor.widgets() if one.endswith(tensor_choices.PANEL.key))
            chosen = WidgetState(id=panel)
            chosen.string_array_value.data.append("Broadcast")
            await visitor.ask("tensors", (chosen,))
            left, right = (
                next(one for one in visitor.widgets() if one.endswith(end))
                for end in (tensor_choices.LEFT.key, tensor_choices.RIGHT.key)
            )
            typed = WidgetState(id=left, string_value=expression), WidgetState(id=right, string_value="X")
            await visitor.ask("tensors", (chosen, *typed))
            return visitor.sentences()

    assert "Write two tensors of the workspace" in asyncio.run(scene())


# --- requests and uploads ---------------------------------------------------------------------------------------------


def test_every_answer_says_what_a_page_may_load(server: Serving) -> None:
    for path in ("/graph", "/_stcore/health", "/favicon.png"):
        with urllib.request.urlopen(server.url + path, timeout=60) as answer:
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/_stcore/agent/interact", 405),
        ("DELETE", "/graph", 405),
        ("GET", "/" + "x" * 3_000, 414),
        ("GET", "/_stcore/metrics", 404),  # where Streamlit weighs every session for whoever asks
        ("PUT", "/_stcore/upload_file/nobody/file", 403),  # Streamlit's own: without its token
    ],
)
def test_a_request_that_no_page_makes_is_refused(server: Serving, method: str, path: str, status: int) -> None:
    assert request(server.url + path, method, b"x" if method != "GET" else None) == status


def test_a_session_keeps_its_newest_files_only(server: Serving) -> None:
    """+340 MB: a session sent any number of 5 MB files, on a page without an uploader."""

    async def scene() -> None:
        async with Visitor(server.url) as visitor:
            await visitor.ask("graph")
            sender = Sender(server.url, visitor.session)
            assert await asyncio.to_thread(sender.put, "first", b"1") == 204
            before = peak_kb(server)
            for at in range(60):
                assert await asyncio.to_thread(sender.put, f"file{at}", bytes(1_000_000)) == 204
            assert await asyncio.to_thread(sender.put, "large", bytes(1_100_000)) == 413
            assert peak_kb(server) - before < PEAK_KB

    asyncio.run(scene())


def test_what_is_wrapped_is_there_in_the_installed_libraries() -> None:
    """The border wraps these by name; another version of Streamlit or uvicorn may have others."""
    assert {"connection_made", "handle_ping", "handle_cont"} <= vars(WebSocketsSansIOProtocol).keys()
    assert {"get_files", "remove_file"} <= vars(MemoryUploadedFileManager).keys()
    assert "__getitem__" in vars(WStates)
    assert "max_message_size" in Protocol.__init__.__code__.co_names
    frames.bound_frames()
    values.bound_values()
    assert WebSocketsSansIOProtocol.handle_ping is frames.handle_ping
    assert WStates.__getitem__ is values.value_of
    assert messages.MESSAGE_BYTES < uploads.SESSION_BYTES
