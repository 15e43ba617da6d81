"""A visitor without a browser, who can send a server anything: any message, any value for a widget, any request."""

from __future__ import annotations

import asyncio
import base64
import http.cookiejar
import os
import socket
import threading
import urllib.error
import urllib.request
from types import TracebackType
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

SECONDS = 60


def stream(url: str) -> str:
    return url.replace("http", "ws", 1) + "/_stcore/stream"


class Visitor:
    """A session, as an asynchronous context; what it was shown last is in `messages`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = ""
        self.messages: list[ForwardMsg] = []

    async def __aenter__(self) -> Visitor:
        protocols = [Subprotocol("streamlit")]
        self.socket: ClientConnection = await connect(
            stream(self.url), subprotocols=protocols, max_size=None, proxy=None, ping_interval=None
        )
        return self

    async def __aexit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.socket.transport.abort()

    async def ask(self, page: str, widgets: tuple[WidgetState, ...] = (), query: str = "") -> list[ForwardMsg]:
        """Run a page and return what it sends until it is complete."""
        ask = BackMsg()
        ask.rerun_script.page_name = page
        ask.rerun_script.query_string = query
        ask.rerun_script.widget_states.widgets.extend(widgets)
        await self.socket.send(ask.SerializeToString())
        return await asyncio.wait_for(self._complete(), SECONDS)

    async def _complete(self) -> list[ForwardMsg]:
        self.messages = []
        while True:
            message = ForwardMsg()
            message.ParseFromString(await self.socket.recv())  # type: ignore[arg-type]
            self.messages.append(message)
            if message.WhichOneof("type") == "new_session":
                self.session = message.new_session.initialize.session_id
            ended = message.WhichOneof("type") == "script_finished"
            if ended and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return self.messages

    def elements(self) -> list:
        """Return the elements that the last run sent."""
        deltas = [one.delta for one in self.messages if one.WhichOneof("type") == "delta"]
        new = [one.new_element for one in deltas if one.WhichOneof("type") == "new_element"]
        return [getattr(one, one.WhichOneof("type") or "empty") for one in new]

    def widgets(self) -> list[str]:
        """Return the ids of the widgets that the last run sent."""
        return [one.id for one in self.elements() if getattr(one, "id", "")]

    def sentences(self) -> str:
        """Return all texts of the last run."""
        return "\n".join(str(one) for one in self.elements())

    async def closed_with(self, data: bytes | str) -> int:
        """Send a message and return the code with which the server ends the connection."""
        await self.socket.send(data)
        await asyncio.wait_for(self.socket.wait_closed(), SECONDS)
        assert self.socket.close_code is not None
        return self.socket.close_code


def request(url: str, method: str = "GET", body: bytes | None = None, headers: dict[str, str] | None = None) -> int:
    """Return the status of an answer."""
    asked = urllib.request.Request(url, body, headers or {}, method=method)
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


class Sender:
    """What an upload needs: Streamlit's token, as a cookie and as a header."""

    def __init__(self, url: str, session: str) -> None:
        self.url, self.session = url, session
        jar = http.cookiejar.CookieJar()
        urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar)).open(url + "/_stcore/host-config")
        urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar)).open(url + "/_stcore/health")
        token = next((one.value for one in jar if one.name == "_streamlit_xsrf"), "") or ""
        self.headers = {"X-Xsrftoken": token, "Cookie": f"_streamlit_xsrf={token}"}

    def put(self, file: str, content: bytes) -> int:
        head = 'Content-Disposition: form-data; name="f"; filename="a.npy"\r\n\r\n'
        body = b"--b\r\n" + head.encode() + content + b"\r\n--b--\r\n"
        headers = self.headers | {"Content-Type": "multipart/form-data; boundary=b"}
        return request(f"{self.url}/_stcore/upload_file/{self.session}/{file}", "PUT", body, headers)


class Flood:
    """Sends one message many times over one connection, as fast as the server takes it.

    Attributes:
        sent: Messages that left so far; the kernel keeps a few thousand of them.
    """

    def __init__(self, url: str, message: bytes, times: int = 60_000) -> None:
        place = urlsplit(url)
        self._socket = socket.create_connection((place.hostname, place.port))
        key = base64.b64encode(os.urandom(16)).decode()
        lines = (
            "GET /_stcore/stream HTTP/1.1", f"Host: {place.netloc}", "Upgrade: websocket", "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Protocol: streamlit",
        )  # fmt: skip
        self._socket.sendall("\r\n".join([*lines, "", ""]).encode())
        assert b" 101 " in self._socket.recv(4_096)
        self._socket.settimeout(0.1)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 16)
        self._frame, self._times = _frame(message), times
        self._going = threading.Event()
        self._going.set()
        self._threads = [threading.Thread(target=one, daemon=True) for one in (self._send, self._read)]
        self.sent = 0
        for thread in self._threads:
            thread.start()

    def _send(self) -> None:
        left, at = memoryview(self._frame * self._times), 0
        while self._going.is_set() and at < len(left):
            try:
                at += self._socket.send(left[at : at + 10_000])
            except TimeoutError:
                continue
            except OSError:
                return
            self.sent = at // len(self._frame)

    def _read(self) -> None:
        while self._going.is_set():
            try:
                if not self._socket.recv(1 << 16):
                    return
            except TimeoutError:
                continue
            except OSError:
                return

    def going(self) -> bool:
        """Return whether it still floods."""
        return all(thread.is_alive() for thread in self._threads)

    def stop(self) -> None:
        self._going.clear()
        for thread in self._threads:
            thread.join()
        self._socket.close()


def _frame(payload: bytes) -> bytes:
    """Return a binary message as one frame, masked with zeros."""
    length = len(payload)
    wide = length >= 1 << 16
    long = bytes([0x82, 0xFF if wide else 0xFE]) + length.to_bytes(8 if wide else 2, "big")
    head = bytes([0x82, 0x80 | length]) if length < 126 else long
    return head + bytes(4) + payload
